import type { ListWarning, OrderFault } from '../../config/hook-form.ts';
import { selectHookWarnings } from '../../store/selectors.ts';
import { announce } from '../announcement.ts';
import { Icon } from '../Icon.tsx';
import { useLab, useLabActions } from '../lab-context.ts';
import text from '../text.module.css';
import styles from './hooks.module.css';

/** What hooks of the list will not find, each with what mends it. Stands under the card, also while that is closed, and in sight while the list is. */
export function HookNotes() {
  const warnings = useLab(selectHookWarnings);
  if (warnings.length === 0) return null;
  return (
    <div className={styles.notes}>
      {warnings.map((warning) => (
        <div key={keyOf(warning)} className={styles.note} role="note" aria-label={LABELS[warning.kind]}>
          <Icon name="information" size={14} />
          <p>
            <Sentence warning={warning} />
            {warning.kind === 'order' ? <MoveButton fault={warning} /> : null}
          </p>
        </div>
      ))}
    </div>
  );
}

const LABELS = { order: 'Order of the hooks', missing: 'What no hook writes' } as const;

function keyOf(warning: ListWarning): string {
  return warning.kind === 'order' ? warning.writer.id : `${warning.reader.id} ${warning.variable}`;
}

function MoveButton({ fault: { writer, reader, to } }: { readonly fault: OrderFault }) {
  const count = useLab((state) => state.form.hooks.length);
  const actions = useLabActions();
  const mend = (button: HTMLElement) => {
    // The note goes, and the focus with it: the card that it is about is next to it.
    const card = button.closest('[data-set-up]')?.querySelector<HTMLElement>('[data-card="Hooks"] > summary');
    actions.moveHook(writer.id, to);
    announce(`${writer.name}, now ${to + 1} of ${count}`);
    card?.focus();
  };
  return (
    <>
      {' '}
      <button type="button" onClick={(event) => mend(event.currentTarget)}>
        Move {writer.name} up
        <span className={text.sr}> before {reader.name}</span>
      </button>
    </>
  );
}

/** The sentence without what the button says, the hooks set off. */
function Sentence({ warning }: { readonly warning: ListWarning }) {
  const { message, reader } = warning;
  const names = warning.kind === 'order' ? [reader.name, warning.writer.name] : [reader.name];
  const sentence = warning.kind === 'order' ? message.replace(` Move ${warning.writer.name} up.`, '') : message;
  return sentence
    .split(new RegExp(`\\b(${names.join('|')})\\b`))
    .map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}
