import { useId, type ReactNode } from 'react';
import controls from '../../controls.module.css';
import { pointLook } from '../map-points.ts';
import type { PointKind } from './editor-state.ts';
import styles from './points.module.css';
import { PointShape } from './PointShape.tsx';

/** The parts in the order of their streams. */
export const POINT_PARTS = ['train', 'valid', 'test'] as const satisfies readonly PointKind['part'][];

/** What the next point is to be: of which class, and in which stream. */
export function PointTools(props: {
  readonly classNames: readonly string[];
  readonly kind: PointKind;
  readonly onChange: (kind: PointKind) => void;
}) {
  const { classNames, kind, onChange } = props;
  return (
    <div className={styles.tools}>
      <Segment
        label="Class of new points"
        choices={classNames.map((name, index) => ({
          name,
          mark: <Mark classIndex={index} part="train" />,
          isChosen: index === kind.classIndex,
          onChoose: () => onChange({ ...kind, classIndex: index }),
        }))}
      />
      <Segment
        label="Stream of new points"
        choices={POINT_PARTS.map((part) => ({
          name: part,
          mark: <Mark classIndex={null} part={part} />,
          isChosen: part === kind.part,
          onChoose: () => onChange({ ...kind, part }),
        }))}
      />
    </div>
  );
}

interface Choice {
  readonly name: string;
  readonly mark: ReactNode;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Segment({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  const group = useId();
  return (
    <div className={`${controls.segment} ${styles.segment}`} role="radiogroup" aria-label={label}>
      {choices.map(({ name, mark, isChosen, onChoose }) => (
        <label key={name}>
          <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
          {mark}
          {name}
        </label>
      ))}
    </div>
  );
}

function Mark({ classIndex, part }: { readonly classIndex: number | null; readonly part: string }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <PointShape classIndex={classIndex} look={pointLook(part)} center={{ x: 7, y: 7 }} r={4} />
    </svg>
  );
}
