import type { ListWarning } from '../../config/hook-form.ts';
import { selectOrderWarnings } from '../../store/selectors.ts';
import { announce } from '../announcement.ts';
import { Icon } from '../Icon.tsx';
import { useLab, useLabActions } from '../lab-context.ts';
import text from '../text.module.css';
import styles from './hooks.module.css';

/** What cannot work in the order of the hooks, each with what mends it. Stands under the card, also while that is closed, and in sight while the list is. */
export function OrderNotes() {
  const warnings = useLab(selectOrderWarnings);
  const count = useLab((state) => state.form.hooks.length);
  const actions = useLabActions();
  const mend = ({ writer, to }: ListWarning, button: HTMLElement) => {
    // The note goes, and the focus with it: the card that it is about is next to it.
    const card = button.closest('[data-set-up]')?.querySelector<HTMLElement>('[data-card="Hooks"] > summary');
    actions.moveHook(writer.id, to);
    announce(`${writer.name}, now ${to + 1} of ${count}`);
    card?.focus();
  };
  if (warnings.length === 0) return null;
  return (
    <div className={styles.notes}>
      {warnings.map((warning) => (
        <div key={warning.writer.id} className={styles.note} role="note" aria-label="Order of the hooks">
          <Icon name="information" size={14} />
          <p>
            <Sentence warning={warning} />{' '}
            <button type="button" onClick={(event) => mend(warning, event.currentTarget)}>
              Move {warning.writer.name} up
              <span className={text.sr}> before {warning.reader.name}</span>
            </button>
          </p>
        </div>
      ))}
    </div>
  );
}

/** The sentence without what the button says, the two hooks set off. */
function Sentence({ warning: { message, reader, writer } }: { readonly warning: ListWarning }) {
  const sentence = message.replace(` Move ${writer.name} up.`, '');
  return sentence
    .split(new RegExp(`\\b(${reader.name}|${writer.name})\\b`))
    .map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}
