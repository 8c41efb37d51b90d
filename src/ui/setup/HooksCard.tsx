import { useRef } from 'react';
import { selectHookRows } from '../../store/selectors.ts';
import { useLab } from '../lab-context.ts';
import { AddHook } from './AddHook.tsx';
import { AutomaticHookRow, HookRow } from './HookRow.tsx';
import styles from './hooks.module.css';
import { hookLabel, useHookList } from './use-hook-list.ts';
import { useRowDrag } from './use-row-drag.ts';

/** The hooks in the order they are called: to be moved, opened, taken out and added. */
export function HooksCard() {
  const element = useRef<HTMLOListElement>(null);
  const rows = useLab(selectHookRows);
  const hooks = useLab((state) => state.form.hooks);
  const list = useHookList(element);
  const drag = useRowDrag(element, (id, place) => {
    const hook = hooks.find((candidate) => candidate.id === id);
    if (hook !== undefined) list.move(hook, place);
  });
  return (
    <>
      <ol className={styles.hooks} aria-label="Hooks, in the order they are called" ref={element}>
        {rows.map(({ name, form }) =>
          form === null ? (
            <AutomaticHookRow key={`added ${name}`} name={name} />
          ) : (
            <HookRow
              key={form.id}
              hook={form}
              label={hookLabel(hooks, form)}
              place={hooks.indexOf(form)}
              count={hooks.length}
              list={list}
              drag={drag}
            />
          ),
        )}
      </ol>
      <AddHook onAdd={list.add} />
    </>
  );
}
