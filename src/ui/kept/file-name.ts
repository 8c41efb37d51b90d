/** The last part of an artifact's name, which may have folders. */
export function fileName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
