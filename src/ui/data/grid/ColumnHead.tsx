import { memo } from 'react';
import type { ColumnType, ColumnView, Role } from '../../../protocol/table-messages.ts';
import { Icon, type IconName } from '../../Icon.tsx';
import text from '../../text.module.css';
import { choicesOf, ROLE_LABELS, TYPE_LABELS, TYPES_TO_CHOOSE } from '../data-words.ts';
import { useTableDeskActions } from '../table-desk-context.ts';
import { ColumnChart } from './ColumnChart.tsx';
import styles from './column-head.module.css';
import { distinctText, gapsText } from './figure-text.ts';

const ROLE_ICONS: Readonly<Record<Role, IconName>> = { target: 'flag', feature: 'next', ignore: 'close' };
const AS_FOUND = 'as found';

/** The head of a column: its name, what it is for, what it holds, and how the values are spread. */
export const ColumnHead = memo(function ColumnHead(props: {
  readonly column: ColumnView;
  readonly classNames: readonly string[];
  readonly isFlagged: boolean;
  readonly isFound: boolean;
}) {
  const { column, classNames, isFlagged, isFound } = props;
  const { index, name, role } = column;
  return (
    <th
      scope="col"
      className={styles.head}
      aria-colindex={index + 2}
      data-role={role}
      data-flagged={isFlagged}
      data-found={isFound}
    >
      <span className={styles.name} title={name}>
        {name}
      </span>
      <RoleChoice column={column} isFlagged={isFlagged} />
      <ColumnChart column={column} classNames={role === 'target' ? classNames : []} />
      <p className={styles.facts}>
        <span>{distinctText(column)}</span>
        <span className={column.summary.missing > 0 ? styles.gaps : undefined}>{gapsText(column)}</span>
      </p>
      <TypeChoice column={column} />
    </th>
  );
});

function RoleChoice({ column, isFlagged }: { readonly column: ColumnView; readonly isFlagged: boolean }) {
  const { index, name, role, reason } = column;
  const actions = useTableDeskActions();
  return (
    <span className={styles.choice}>
      <Icon name={isFlagged ? 'warning' : ROLE_ICONS[role]} size={12} />
      {isFlagged ? <span className={text.sr}>to decide</span> : null}
      <select
        value={role}
        aria-label={`Role of ${name}`}
        data-explain={reason}
        onChange={(event) => {
          const chosen = choicesOf(ROLE_LABELS).find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) actions.change({ kind: 'setRole', column: index, role: chosen });
        }}
      >
        {choicesOf(ROLE_LABELS).map((each) => (
          <option key={each} value={each}>
            {ROLE_LABELS[each]}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={10} />
    </span>
  );
}

function TypeChoice({ column }: { readonly column: ColumnView }) {
  const { index, name, type, evidence, choices } = column;
  const actions = useTableDeskActions();
  const offered: readonly ColumnType[] = TYPES_TO_CHOOSE.includes(type) ? TYPES_TO_CHOOSE : [type, ...TYPES_TO_CHOOSE];
  const choose = (value: string) => {
    const chosen = TYPES_TO_CHOOSE.find((each) => each === value);
    if (chosen !== undefined) actions.change({ kind: 'setType', column: index, type: chosen });
    else if (value === AS_FOUND) actions.change({ kind: 'resetColumn', column: index });
  };
  return (
    <span className={styles.choice}>
      <select
        value={type}
        aria-label={`Type of ${name}`}
        data-explain={evidence}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {offered.map((each) => (
          <option key={each} value={each}>
            {TYPE_LABELS[each]}
          </option>
        ))}
        {choices.type === null ? null : <option value={AS_FOUND}>as it was found</option>}
      </select>
      <Icon name="chevron" size={10} />
    </span>
  );
}
