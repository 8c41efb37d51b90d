import { memo } from 'react';
import styles from './track.module.css';
import { bendPath, wayPath, type TrackGeometry } from './track-geometry.ts';

/** The bed: the lap, the way in, the way out, and which way round it goes. */
export const Road = memo(function Road({ geometry }: { readonly geometry: TrackGeometry }) {
  const { lap, wayEnd } = geometry;
  const lapPath = bendPath(lap);
  const ways = wayPath(geometry);
  return (
    <>
      <path className={styles.casing} d={`${lapPath}${ways}`} />
      <path className={styles.road} d={lapPath} />
      <path className={styles.road} d={ways} />
      <path className={styles.wayEnd} d={`M${wayEnd} ${lap.top - 12}v24M${wayEnd} ${lap.bottom - 12}v24`} />
      {chevrons(geometry).map(({ x, y, turn }) => (
        <Chevron key={`${x} ${y}`} x={x} y={y} turn={turn} />
      ))}
    </>
  );
});

interface Direction {
  readonly x: number;
  readonly y: number;
  readonly turn: 0 | 90 | 180 | -90;
}

/** A small arrow head that says which way the marker goes. */
export function Chevron({ x, y, turn }: Direction) {
  return <path className={styles.chevron} d="M-3 -4L2 0L-3 4" transform={`translate(${x} ${y}) rotate(${turn})`} />;
}

function chevrons({ size, lap, stations }: TrackGeometry): readonly Direction[] {
  const { afterEpoch, afterEpochProfile, ended, afterTraining, wayIn, beforeTraining } = stations;
  const low = (x: number): Direction => ({ x, y: lap.bottom, turn: 180 });
  const between = [low((afterEpoch.x + afterEpochProfile.x) / 2), low((afterEpochProfile.x + ended.x) / 2)];
  const up: Direction = { x: lap.left, y: lap.bottom - (size === 'slim' ? 104 : 50), turn: -90 };
  if (size === 'slim') return [...between, up];
  const wayOut = low(afterTraining.x + (ended.x - afterTraining.x) * 0.4);
  return [...between, up, wayOut, { x: (beforeTraining.x + wayIn.x) / 2 + 10, y: lap.top, turn: 0 }];
}
