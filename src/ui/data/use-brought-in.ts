import { useCallback, useState } from 'react';
import { formatCount } from '../number-format.ts';
import { useTableDesk, useTableDeskActions } from './table-desk-context.ts';
import { usePaste } from './use-data-keys.ts';
import { useFileDrop } from './use-file-drop.ts';

export interface BroughtIn {
  /** Whether files are held over the page. */
  readonly isOver: boolean;
  /** What is to be said about what came: of several files one is opened. Empty where there is nothing to say. */
  readonly note: string;
}

/** Opens what is dropped or pasted anywhere on the screen; `onOpen` is told. */
export function useBroughtIn(onOpen: () => void): BroughtIn {
  const actions = useTableDeskActions();
  const [ignored, setIgnored] = useState({ fileName: '', count: 0 });
  const fileName = useTableDesk(({ opening, view }) => opening?.fileName ?? view?.fileName);
  const openFiles = useCallback(
    ([file, ...others]: readonly File[]) => {
      if (file === undefined) return;
      setIgnored({ fileName: file.name, count: others.length });
      actions.openFile(file);
      onOpen();
    },
    [actions, onOpen],
  );
  const openText = useCallback(
    (pasted: string) => {
      actions.openText(pasted);
      onOpen();
    },
    [actions, onOpen],
  );
  usePaste(
    openText,
    useCallback((file: File) => openFiles([file]), [openFiles]),
  );
  const isOver = useFileDrop(openFiles);
  const isSaid = ignored.count > 0 && ignored.fileName === fileName;
  return { isOver, note: isSaid ? `Of ${formatCount(ignored.count + 1)} files the first is opened.` : '' };
}
