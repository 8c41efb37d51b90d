// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { KEYS, keyAct } from './keyboard-map.ts';

afterEach(() => document.body.replaceChildren());

function press(key: string, target: Element = document.body, modifiers: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers });
  target.dispatchEvent(event);
  return keyAct(event);
}

function add(name: string): Element {
  const element = document.createElement(name);
  document.body.append(element);
  return element;
}

describe('single keys', () => {
  it.each(KEYS.map(({ key, act }) => [key, act]))('%j asks for %s', (key, act) => {
    expect(press(key)).toBe(act);
  });

  it('work with caps lock on, too', () => {
    expect(press('E')).toBe('event');
  });

  it.each(['input', 'textarea', 'select'])('are off in a field: %s', (name) => {
    const field = add(name);
    for (const { key } of KEYS) expect(press(key, field)).toBeNull();
  });

  it('leave Space to the button that has the focus, but not the letters', () => {
    const button = add('button');
    expect(press(' ', button)).toBeNull();
    expect(press('b', button)).toBe('batch');
  });

  it('are off with a modifier and do not repeat', () => {
    expect(press('r', document.body, { ctrlKey: true })).toBeNull();
    expect(press('t', document.body, { metaKey: true })).toBeNull();
    expect(press('b', document.body, { repeat: true })).toBeNull();
  });
});
