/** Something a hook made for people to look at or keep: what emloop writes to a file of the output directory. */
export interface Artifact {
  /** A file name, with folders where it helps: `visual/epoch_3/valid/7.svg`. A later artifact of the same name replaces it. */
  readonly name: string;
  /** Such as `text/csv`. */
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  /** The epoch it belongs to; null for one of the whole run. */
  readonly epochId: number | null;
}

/** Where artifacts go. The host decides where that is: memory, a list on a page, a folder. */
export interface ArtifactSink {
  write(artifact: Artifact): void;
  /** Adds text to the end of an artifact, which begins with it when there is none of that name. */
  append(artifact: Artifact & { readonly content: string }): void;
}
