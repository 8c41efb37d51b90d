import type { ReactNode, Ref } from 'react';
import styles from './listing.module.css';
import { lineExplanation } from './line-explanation.ts';
import type { LoopLine, TextPart } from './loop-lines.ts';
import { TextParts } from './TextParts.tsx';

interface Props {
  readonly line: LoopLine;
  readonly code: readonly TextPart[];
  readonly isCurrent: boolean;
  /** How the row stands out besides being current. */
  readonly look: 'plain' | 'caller' | 'failed' | 'skipped';
  /** Why the run failed, on an event's line, where the cells leave no other place. */
  readonly fault: string | null;
  readonly children: ReactNode;
  readonly isTabStop: boolean;
  readonly currentRef: Ref<HTMLTableRowElement>;
}

/** One line of the loop: number, code, and what is beside it. */
export function ListingRow({ line, code, isCurrent, look, fault, children, isTabStop, currentRef }: Props) {
  return (
    <tr
      ref={isCurrent ? currentRef : null}
      className={styles.row}
      data-look={look}
      {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
    >
      <td
        className={styles.gutter}
        data-roving=""
        tabIndex={isTabStop ? 0 : -1}
        data-explain={lineExplanation(line)}
        data-explain-side="right"
      >
        {line.number}
      </td>
      <th scope="row" className={styles.codeCell}>
        <span className={styles.code}>
          <span className={styles.indent} data-depth={line.indent} />
          <span className={styles.source}>
            <TextParts parts={code} />
            {fault === null ? null : (
              <span className={styles.fault} title={fault}>
                {fault}
              </span>
            )}
          </span>
          {line.event !== null && fault === null ? <span className={styles.lead} aria-hidden="true" /> : null}
        </span>
      </th>
      {children}
    </tr>
  );
}
