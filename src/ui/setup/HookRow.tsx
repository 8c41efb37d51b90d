import { Fragment, useId, type KeyboardEvent } from 'react';
import { isRemovable, type HookForm } from '../../config/hook-form.ts';
import { describeHook } from '../../config/hook-list.ts';
import type { LabState } from '../../store/lab-state.ts';
import { Icon } from '../Icon.tsx';
import { useLab } from '../lab-context.ts';
import { HookOptions } from './HookOptions.tsx';
import styles from './hooks.module.css';
import { RowButton } from './RowButton.tsx';
import type { HookListActions } from './use-hook-list.ts';
import type { RowDrag } from './use-row-drag.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
const NOT_REMOVABLE = 'It cannot be removed: the page lives on what it tells.';

interface Props {
  readonly hook: HookForm;
  /** Its name, as no other row has it. */
  readonly label: string;
  readonly place: number;
  readonly count: number;
  readonly list: HookListActions;
  readonly drag: RowDrag;
}

/** One hook of the list: its handle, its name that opens its options, and what moves it or takes it out. */
export function HookRow({ hook, label, place, count, list, drag }: Props) {
  const id = useId();
  const isOpen = list.isOpen(hook.id);
  const isBad = useLab((state) => hasProblem(state, hook));
  const moveByKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (!event.altKey || step === undefined || isField(event.target)) return;
    event.preventDefault();
    list.move(hook, place + step);
  };
  return (
    <li
      className={styles.row}
      data-row={hook.id}
      data-dragged={drag.draggedId === hook.id}
      data-gap={gapAt(drag.gap, place, count)}
      onKeyDown={moveByKey}
    >
      <div className={styles.head} data-explain-anchor>
        <button
          type="button"
          className={styles.handle}
          tabIndex={-1}
          aria-label={`Move ${label}`}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          data-explain="Drag to another place, or press Alt with an arrow key."
          data-explain-side="right"
          {...drag.handle(hook.id)}
        >
          <Icon name="grip" size={14} />
        </button>
        <button
          type="button"
          className={styles.name}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={`Options of ${label}`}
          aria-description={isBad ? 'There is a problem with them.' : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          data-explain={describeHook(hook.name).explanation}
          data-explain-side="right"
          onClick={() => list.toggle(hook.id)}
        >
          <span className={styles.word}>
            <Breakable name={label} />
          </span>
          {isBad ? <Icon name="warning" size={13} /> : null}
          <span className={styles.chevron}>
            <Icon name="chevron" size={12} />
          </span>
        </button>
        <RowButton
          icon="up"
          name={`Move ${label} up`}
          offReason={place === 0 ? 'It is the first already.' : null}
          onPress={() => list.move(hook, place - 1)}
        />
        <RowButton
          icon="down"
          name={`Move ${label} down`}
          offReason={place === count - 1 ? 'It is the last already.' : null}
          onPress={() => list.move(hook, place + 1)}
        />
        <RowButton
          icon="close"
          name={`Remove ${label}`}
          offReason={isRemovable(hook) ? null : NOT_REMOVABLE}
          onPress={() => list.remove(hook)}
        />
      </div>
      {isOpen ? (
        <div className={styles.options} id={id} role="group" aria-label={`Options of ${label}`}>
          <HookOptions hook={hook} />
        </div>
      ) : null}
    </li>
  );
}

/** A hook that the worker calls without being asked to: it has its place by itself. */
export function AutomaticHookRow({ name }: { readonly name: string }) {
  return (
    <li className={styles.automatic} data-explain-anchor>
      <span
        className={styles.word}
        tabIndex={0}
        data-explain={describeHook(name).explanation}
        data-explain-side="right"
      >
        <Breakable name={name} />
      </span>
      <span className={styles.tag}>added by itself</span>
    </li>
  );
}

/** A long name may break between its words. */
function Breakable({ name }: { readonly name: string }) {
  return name.split(/(?<=[a-z])(?=[A-Z])/).map((part, index) => (
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function hasProblem({ problems }: LabState, { id }: HookForm): boolean {
  return Object.keys(problems ?? {}).some((field) => `${field}.`.startsWith(`hooks.${id}.`));
}

/** In a field the keys have a meaning already. */
function isField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, select') !== null;
}

/** On which side of this row the line is drawn that shows where the row in hand would go. */
function gapAt(gap: number | null, place: number, count: number): 'before' | 'after' | undefined {
  if (gap === place) return 'before';
  return gap === count && place === count - 1 ? 'after' : undefined;
}
