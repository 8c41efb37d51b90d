import { memo } from 'react';
import type { StreamKind } from '../StreamMark.tsx';
import type { StationId } from './loop-lines.ts';
import { Chevron } from './Road.tsx';
import { Station } from './Station.tsx';
import styles from './track.module.css';
import { bendPath, type Point, type TrackGeometry } from './track-geometry.ts';

interface Props {
  readonly geometry: TrackGeometry;
  /** The stream in hand, which gives its colour. */
  readonly kind: StreamKind;
  readonly now: StationId | null;
  readonly failed: StationId | null;
}

/** The loop inside the lap: a batch is read, the interrupt looked at, the model run, the hooks called. */
export const BatchLoop = memo(function BatchLoop({ geometry, kind, now, failed }: Props) {
  const { batchLoop, stations, size } = geometry;
  const isSlim = size === 'slim';
  const path = bendPath(batchLoop);
  const state = (id: StationId) => ({ isNow: now === id, isFailed: failed === id });
  const name = ({ x, y }: Point, text: string, drop = 25) => ({ text, x, y: y + drop, anchor: 'middle' }) as const;
  const { read, stopAsked, run, afterBatch } = stations;
  return (
    <g data-stream={kind}>
      <path className={styles.batchCasing} d={path} />
      <path className={styles.batchRoad} d={path} />
      <BatchChevrons geometry={geometry} />
      <Station at={read} kind="act" radius={8} name={name(read, 'read')} {...state('read')} />
      <Station
        at={stopAsked}
        kind="act"
        radius={6}
        name={name(stopAsked, isSlim ? 'stop?' : 'stop asked?')}
        {...state('stopAsked')}
      />
      <Station at={run} kind="act" radius={8} name={name(run, isSlim ? 'run' : 'model.run')} {...state('run')} />
      <Station
        at={afterBatch}
        kind="act"
        radius={8}
        name={name(afterBatch, 'after_batch', isSlim ? 24 : -16)}
        {...state('afterBatch')}
      />
    </g>
  );
});

function BatchChevrons({ geometry }: { readonly geometry: TrackGeometry }) {
  const { batchLoop, stations, size } = geometry;
  const { read, stopAsked, run, afterBatch } = stations;
  const middle = (batchLoop.top + batchLoop.bottom) / 2;
  if (size === 'slim')
    return (
      <>
        <Chevron x={batchLoop.right} y={middle} turn={90} />
        <Chevron x={batchLoop.left} y={middle} turn={-90} />
      </>
    );
  const right = batchLoop.right - 50;
  return (
    <>
      <Chevron x={(read.x + stopAsked.x) / 2} y={batchLoop.top} turn={0} />
      <Chevron x={(stopAsked.x + run.x) / 2} y={batchLoop.top} turn={0} />
      <Chevron x={right} y={batchLoop.bottom} turn={180} />
      <Chevron x={(afterBatch.x + right) / 2 + 5} y={batchLoop.bottom} turn={180} />
    </>
  );
}
