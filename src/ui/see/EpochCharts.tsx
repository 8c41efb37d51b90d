import { Term } from '../explain/Explain.tsx';
import { useLab } from '../lab-context.ts';
import { isShare, variableLabel } from '../number-format.ts';
import text from '../text.module.css';
import type { ChartHeights } from './chart-heights.ts';
import { EpochChart } from './EpochChart.tsx';
import type { MetricNames } from './metric-streams.ts';

const EXPLANATIONS: Readonly<Record<string, string>> = {
  loss: 'Loss: how wrong the model is, as one number. Lower is better.',
  accuracy: 'Accuracy: the share of rows whose kind the model names correctly, in percent.',
  mae: 'MAE, the mean absolute error: how far the model is off on average, in the unit of what it predicts.',
  rmse: 'RMSE, the root of the mean squared error: as MAE, but large errors weigh more.',
  r2: 'R²: the share of the spread of the numbers that the model explains. Always saying the mean gives 0.',
  precision: 'Precision: of the rows that were called a kind, the share that are it; the mean over kinds.',
  recall: 'Recall: of the rows of a kind, the share that were found; the mean over kinds.',
  f1: 'F1: precision and recall as one number; the mean over kinds, so that a rare kind counts as much as a common one.',
  roc_auc: 'ROC AUC: the chance that a row of the second kind scores higher than one of the first. Guessing gives 0.5.',
  absolute_error: 'Absolute error: how far the model is off, in the unit of what it predicts.',
};

/** The name of a variable, with what it means behind it. */
export function VariableTerm({ variable }: { readonly variable: string }) {
  return (
    <>
      <Term explanation={EXPLANATIONS[variable] ?? `${variableLabel(variable)}, the mean over the rows of a stream.`}>
        {variableLabel(variable)}
      </Term>
      {isShare(variable) ? <span className={text.dim}> %</span> : null}
    </>
  );
}

/** One chart for the first variable, whose name stands in the panel's head, and one for the next. The table has them all. */
export function EpochCharts(props: {
  readonly names: MetricNames;
  readonly width: number;
  readonly heights: ChartHeights;
  /** The first chart on a log scale. */
  readonly isLog: boolean;
}) {
  const { names, width, heights, isLog } = props;
  const epochsCount = useLab((state) => (state.plan?.config ?? state.config)?.mainLoop.epochsCount ?? null);
  return names.variables.slice(0, 2).map((variable, index) => (
    <div key={variable}>
      {index === 0 ? null : (
        <h3 className={text.miniHead}>
          <VariableTerm variable={variable} />
        </h3>
      )}
      <EpochChart
        variable={variable}
        streams={names.streams}
        epochsCount={epochsCount}
        width={width}
        height={index === 0 ? heights.first : heights.second}
        isFirst={index === 0}
        isLog={isLog && index === 0}
      />
    </div>
  ));
}
