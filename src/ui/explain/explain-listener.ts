/** What a tip is shown for. */
export interface Explained {
  readonly element: Element;
  readonly text: string;
}

const HOVER_MILLISECONDS = 300;
/** Long enough to move the pointer onto the tip itself, to read it enlarged (WCAG 1.4.13). */
const LEAVE_MILLISECONDS = 120;

/** Calls `show` with what the pointer rests on or the focus came to, and with null when it is left. Returns an end. */
export function listenForExplanations(
  root: Document,
  tipId: string,
  show: (explained: Explained | null) => void,
): () => void {
  let current: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    if (current !== null) describe(current, tipId, false);
    current = null;
    show(null);
  };
  const open = (element: Element) => {
    const text = element.getAttribute('data-explain');
    if (text === null || text === '') return;
    close();
    current = element;
    describe(element, tipId, true);
    show({ element, text });
  };
  const listeners: { readonly [K in keyof DocumentEventMap]?: (event: DocumentEventMap[K]) => void } = {
    pointerover: (event) => {
      clearTimeout(timer);
      if (event.pointerType === 'touch' || isTip(event.target, tipId)) return;
      const element = explainedBy(event.target);
      if (element === current) return;
      if (element !== null) timer = setTimeout(open, HOVER_MILLISECONDS, element);
      else if (current !== null && current !== root.activeElement) timer = setTimeout(close, LEAVE_MILLISECONDS);
    },
    focusin: (event) => {
      const element = explainedBy(event.target);
      if (element?.matches(':focus-visible') === true) open(element);
    },
    focusout: () => close(),
    pointerdown: (event) => {
      if (!isTip(event.target, tipId)) close();
    },
    scroll: () => {
      if (current !== null) close();
    },
    keydown: (event) => {
      if (event.key !== 'Escape' || current === null) return;
      close();
      // The first Escape closes the tip only, not also the drawer under it.
      event.stopPropagation();
    },
  };
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries) root.addEventListener(type, listener, true);
  return () => {
    clearTimeout(timer);
    for (const [type, listener] of entries) root.removeEventListener(type, listener, true);
  };
}

function explainedBy(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-explain]') : null;
}

function isTip(target: EventTarget | null, tipId: string): boolean {
  return target instanceof Element && target.closest(`#${tipId}`) !== null;
}

/** Adds the tip to, or takes it from, what describes the element; other descriptions stay. */
function describe(element: Element, tipId: string, isOpen: boolean): void {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '' && id !== tipId);
  if (isOpen) ids.push(tipId);
  if (ids.length > 0) element.setAttribute('aria-describedby', ids.join(' '));
  else element.removeAttribute('aria-describedby');
}
