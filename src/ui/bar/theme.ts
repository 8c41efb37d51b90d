import { createStore } from 'zustand/vanilla';
import { readSetting, writeSetting } from '../page-settings.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const SETTING = 'theme';

/** The theme the user chose; `system` follows the computer's. */
export const themeStore = createStore<Theme>(() => THEMES.find((theme) => theme === readSetting(SETTING)) ?? 'system');

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** Takes the next theme and keeps the choice. */
export function switchTheme(): void {
  const theme = nextTheme(themeStore.getState());
  themeStore.setState(theme, true);
  writeSetting(SETTING, theme);
}

/** Tells the style sheets. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
}
