import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Scrolls the box, and nothing else, so that its current row is seen below the head. `key` changes with the row. */
export function useKeepInView(key: unknown): {
  readonly boxRef: RefObject<HTMLDivElement | null>;
  readonly rowRef: RefObject<HTMLTableRowElement | null>;
} {
  const boxRef = useRef<HTMLDivElement>(null);
  const rowRef = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    const box = boxRef.current;
    const row = rowRef.current;
    if (box === null || row === null) return;
    const headHeight = row.closest('table')?.tHead?.offsetHeight ?? 0;
    const isAbove = row.offsetTop < box.scrollTop + headHeight;
    const isBelow = row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight;
    if (isAbove || isBelow) box.scrollTop = row.offsetTop - (box.clientHeight + headHeight) / 2;
  }, [key]);
  return { boxRef, rowRef };
}
