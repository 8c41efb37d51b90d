import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { TablePart, TableView } from '../../../protocol/table-messages.ts';
import { Icon } from '../../Icon.tsx';
import { formatCount } from '../../number-format.ts';
import { StreamMark } from '../../StreamMark.tsx';
import styles from './split.module.css';
import { borderAfterKey, borderPlace, type Border } from './split-shares.ts';
import { useSharesDraft, type SharesDraft } from './use-shares-draft.ts';

const USES: Readonly<Record<TablePart['name'], string>> = {
  train: 'the model learns from these',
  valid: 'measured each epoch',
  test: 'sealed until Evaluate',
};

/** The rows as parts of one bar, with two borders that can be moved; below each part, how common its kinds are. */
export function SplitBar(props: { readonly view: TableView; readonly parts: readonly TablePart[] }) {
  const { view, parts } = props;
  const bar = useRef<HTMLDivElement>(null);
  const draft = useSharesDraft(view.choices.shares);
  const total = parts.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const { valid, test } = draft.shares;
  const shares = { train: 100 - valid - test, valid, test };
  const classNames = view.task?.kind === 'classes' ? view.task.classNames : [];
  const rowsOf = ({ name, rowCount }: TablePart) =>
    draft.isDraft ? Math.round((total * shares[name]) / 100) : rowCount;
  const widthOf = () => bar.current?.getBoundingClientRect().width ?? 0;
  return (
    <div ref={bar} className={styles.bar}>
      {parts.map((part, index) => (
        <div key={part.name} className={styles.slot} style={{ flexGrow: shares[part.name] }}>
          {index === 0 ? null : (
            <Handle
              border={index === 1 ? 'trainValid' : 'validTest'}
              draft={draft}
              text={partsText(parts, shares, rowsOf)}
              widthOf={widthOf}
            />
          )}
          <Part part={part} percent={shares[part.name]} rows={rowsOf(part)} classNames={classNames} />
        </div>
      ))}
    </div>
  );
}

function Part(props: {
  readonly part: TablePart;
  readonly percent: number;
  readonly rows: number;
  readonly classNames: readonly string[];
}) {
  const { part, percent, rows, classNames } = props;
  const { name, classCounts } = part;
  return (
    <div className={styles.part} data-part={name}>
      <div className={styles.label}>
        <StreamMark name={name} />
        <b>{name}</b>
        <span className={styles.count}>{formatCount(rows)}</span>
        <span className={styles.percent}>{percent} %</span>
        {name === 'test' ? (
          <span className={styles.lock}>
            <Icon name="lock" size={13} />
          </span>
        ) : null}
      </div>
      <ClassStrip part={part} classCounts={classCounts} classNames={classNames} />
      <p title={USES[name]}>{USES[name]}</p>
    </div>
  );
}

function ClassStrip(props: {
  readonly part: TablePart;
  readonly classCounts: readonly number[];
  readonly classNames: readonly string[];
}) {
  const { part, classCounts, classNames } = props;
  if (classNames.length === 0) return <div className={styles.strip} />;
  const counts = classNames.map((name, index) => `${formatCount(classCounts[index] ?? 0)} ${name}`).join(', ');
  return (
    <div
      className={styles.strip}
      role="img"
      aria-label={`${part.name}: ${counts}`}
      data-explain={`${part.name}: ${counts}`}
    >
      {classNames.map((name, index) => (
        <span key={name} data-class={index < 6 ? index + 1 : 'more'} style={{ flexGrow: classCounts[index] ?? 0 }} />
      ))}
    </div>
  );
}

function Handle(props: {
  readonly border: Border;
  readonly draft: SharesDraft;
  /** All parts, in words. */
  readonly text: string;
  readonly widthOf: () => number;
}) {
  const { border, draft, text, widthOf } = props;
  const { at, min, max } = borderPlace(draft.shares, border);
  const [grip, setGrip] = useState<{ readonly x: number; readonly at: number } | null>(null);
  const hold = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrip({ x: event.clientX, at });
  };
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    const width = widthOf();
    if (grip !== null && width > 0) draft.move(border, grip.at + ((event.clientX - grip.x) / width) * 100);
  };
  const letGo = () => {
    if (grip !== null) draft.commit();
    setGrip(null);
  };
  const giveUp = () => {
    setGrip(null);
    draft.cancel();
  };
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'Escape') giveUp();
    const to = borderAfterKey(event.key, { at, min, max });
    if (to === null) return;
    event.preventDefault();
    draft.move(border, to);
  };
  return (
    <button
      type="button"
      className={styles.handle}
      role="slider"
      aria-label={border === 'trainValid' ? 'Border between train and valid' : 'Border between valid and test'}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={at}
      aria-valuetext={text}
      data-explain="Drag it, or use the arrow keys: it moves rows from one part to the other."
      onPointerDown={hold}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={giveUp}
      onKeyDown={press}
      onKeyUp={draft.commit}
      onBlur={draft.commit}
    />
  );
}

function partsText(
  parts: readonly TablePart[],
  shares: Readonly<Record<TablePart['name'], number>>,
  rowsOf: (part: TablePart) => number,
): string {
  return parts.map((part) => `${part.name} ${shares[part.name]} %, ${formatCount(rowsOf(part))} rows`).join('; ');
}
