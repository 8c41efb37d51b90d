import { useId, useState } from 'react';
import type { Target } from '../../datasets/dataset-definition.ts';
import type { StreamPredictions } from '../../protocol/messages.ts';
import controls from '../controls.module.css';
import { ConfusionGrid } from '../kept/ConfusionGrid.tsx';
import { firstStreamToEvaluate, streamsToEvaluate } from '../kept/first-stream.ts';
import kept from '../kept/kept.module.css';
import { RequestButton } from '../kept/RequestButton.tsx';
import { RequestFault } from '../kept/RequestFault.tsx';
import { askOffReason } from '../kept/request-reasons.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { confusionCounts, type ConfusionCell } from './prediction-rows.ts';
import { baselineSentence, scoreSentence } from './prediction-score.ts';
import { PredictionTable } from './PredictionTable.tsx';
import styles from './predict.module.css';
import { useShowLine } from './use-show-line.ts';

/** What the model says about every row of a stream, the worst first. */
export function PredictionsPanel(props: {
  /** The stream that was chosen, or null while none was. */
  readonly chosen: string | null;
  readonly onChoose: (stream: string) => void;
}) {
  const streams = useLab(streamsToEvaluate);
  const first = useLab(firstStreamToEvaluate);
  const offReason = useLab(({ status }) => askOffReason(status));
  const predictions = useLab((state) => state.streamPredictions);
  const target = useLab((state) => state.plan?.dataset.target ?? null);
  const actions = useLabActions();
  const id = useId();
  const stream = streams.find((name) => name === props.chosen) ?? first;
  if (stream === null)
    return <p className={kept.empty}>Nothing is known of the data yet. Choose data that can be read.</p>;
  return (
    <div className={kept.panel}>
      <div className={kept.ask}>
        <label htmlFor={`${id}-stream`}>Stream</label>
        <select
          id={`${id}-stream`}
          value={stream}
          data-explain="The rows that the model is asked about. Nothing is learned from them."
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          {streams.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <RequestButton
          request="predictStream"
          isAsked
          offReason={offReason}
          reasonId={`${id}-reason`}
          explanation="Asks the model about every row of this stream, and shows what it got wrong."
          onPress={() => actions.predictStream(stream)}
        >
          Predict rows
        </RequestButton>
        {offReason === null ? null : (
          <p className={kept.reason} id={`${id}-reason`}>
            {offReason}
          </p>
        )}
      </div>
      <RequestFault request="predictStream" />
      {predictions === null || target === null ? null : (
        <Predictions key={predictions.streamName} predictions={predictions} target={target} />
      )}
    </div>
  );
}

function Predictions({ predictions, target }: { readonly predictions: StreamPredictions; readonly target: Target }) {
  const [cell, setCell] = useState<ConfusionCell | null>(null);
  const baseline = useLab((state) => state.plan?.dataset.baseline?.[predictions.streamName]);
  const showLine = useShowLine();
  const { streamName, epochId, hasLearnedSince } = predictions;
  const than = baselineSentence(baseline, target);
  return (
    <>
      <p className={kept.when} role="status">
        {streamName} after epoch {epochId}
        {hasLearnedSince ? ' and some batches more' : ''}: {scoreSentence(predictions, target)} {than}
      </p>
      {target.kind === 'number' ? null : (
        <ConfusionGrid
          confusion={{
            classNames: target.classNames,
            counts: confusionCounts(predictions, target.classNames.length),
            stream: streamName,
            epochId,
          }}
          onChoose={(row, column) => setCell({ target: row, prediction: column })}
        />
      )}
      {cell === null || target.kind === 'number' ? null : (
        <p className={styles.filter}>
          Only {target.classNames[cell.target]} taken for {target.classNames[cell.prediction]}.
          <button type="button" className={controls.ghost} onClick={() => setCell(null)}>
            Show all rows
          </button>
        </p>
      )}
      <PredictionTable predictions={predictions} target={target} cell={cell} onLine={showLine} />
    </>
  );
}
