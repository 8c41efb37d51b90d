import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import textStyles from '../text.module.css';
import styles from './explain.module.css';
import { listenForExplanations, type Explained } from './explain-listener.ts';
import { placeTip } from './place-tip.ts';

/** The id of the one tip on the page; what is explained is described by it while it is open. */
const TIP_ID = 'explanation';

/**
 * Shows the sentence of whatever carries `data-explain`: on hover after 300 ms, on focus at once, until Escape. One for
 * the whole page, inside a landmark. `data-explain-side="right"` puts it beside its thing; in a row of things that carries
 * `data-explain-anchor`, beside the row, so that it covers none of them.
 */
export function ExplainLayer() {
  const [explained, setExplained] = useState<Explained | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => listenForExplanations(document, TIP_ID, setExplained), []);

  useLayoutEffect(() => {
    const element = tip.current;
    if (explained === null || element === null) return;
    const place = placeTip({
      anchor: (explained.element.closest('[data-explain-anchor]') ?? explained.element).getBoundingClientRect(),
      tip: { width: element.offsetWidth, height: element.offsetHeight },
      window: { width: window.innerWidth, height: window.innerHeight },
      side: explained.element.getAttribute('data-explain-side') === 'right' ? 'right' : 'below',
    });
    element.style.left = `${place.left}px`;
    element.style.top = `${place.top}px`;
  }, [explained]);

  if (explained === null) return null;
  return (
    <div ref={tip} className={styles.tip} role="tooltip" id={TIP_ID}>
      {explained.text}
    </div>
  );
}

/** A word with a dotted line under it and one sentence behind it. */
export function Term({ explanation, children }: { readonly explanation: string; readonly children: ReactNode }) {
  return (
    <span className={textStyles.term} tabIndex={0} data-explain={explanation}>
      {children}
    </span>
  );
}
