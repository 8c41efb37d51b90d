import { useEffect } from 'react';

const TEXT_ENTRY = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** Ctrl+Z (or Cmd+Z) takes the last change back, except in a field, which has an undo of its own. */
export function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isUndo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
      if (!isUndo || event.defaultPrevented || isInField(event.target)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [undo]);
}

/** What is pasted on the page, except into a field. */
export function usePaste(openText: (text: string) => void, openFile: (file: File) => void): void {
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      if (isInField(event.target)) return;
      const [copied] = Array.from(event.clipboardData?.files ?? []);
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (copied === undefined && pasted.trim() === '') return;
      event.preventDefault();
      // A spreadsheet copies its cells as a picture too; the text is what was meant.
      if (pasted.trim() !== '') openText(pasted);
      else if (copied !== undefined) openFile(copied);
    };
    document.addEventListener('paste', listen);
    return () => {
      document.removeEventListener('paste', listen);
    };
  }, [openText, openFile]);
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT_ENTRY) !== null;
}
