import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import styles from './scroll-box.module.css';

/**
 * A box of its own for what may be larger than its place: it scrolls there and leaves what stands around it in sight. Where
 * it scrolls it is a region that the keyboard can reach; else there is nothing to be reached.
 */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [box, isScrolled] = useOverflow();
  const region = isScrolled ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div ref={box} className={styles.box} {...region}>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

/** Whether what is in the box is larger than the box. */
function useOverflow(): readonly [RefObject<HTMLDivElement | null>, boolean] {
  const ref = useRef<HTMLDivElement>(null);
  const [isOverflowing, setOverflowing] = useState(false);
  useEffect(() => {
    const box = ref.current;
    if (box === null) return undefined;
    const measure = () => {
      setOverflowing(box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth);
    };
    const observer = new ResizeObserver(measure);
    for (const element of [box, ...box.children]) observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, isOverflowing];
}
