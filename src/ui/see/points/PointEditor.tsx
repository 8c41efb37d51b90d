import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { DecisionMap } from '../../../protocol/messages.ts';
import { useLab } from '../../lab-context.ts';
import { formatCount } from '../../number-format.ts';
import type { MapWindow } from '../map-frame.ts';
import { EditableMap } from './EditableMap.tsx';
import { putBack } from './editor-acts.ts';
import type { Points } from './editor-state.ts';
import { EditHelp } from './EditHelp.tsx';
import { NextRun } from './NextRun.tsx';
import { PointActs } from './PointActs.tsx';
import styles from './points.module.css';
import { POINT_PARTS, PointTools } from './PointTools.tsx';
import { usePointEditor, type EditedSet, type PointEditor as Editor } from './use-point-editor.ts';
import type { PointHistory } from './use-point-history.ts';

/** The points of a drawn data set under mouse, finger and keyboard. What is changed is the form: the next run learns it. */
export function PointEditor(props: {
  readonly set: EditedSet;
  readonly history: PointHistory;
  readonly map: { readonly drawn: DecisionMap; readonly window: MapWindow } | null;
  readonly size: { readonly width: number; readonly height: number };
  readonly onLeave: () => void;
}) {
  const { set, history, map, size, onLeave } = props;
  const editor = usePointEditor(set, history, size);
  const surface = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const problem = useLab((state) => state.problems?.['points'] ?? null);
  const { desk } = editor;
  useEffect(() => {
    surface.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      className={styles.editor}
      onKeyDown={(event) => onEditorKey(event, { editor, onLeave, surface: surface.current })}
    >
      <p role="status" aria-label="Points" className={styles.said}>
        {editor.said === '' ? countSentence(desk.points) : editor.said}
      </p>
      <EditableMap editor={editor} map={map} surfaceRef={surface} helpId={helpId} />
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <PointTools classNames={desk.classNames} kind={desk.kind} onChange={editor.setKind} />
      <PointActs editor={editor} undoes={history.last} />
      <NextRun />
      <EditHelp id={helpId} />
    </div>
  );
}

/** Where there is nothing else to say: `500 points: 350 train, 75 valid, 75 test.` */
function countSentence(points: Points): string {
  const counts = POINT_PARTS.map(
    (part) => `${formatCount(points.filter((point) => point.part === part).length)} ${part}`,
  );
  return `${formatCount(points.length)} points: ${counts.join(', ')}.`;
}

interface KeyDesk {
  readonly editor: Editor;
  readonly onLeave: () => void;
  readonly surface: HTMLElement | null;
}

/** Keys of the whole editor. No other key without a modifier gets out of it: a slip must not stop a run. */
function onEditorKey(event: KeyboardEvent<HTMLElement>, desk: KeyDesk): void {
  const key = event.key.toLowerCase();
  if (event.altKey) return;
  if (!event.ctrlKey && !event.metaKey) onSingleKey(event, key, desk);
  else if (key === 'z' && !event.shiftKey) undo(event, desk.editor);
}

function onSingleKey(event: KeyboardEvent<HTMLElement>, key: string, { editor, onLeave, surface }: KeyDesk): void {
  const isSingle = key.length === 1 && key !== ' ';
  if (isSingle || key === 'escape') event.preventDefault();
  if (key === 'escape') onLeave();
  else if (event.target === surface) changeKind(editor, key);
}

function undo(event: KeyboardEvent<HTMLElement>, editor: Editor): void {
  event.preventDefault();
  if (editor.desk.state.carriedTo === null) editor.undo();
  else editor.act(putBack);
}

function changeKind({ desk: { kind, classNames }, setKind }: Editor, letter: string): void {
  if (letter === 'c') setKind({ ...kind, classIndex: (kind.classIndex + 1) % Math.max(1, classNames.length) });
  if (letter === 's') setKind({ ...kind, part: POINT_PARTS[(POINT_PARTS.indexOf(kind.part) + 1) % 3] ?? 'train' });
}
