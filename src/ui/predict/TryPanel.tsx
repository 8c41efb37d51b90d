import { useState } from 'react';
import type { RowInput, RowPrediction } from '../../protocol/messages.ts';
import type { Target } from '../../datasets/dataset-definition.ts';
import { ClassMark } from '../ClassMark.tsx';
import { formatFourFigures } from '../kept/four-figures.ts';
import { formatPercent } from '../kept/confusion.ts';
import kept from '../kept/kept.module.css';
import { RequestFault } from '../kept/RequestFault.tsx';
import { askOffReason } from '../kept/request-reasons.ts';
import { useLab } from '../lab-context.ts';
import { PredictFile } from './PredictFile.tsx';
import styles from './predict.module.css';
import { TryInput } from './TryInput.tsx';
import { useLivePrediction } from './use-live-prediction.ts';

/** A row typed in and what the model says about it, at once; and another file, all of its rows at once. */
export function TryPanel() {
  const inputs = useLab((state) => state.plan?.dataset.inputs ?? null);
  const target = useLab((state) => state.plan?.dataset.target ?? null);
  const hasRun = useLab((state) => state.plan !== null);
  if (!hasRun || target === null) return <p className={kept.empty}>There is no model yet. Train first.</p>;
  if (inputs === null)
    return (
      <p className={kept.empty}>
        This model does not look at the columns of a table, so there is nothing to fill in. Train on a table, one of
        yours or a demo with rows.
      </p>
    );
  return (
    <div className={kept.panel}>
      <TryRow key={inputs.map(({ name }) => name).join('\n')} inputs={inputs} target={target} />
      <PredictFile />
    </div>
  );
}

function TryRow({ inputs, target }: { readonly inputs: readonly RowInput[]; readonly target: Target }) {
  const [cells, setCells] = useState<readonly string[]>(() => inputs.map(({ typical }) => String(typical)));
  const offReason = useLab(({ status }) => askOffReason(status));
  const prediction = useLivePrediction(cells, offReason === null);
  return (
    <>
      <form className={styles.form} aria-label="A row to try" onSubmit={(event) => event.preventDefault()}>
        {inputs.map((input, index) => (
          <TryInput
            key={input.name}
            input={input}
            value={cells[index] ?? ''}
            onChange={(value) => setCells(cells.map((cell, place) => (place === index ? value : cell)))}
          />
        ))}
      </form>
      <RequestFault request="predictRow" />
      <div role="status" className={styles.said}>
        {offReason === null ? <Said prediction={prediction} target={target} inputs={inputs} /> : <p>{offReason}</p>}
      </div>
    </>
  );
}

function Said(props: {
  readonly prediction: RowPrediction | null;
  readonly target: Target;
  readonly inputs: readonly RowInput[];
}) {
  const { prediction, target, inputs } = props;
  if (prediction === null) return <p className={kept.when}>The model is asked as soon as a value changes.</p>;
  const { said } = prediction;
  return (
    <>
      {said.kind === 'number' || target.kind === 'number' ? (
        <p className={styles.verdict}>
          {target.name}: <b>{said.kind === 'number' ? formatFourFigures(said.value) : ''}</b>
        </p>
      ) : (
        <Chances classNames={target.classNames} probabilities={said.probabilities} />
      )}
      {doubts(prediction, inputs).map((doubt) => (
        <p key={doubt} className={kept.when}>
          {doubt}
        </p>
      ))}
    </>
  );
}

const BARS_AT_MOST = 6;

/** The likeliest kinds with their probabilities. */
function Chances(props: { readonly classNames: readonly string[]; readonly probabilities: Float32Array }) {
  const chances = Array.from(props.probabilities, (probability, index) => ({ probability, index }))
    .sort((one, other) => other.probability - one.probability)
    .slice(0, BARS_AT_MOST);
  return (
    <ul className={styles.chances} aria-label="What the model says">
      {chances.map(({ probability, index }) => (
        <li key={index}>
          <span className={styles.kind}>
            <ClassMark index={index} />
            {props.classNames[index]}
          </span>
          <span className={styles.bar} style={{ inlineSize: `${probability * 100}%` }} aria-hidden="true" />
          <span className={styles.share}>{formatPercent(probability)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was not taken as it stands. */
function doubts({ counts, cells }: RowPrediction, inputs: readonly RowInput[]): readonly string[] {
  return counts.flatMap(({ missing, unreadable, unseen }, index) => {
    const name = inputs[index]?.name ?? '';
    if (unreadable > 0)
      return [`'${cells[index] ?? ''}' is no ${inputs[index]?.kind ?? 'value'} for ${name}, so it counts as missing.`];
    if (unseen > 0) return [`'${cells[index] ?? ''}' was never seen for ${name} in training: it counts as other.`];
    return missing > 0 ? [`${name} is missing; the usual value stands in for it.`] : [];
  });
}
