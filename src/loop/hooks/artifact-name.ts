/**
 * The name of an artifact from parts that may come from data: folders are kept, but none leads up or begins at a root, so that
 * a host may write it into any folder.
 */
export function artifactName(...parts: readonly string[]): string {
  const folders = parts.flatMap((part) => part.split(/[/\\]/));
  return folders.filter((folder) => !['', '.', '..'].includes(folder)).join('/');
}

/** A text from data as one part of a name: what would make folders of it becomes `___`, as in emloop. */
export function namePart(text: string): string {
  return text.replaceAll(/[/\\]/g, '___');
}
