import controls from '../controls.module.css';
import { Icon } from '../Icon.tsx';
import { isShare } from '../number-format.ts';
import text from '../text.module.css';
import { VariableTerm } from './EpochCharts.tsx';
import type { MetricNames } from './metric-streams.ts';
import styles from './see.module.css';
import { StreamKey } from './StreamKey.tsx';

/** The head of the column: what is shown first, which line is which stream, and the switch to the table. */
export function SeeHead(props: {
  readonly names: MetricNames;
  readonly isTable: boolean;
  readonly onSwitch: () => void;
  readonly isLog: boolean;
  readonly onLog: () => void;
}) {
  const { names, isTable, onSwitch, isLog, onLog } = props;
  const first = names.variables[0] ?? 'loss';
  return (
    <div className={text.panelHead}>
      <h2>{isTable ? 'By epoch' : <VariableTerm variable={first} />}</h2>
      <div className={text.headSide}>
        <StreamKey streams={names.streams} />
        {isTable || isShare(first) ? null : (
          <button
            type="button"
            className={`${controls.ghost} ${styles.log}`}
            aria-label="Log scale"
            aria-pressed={isLog}
            data-explain="On a log scale, equal factors are equal steps: small losses can be told apart. Epochs without a loss above 0 are left out."
            onClick={onLog}
          >
            log
          </button>
        )}
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
