import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { placeTip } from '../explain/place-tip.ts';
import styles from './popover.module.css';

/**
 * A button and a small panel that it opens. Escape closes the panel and gives the focus back; so does whatever in it calls
 * `close`. Leaving it, or scrolling what is under it, closes it too.
 */
export function Popover(props: {
  /** What the panel is called, and the button where its text alone does not say enough. */
  readonly label: string;
  readonly className: string | undefined;
  readonly explanation?: string | undefined;
  /** What stands on the button. */
  readonly button: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}) {
  const { label, className, explanation, button, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const panelId = useId();
  const close = () => {
    setIsOpen(false);
    root?.querySelector('button')?.focus();
  };
  const closeByEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
  };
  const closeWhenLeft = (event: FocusEvent<HTMLElement>) => {
    if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
  };
  return (
    <span ref={setRoot} className={styles.root} onKeyDown={closeByEscape} onBlur={closeWhenLeft}>
      <button
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        data-explain={isOpen ? undefined : explanation}
        onClick={() => setIsOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen ? (
        <Panel id={panelId} label={label} root={root} onLeave={() => setIsOpen(false)}>
          {children(close)}
        </Panel>
      ) : null}
    </span>
  );
}

function Panel(props: {
  readonly id: string;
  readonly label: string;
  /** What it belongs to, and stands in. */
  readonly root: HTMLElement | null;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  const { id, label, root, onLeave, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    const anchor = root?.querySelector('button')?.getBoundingClientRect();
    if (element === null || anchor === undefined) return;
    const place = placeTip({
      anchor,
      tip: { width: element.offsetWidth, height: element.offsetHeight },
      window: { width: window.innerWidth, height: window.innerHeight },
      side: 'below',
    });
    element.style.left = `${place.left}px`;
    element.style.top = `${place.top}px`;
    (element.querySelector<HTMLElement>('[data-first]') ?? element).focus({ preventScroll: true });
  }, [root]);
  useEffect(() => {
    const leave = (event: Event) => {
      if (event.target instanceof Node && root?.contains(event.target) !== true) onLeave();
    };
    // It stands still while what it belongs to moves away.
    const isElsewhere = (event: Event) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) onLeave();
    };
    document.addEventListener('pointerdown', leave, true);
    document.addEventListener('scroll', isElsewhere, true);
    window.addEventListener('resize', onLeave);
    return () => {
      document.removeEventListener('pointerdown', leave, true);
      document.removeEventListener('scroll', isElsewhere, true);
      window.removeEventListener('resize', onLeave);
    };
  }, [root, onLeave]);
  return (
    <div ref={panel} id={id} className={styles.panel} role="dialog" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}
