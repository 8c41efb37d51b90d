import type { KeyboardEvent } from 'react';
import styles from './lab.module.css';

/** The parts of the Lab that a small screen shows one at a time. */
export const VIEWS = [
  { name: 'loop', label: 'Loop', panel: 'loop' },
  { name: 'see', label: 'Curves', panel: 'see' },
  { name: 'setup', label: 'Set-up', panel: 'set-up' },
  { name: 'dock', label: 'Time', panel: 'dock' },
] as const;
export type View = (typeof VIEWS)[number]['name'];

/** Chooses the part that is shown; the style sheet hides it where all parts have room. */
export function ViewTabs({ view, onChoose }: { readonly view: View; readonly onChoose: (view: View) => void }) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const index = VIEWS.findIndex(({ name }) => name === view);
    const next = VIEWS[(index + step + VIEWS.length) % VIEWS.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label="Part of the lab" onKeyDown={move}>
      {VIEWS.map(({ name, label, panel }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === view}
          aria-controls={panel}
          tabIndex={name === view ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
