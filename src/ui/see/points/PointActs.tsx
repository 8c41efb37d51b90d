import type { ReactNode } from 'react';
import controls from '../../controls.module.css';
import { Icon, type IconName } from '../../Icon.tsx';
import { removeChosen } from './editor-acts.ts';
import styles from './points.module.css';
import type { PointEditor } from './use-point-editor.ts';

/** What can be done with the chosen point, and with all of them. */
export function PointActs(props: {
  readonly editor: PointEditor;
  /** The edit that Undo takes back, in words; null where there is none. */
  readonly undoes: string | null;
}) {
  const { editor, undoes } = props;
  const hasChosen = editor.desk.state.chosen !== null;
  return (
    <>
      <div className={styles.acts}>
        <Act
          icon="delete"
          offReason={hasChosen ? null : 'Choose a point first: click it, or go to it with the arrow keys.'}
          onPress={() => editor.act(removeChosen)}
        >
          Remove
        </Act>
        <Act icon="undo" offReason={undoes === null ? 'There is nothing to take back.' : null} onPress={editor.undo}>
          Undo
        </Act>
        <Act
          icon="reset"
          offReason={editor.isEdited ? null : 'They are as the seed made them.'}
          onPress={editor.takeSeeds}
        >
          Points as the seed made them
        </Act>
      </div>
      {editor.isEdited ? (
        <p className={styles.note}>These points are yours: Noise, Points and Seed do not change them.</p>
      ) : null}
    </>
  );
}

/** A button that can be off, with the reason behind it. */
function Act(props: {
  readonly icon: IconName;
  readonly offReason: string | null;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  const { icon, offReason, onPress, children } = props;
  return (
    <button
      type="button"
      className={controls.button}
      aria-disabled={offReason !== null}
      data-explain={offReason ?? undefined}
      onClick={() => {
        if (offReason === null) onPress();
      }}
    >
      <Icon name={icon} size={14} />
      {children}
    </button>
  );
}
