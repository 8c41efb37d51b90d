import type { TableProblem } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { Icon, type IconName } from '../../Icon.tsx';
import { useTableDeskActions } from '../table-desk-context.ts';
import type { CheckAct, CheckItem } from './check-items.ts';
import styles from './checks.module.css';
import { LineList } from './LineList.tsx';

const LOOKS: Readonly<Record<TableProblem['severity'], { readonly icon: IconName; readonly word: string }>> = {
  blocks: { icon: 'blocked', word: 'Stops training' },
  warns: { icon: 'warning', word: 'To decide' },
  tells: { icon: 'check', word: 'Handled' },
};

/** One check: what was found, where, and what can be done about it. */
export function CheckEntry({ item, onLine }: { readonly item: CheckItem; readonly onLine: (line: number) => void }) {
  const { severity, title, text, lines, areRows, acts } = item;
  const { icon, word } = LOOKS[severity];
  const actions = useTableDeskActions();
  const act = ({ change, reading }: CheckAct) => {
    if (change !== null) actions.change(change);
    if (reading !== null) actions.setReading(reading);
  };
  return (
    <li className={styles.check} data-severity={severity}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <div className={styles.body}>
        <p className={styles.word}>{word}</p>
        <h3>{title}</h3>
        {text === '' ? null : <p>{text}</p>}
        <LineList lines={lines} areRows={areRows} onLine={onLine} />
        {acts.length === 0 ? null : (
          <div className={styles.acts}>
            {acts.map((each, index) => (
              <button key={each.label} type="button" className={look(severity, index)} onClick={() => act(each)}>
                {each.label}
              </button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** The first thing to do about what is to be decided stands out; what is handled already can only be handled otherwise. */
function look(severity: TableProblem['severity'], index: number): string | undefined {
  if (severity === 'tells') return styles.link;
  return index === 0 ? `${controls.button} ${controls.primary}` : controls.button;
}
