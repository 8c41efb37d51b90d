import { useEffect, useMemo, useRef } from 'react';
import type { DatasetSummary } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import controls from '../controls.module.css';
import { useThrottledLab } from '../use-throttled-lab.ts';
import styles from './map.module.css';
import { PlaneMap } from './PlaneMap.tsx';
import { PointEditor } from './points/PointEditor.tsx';
import { useEditMode } from './points/use-edit-mode.ts';
import { usePointHistory } from './points/use-point-history.ts';

type Plane = NonNullable<DatasetSummary['plane']>;

const REDRAW_MILLISECONDS = 900;
const selectMap = (state: LabState) => state.map;
/** Points are easier to hit on a map that is higher. */
const EDITED_HEIGHT = 280;
/** Room for a second line of the note, beside the button. */
const BUTTON_ROOM = 14;

/** The map of a data set with two inputs. Where the seed draws the points of the form's, they can be edited on it. */
export function MapPanel(props: {
  readonly dataset: DatasetSummary;
  readonly plane: Plane;
  readonly width: number;
  readonly height: number;
}) {
  const { dataset, plane, width, height } = props;
  const map = useThrottledLab(selectMap, REDRAW_MILLISECONDS);
  const mode = useEditMode();
  const history = usePointHistory();
  const panel = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const { set, isOn, offReason } = mode;
  const runPlane = set?.runPlane ?? null;
  const runMap = useMemo(
    () => (map === null || runPlane === null ? null : { drawn: map, window: runPlane }),
    [map, runPlane],
  );
  useEffect(() => {
    if (isOn) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [isOn]);
  const leave = () => {
    toggle.current?.focus();
    mode.setOn(false);
  };
  return (
    <div ref={panel} className={styles.panel} data-editing={isOn}>
      {set === null ? null : (
        <div className={styles.edit}>
          <button
            ref={toggle}
            type="button"
            className={controls.button}
            aria-pressed={isOn}
            aria-disabled={offReason !== null}
            data-explain={offReason ?? 'Add, move and remove points of this data set on the map.'}
            onClick={() => {
              if (offReason === null) mode.setOn(!isOn);
            }}
          >
            Edit points
          </button>
        </div>
      )}
      {isOn && set !== null ? (
        <PointEditor
          set={set}
          history={history}
          map={runMap}
          size={{ width, height: Math.max(height, EDITED_HEIGHT) }}
          onLeave={leave}
        />
      ) : (
        <PlaneMap
          dataset={dataset}
          plane={plane}
          map={map}
          width={width}
          height={height - (set === null ? 0 : BUTTON_ROOM)}
        />
      )}
    </div>
  );
}
