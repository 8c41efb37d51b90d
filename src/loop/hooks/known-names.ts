/** The names there are, for an error's "It has: …". */
export function knownNames(map: object): string {
  return Object.keys(map).join(', ') || 'nothing';
}
