/** What stands under the curves, one at a time. The key chooses it from anywhere in the Lab. */
export const SEE_TABS = [
  { name: 'map', label: 'Map', key: '1' },
  { name: 'evaluate', label: 'Evaluate', key: '2' },
  { name: 'rows', label: 'Rows', key: '3' },
  { name: 'try', label: 'Try it', key: '4' },
  { name: 'artifacts', label: 'Artifacts', key: '5' },
  { name: 'checkpoints', label: 'Checkpoints', key: '6' },
] as const;

export type SeeTab = (typeof SEE_TABS)[number]['name'];
