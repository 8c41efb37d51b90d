import { SEE_TABS, type SeeTab } from '../see/see-tabs.ts';

/** What a single key can ask for. */
export type KeyAct = 'primary' | 'event' | 'hook' | 'batch' | 'epoch' | 'stop' | 'reset' | 'theme' | 'keys' | TabAct;
type TabAct = `tab:${SeeTab}`;

export interface KeyDescription {
  /** `KeyboardEvent.key`, in lower case. */
  readonly key: string;
  /** As printed on the key. */
  readonly label: string;
  readonly act: KeyAct;
  readonly explanation: string;
}

/** All single keys, in the order the dialog lists them. */
export const KEYS: readonly KeyDescription[] = [
  { key: ' ', label: 'Space', act: 'primary', explanation: 'train, pause, resume' },
  { key: 'e', label: 'E', act: 'event', explanation: 'step to the next event' },
  { key: 'h', label: 'H', act: 'hook', explanation: 'step to the next hook' },
  { key: 'b', label: 'B', act: 'batch', explanation: 'step to the next batch' },
  { key: 'n', label: 'N', act: 'epoch', explanation: 'step past a whole epoch' },
  { key: 'x', label: 'X', act: 'stop', explanation: 'stop; again: stop now' },
  { key: 'r', label: 'R', act: 'reset', explanation: 'reset' },
  ...SEE_TABS.map(
    ({ name, label, key }) => ({ key, label: key, act: `tab:${name}`, explanation: `the tab ${label}` }) as const,
  ),
  { key: 't', label: 'T', act: 'theme', explanation: 'switch between system, light and dark' },
  { key: '?', label: '?', act: 'keys', explanation: 'all keys' },
];

export function isTabAct(act: KeyAct): act is TabAct {
  return act.startsWith('tab:');
}

/** The tab that an act chooses. */
export function tabOf(act: TabAct): SeeTab {
  return act.slice('tab:'.length) as SeeTab;
}

/** The act a key press asks for, or null: with a modifier held, in a field, or where the key has a meaning already. */
export function keyAct(event: KeyboardEvent): KeyAct | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return null;
  const description = KEYS.find(({ key }) => key === event.key.toLowerCase());
  if (description === undefined) return null;
  const target = event.target instanceof Element ? event.target : null;
  return target !== null && isTakenBy(target, description.key) ? null : description.act;
}

const TEXT_ENTRY = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), dialog';
const PRESSED_BY_SPACE = 'button, a[href], summary, [role="button"], [role="tab"]';

function isTakenBy(target: Element, key: string): boolean {
  if (target.closest(TEXT_ENTRY) !== null) return true;
  return key === ' ' && target.closest(PRESSED_BY_SPACE) !== null;
}
