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

/** Throws when a file name has nothing in it to name a file by. */
export function requireFileName(owner: string, option: string, name: string): void {
  if (artifactName(name) === '')
    throw new TypeError(`${owner}: option ${option} must name a file, but is ${JSON.stringify(name)}.`);
}
