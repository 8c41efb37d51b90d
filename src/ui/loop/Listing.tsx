import { useMemo } from 'react';
import type { GatePlace, RunPlan } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { selectHooks, selectHookMarks } from '../../store/selectors.ts';
import { useLab } from '../lab-context.ts';
import text from '../text.module.css';
import { useRoving } from '../use-roving.ts';
import { lineCalls } from './cell-state.ts';
import { EventCells } from './EventCells.tsx';
import { lineValue, type ValueFacts } from './line-values.ts';
import { hookWidth, leastWidth } from './listing-widths.ts';
import { ListingHead } from './ListingHead.tsx';
import { ListingRow } from './ListingRow.tsx';
import styles from './listing.module.css';
import { LOOP_LINES, PLACES_IN_ORDER } from './loop-lines.ts';
import { currentPlace, faultText, nowHook, rowLook, trainsAt } from './row-look.ts';
import { useRunView } from './run-view.ts';
import { selectStreamOverviews } from './stream-overviews.ts';
import { TextParts } from './TextParts.tsx';
import type { TrackSize } from './track-geometry.ts';
import { useKeepInView } from './use-keep-in-view.ts';

/** The loop as fifteen lines of code, with the hooks in call order on every line that calls them. */
export function Listing({ width, size }: { readonly width: number; readonly size: TrackSize }) {
  const view = useRunView();
  const hooks = useLab(selectHooks);
  const marks = useLab(selectHookMarks);
  const streams = useLab(selectStreamOverviews);
  const hookSeconds = useLab((state) => state.hookSeconds);
  const lastActs = useLab((state) => state.lastActs);
  const epochs = useLab((state) => state.epochs);
  const skipsZerothEpoch = useLab((state) => (state.plan?.config ?? state.config)?.mainLoop.skipZerothEpoch ?? false);
  const gutter = useRoving('down', PLACES_IN_ORDER.length);
  const current = currentPlace(view);
  const { boxRef, rowRef } = useKeepInView(view.isSampled ? null : current);
  const facts: ValueFacts = { view, streams, lastActs, epochs, skipsZerothEpoch };
  const onEmptyBatch = useLab(selectOnEmptyBatch);
  const visited = useMemo(() => streams.filter(({ isSealed }) => !isSealed).map(({ name }) => name), [streams]);
  const codeFacts = { streams: visited, onEmptyBatch, isTraining: trainsAt(view) };
  const cellWidth = hookWidth({ width, size, hookCount: hooks.length });
  const cells = (place: GatePlace) => {
    const { event } = LOOP_LINES[place];
    if (event !== null) return <EventCells event={event} hooks={hooks} {...lineCalls(view, event)} />;
    return (
      <td className={styles.value} colSpan={Math.max(1, hooks.length)}>
        <TextParts parts={lineValue(place, facts)} />
      </td>
    );
  };
  return (
    <div className={styles.box} ref={boxRef} role="region" aria-label="The loop, line by line" tabIndex={0}>
      <table
        className={styles.listing}
        data-phase={view.phase}
        style={{ minWidth: leastWidth({ width, size, hookCount: hooks.length }) }}
      >
        <caption className={text.sr}>
          The loop line by line. For each event, whether each hook acts on it, and where the run stands.
        </caption>
        <colgroup>
          <col className={styles.gutterColumn} />
          <col />
          {hooks.map(({ name }, index) => (
            <col key={`${index} ${name}`} style={{ width: cellWidth }} />
          ))}
        </colgroup>
        <ListingHead hooks={hooks} hookSeconds={hookSeconds} now={nowHook(view)} marks={marks} />
        <tbody onKeyDown={gutter.onKeyDown} onFocus={gutter.onFocus}>
          {PLACES_IN_ORDER.map((place, index) => {
            const line = LOOP_LINES[place];
            const look = rowLook(view, place, skipsZerothEpoch);
            const fault = look === 'failed' && line.event !== null ? faultText(view) : null;
            return (
              <ListingRow
                key={place}
                line={line}
                code={line.code(codeFacts)}
                isCurrent={place === current}
                look={look}
                fault={fault}
                isTabStop={index === gutter.current}
                currentRef={rowRef}
              >
                {cells(place)}
              </ListingRow>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What becomes of an empty batch in the run in hand; before one, in that of the form. */
function selectOnEmptyBatch({ plan, config }: LabState): RunPlan['onEmptyBatch'] {
  return plan?.onEmptyBatch ?? config?.mainLoop.onEmptyBatch ?? 'error';
}
