import { formatCount } from '../number-format.ts';
import type { LaneLayout } from './lane-layout.ts';
import styles from './track.module.css';

/** Mean width of a letter: 13 px bold of a name, 11 px of a note. Only to leave out what has no room. */
const LETTER = { name: 6, note: 5.5 } as const;

/** The name over a lane, a bracket over its batches, and as much of what is to be said as there is room for. */
export function LaneName(props: {
  readonly layout: LaneLayout;
  readonly isLearning: boolean;
  readonly isFirst: boolean;
  readonly hasNotes: boolean;
}) {
  const { layout, isLearning, isFirst, hasNotes } = props;
  const { stream, left, right, y, textEnd } = layout;
  if (!hasNotes)
    return (
      <text className={styles.laneName} x={left + 2} y={y - 18}>
        {stream.name}
      </text>
    );
  const noteX = left + Math.max(28, stream.name.length * LETTER.name) + 7;
  const note = notes(layout, isLearning, isFirst).find((text) => noteX + text.length * LETTER.note <= textEnd);
  return (
    <>
      <text className={styles.laneName} x={left + 1} y={y - 39}>
        {stream.name}
      </text>
      {note === undefined ? null : (
        <text className={styles.note} x={noteX} y={y - 39}>
          {note}
        </text>
      )}
      <path className={styles.bracket} d={`M${left} ${y - 24}v-6H${right}v6`} />
    </>
  );
}

/** From long to short. */
function notes({ stream }: LaneLayout, isLearning: boolean, isFirst: boolean): readonly string[] {
  const verb = isLearning ? 'the model learns' : 'only measured';
  if (stream.batchCount === null) return [verb];
  const count = formatCount(stream.batchCount);
  const counted = stream.batchCount === 1 ? '1 batch' : `${count} batches`;
  return isFirst ? [`${counted}, ${verb}`, counted, count] : [`${count}, ${verb}`, count];
}
