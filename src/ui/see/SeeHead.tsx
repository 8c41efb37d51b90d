import controls from '../controls.module.css';
import { Icon } from '../Icon.tsx';
import text from '../text.module.css';
import { VariableTerm } from './EpochCharts.tsx';
import type { MetricNames } from './metric-streams.ts';
import { StreamKey } from './StreamKey.tsx';

/** The head of the column: what is shown first, which line is which stream, and the switch to the table. */
export function SeeHead(props: {
  readonly names: MetricNames;
  readonly isTable: boolean;
  readonly onSwitch: () => void;
}) {
  const { names, isTable, onSwitch } = props;
  return (
    <div className={text.panelHead}>
      <h2>{isTable ? 'By epoch' : <VariableTerm variable={names.variables[0] ?? 'loss'} />}</h2>
      <div className={text.headSide}>
        <StreamKey streams={names.streams} />
        <button
          type="button"
          className={`${controls.ghost} ${controls.square}`}
          aria-label={isTable ? 'Show as curves' : 'Show as table'}
          data-explain={isTable ? 'The same numbers as curves.' : 'The same numbers as a table.'}
          onClick={onSwitch}
        >
          <Icon name={isTable ? 'curve' : 'table'} />
        </button>
      </div>
    </div>
  );
}
