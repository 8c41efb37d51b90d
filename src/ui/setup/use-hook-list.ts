import { useContext, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { HookForm, HookList } from '../../config/hook-form.ts';
import { announce } from '../announcement.ts';
import { LabContext, useLab, useLabActions } from '../lab-context.ts';

/** What can be done with the form's hooks. Each says what became of it, and keeps the focus where the work goes on. */
export interface HookListActions {
  readonly move: (hook: HookForm, place: number) => void;
  readonly remove: (hook: HookForm) => void;
  readonly add: (name: string) => void;
  readonly isOpen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
}

/** Which element gets the focus once the list has changed: one that stays, or the name of a hook. */
type NextFocus = { readonly element: Element | null } | { readonly id: string };

export function useHookList(list: RefObject<HTMLElement | null>): HookListActions {
  const store = useContext(LabContext)?.store;
  const hooks = useLab((state) => state.form.hooks);
  const actions = useLabActions();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const nextFocus = useRef<NextFocus | null>(null);

  useLayoutEffect(() => {
    const next = nextFocus.current;
    nextFocus.current = null;
    if (next === null) return;
    const element = 'id' in next ? nameButton(list.current, next.id) : next.element;
    if (element instanceof HTMLElement) element.focus();
  }, [hooks, list]);

  return {
    move: (hook, asked) => {
      const place = Math.max(0, Math.min(asked, hooks.length - 1));
      if (place === hooks.indexOf(hook)) return;
      // An element that is put elsewhere loses the focus.
      nextFocus.current = { element: document.activeElement };
      actions.moveHook(hook.id, place);
      announce(`${hookLabel(hooks, hook)}, now ${place + 1} of ${hooks.length}`);
    },
    remove: (hook) => {
      const at = hooks.indexOf(hook);
      const neighbour = hooks[at + 1] ?? hooks[at - 1];
      nextFocus.current = neighbour === undefined ? null : { id: neighbour.id };
      actions.removeHook(hook.id);
      announce(`${hookLabel(hooks, hook)} removed`);
    },
    add: (name) => {
      actions.addHook(name);
      const added = store?.getState().form.hooks.find(({ id }) => !hooks.some((hook) => hook.id === id));
      if (added === undefined) return;
      nextFocus.current = { id: added.id };
      setOpen(new Set(open).add(added.id));
    },
    isOpen: (id) => open.has(id),
    toggle: (id) => {
      const next = new Set(open);
      if (!next.delete(id)) next.add(id);
      setOpen(next);
    },
  };
}

/** The hook's name; with a number where it is in the list more than once. */
export function hookLabel(hooks: HookList, hook: HookForm): string {
  const same = hooks.filter(({ name }) => name === hook.name);
  return same.length === 1 ? hook.name : `${hook.name} ${same.indexOf(hook) + 1}`;
}

function nameButton(list: HTMLElement | null, id: string): Element | null {
  const rows = Array.from(list?.querySelectorAll<HTMLElement>('[data-row]') ?? []);
  return rows.find(({ dataset }) => dataset['row'] === id)?.querySelector('[aria-expanded]') ?? null;
}
