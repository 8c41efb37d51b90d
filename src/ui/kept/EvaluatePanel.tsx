import { useId } from 'react';
import type { Evaluation } from '../../protocol/messages.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { formatFourFigures } from './four-figures.ts';
import { firstStreamToEvaluate, streamsToEvaluate } from './first-stream.ts';
import styles from './kept.module.css';
import { RequestButton } from './RequestButton.tsx';
import { RequestFault } from './RequestFault.tsx';
import { evaluateOffReason } from './request-reasons.ts';

/** Measures one stream with the model as it is now, and shows what came out. */
export function EvaluatePanel(props: {
  /** The stream that was chosen, or null while none was. */
  readonly chosen: string | null;
  readonly onChoose: (stream: string) => void;
}) {
  const streams = useLab(streamsToEvaluate);
  const first = useLab(firstStreamToEvaluate);
  const offReason = useLab(({ status }) => evaluateOffReason(status));
  const evaluation = useLab((state) => state.evaluation);
  const actions = useLabActions();
  const id = useId();
  const stream = streams.find((name) => name === props.chosen) ?? first;
  if (stream === null)
    return <p className={styles.empty}>Nothing is known of the data yet. Choose data that can be read.</p>;
  return (
    <div className={styles.panel}>
      <div className={styles.ask}>
        <label htmlFor={`${id}-stream`}>Stream</label>
        <select
          id={`${id}-stream`}
          value={stream}
          data-explain="The rows that are measured. Those that no epoch visits were never seen by the model or by you: they tell most."
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          {streams.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <RequestButton
          request="evaluate"
          isAsked
          offReason={offReason}
          reasonId={`${id}-reason`}
          explanation="Measures this stream once with the model as it is. Nothing is learned, and the run is not changed."
          onPress={() => actions.evaluate(stream)}
        >
          Evaluate
        </RequestButton>
        {offReason === null ? null : (
          <p className={styles.reason} id={`${id}-reason`}>
            {offReason}
          </p>
        )}
      </div>
      <RequestFault request="evaluate" />
      <p className={styles.when} aria-live="polite">
        {evaluation === null ? null : whatWasMeasured(evaluation)}
      </p>
      {evaluation === null || evaluation.values.length === 0 ? null : <EvaluationTable evaluation={evaluation} />}
    </div>
  );
}

function whatWasMeasured({ streamName, epochId, hasLearnedSince, values }: Evaluation): string {
  const when = `after epoch ${epochId}${hasLearnedSince ? ' and some batches more' : ''}`;
  if (values.length > 0) return `The stream ${streamName}, ${when}.`;
  return `The hooks measured nothing of ${streamName} ${when}: add ComputeStats or ClassificationMetrics.`;
}

function EvaluationTable({ evaluation: { streamName, values } }: { readonly evaluation: Evaluation }) {
  return (
    <table className={styles.table} aria-label={`Evaluation of ${streamName}`}>
      <thead>
        <tr>
          <th scope="col">variable</th>
          <th scope="col">part</th>
          <th scope="col" data-kind="number">
            value
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ variable, part, value }) => (
          <tr key={JSON.stringify([variable, part])}>
            <th scope="row">{variable}</th>
            <td>{part ?? ''}</td>
            <td data-kind="number">{formatFourFigures(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
