import { useId } from 'react';
import type { TableView } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { useLabActions } from '../../lab-context.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { leftOutSentence } from './left-out.ts';
import styles from './sheet.module.css';

const IS_CHANGING = 'The last change is being made.';

/** The way on to the Lab; or why there is none yet, beside the buttons. */
export function SheetFoot({ view, onLab }: { readonly view: TableView; readonly onLab: () => void }) {
  const id = useId();
  const isChanging = useTableDesk((state) => state.isChanging);
  const desk = useTableDeskActions();
  const lab = useLabActions();
  const offReason = view.whyNotTrain ?? (isChanging ? IS_CHANGING : null);
  const go = (act: () => void) => {
    if (offReason !== null) return;
    desk.useInLab();
    act();
    onLab();
  };
  const off = {
    'aria-disabled': offReason !== null,
    'aria-describedby': offReason === null ? undefined : id,
  };
  return (
    <div className={styles.foot}>
      <p id={id} data-off={view.whyNotTrain !== null}>
        <Icon name={view.whyNotTrain === null ? 'information' : 'blocked'} />
        <span>
          {view.whyNotTrain === null ? leftOutSentence(view) : `Training cannot start yet. ${view.whyNotTrain}`}
        </span>
      </p>
      <button
        type="button"
        className={controls.button}
        data-explain="Puts this table into the Lab's set-up; nothing is trained yet."
        {...off}
        onClick={() => go(() => undefined)}
      >
        Open in the lab
      </button>
      <button
        type="button"
        className={`${controls.button} ${controls.primary}`}
        data-explain="Puts this table into the Lab and trains a model on it at once. A run in hand is left for it."
        {...off}
        onClick={() => go(() => lab.trainAnew())}
      >
        <Icon name="train" size={14} />
        Train now
      </button>
    </div>
  );
}
