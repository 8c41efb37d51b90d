import text from '../text.module.css';
import { useWidth } from '../use-width.ts';
import { Listing } from './Listing.tsx';
import styles from './loop-column.module.css';
import { Sentence } from './Sentence.tsx';
import { Track } from './Track.tsx';
import { trackGeometry } from './track-geometry.ts';

/** The id of the loop's region, which "Skip to the loop" leads to. */
export const LOOP_REGION = 'the-loop';

/** Width of the column in the widest layout, until it is measured. */
const FIRST_WIDTH = 772;
/** Room the slim track leaves at its sides. */
const SLIM_PADDING = 16;

/** The middle column: the loop as a track, as a sentence and as a listing. Three views, one position. */
export function LoopColumn() {
  const [ref, width] = useWidth<HTMLElement>(FIRST_WIDTH);
  const { size } = trackGeometry(width);
  return (
    <section id={LOOP_REGION} className={styles.column} aria-label="The loop" data-size={size} ref={ref} tabIndex={-1}>
      <h2 className={text.sr}>The loop</h2>
      <Track width={size === 'slim' ? width - SLIM_PADDING : width} />
      <Sentence />
      <Listing width={width} size={size} />
    </section>
  );
}
