import { createStore } from 'zustand/vanilla';
import { readSetting, writeSetting } from '../page-settings.ts';

const SETTING = 'single-keys';

/** Whether single keys do anything: speech input and some keyboards set them off by accident (WCAG 2.1.4). */
export const singleKeysStore = createStore<boolean>(() => readSetting(SETTING) !== 'off');

export function setSingleKeys(isOn: boolean): void {
  singleKeysStore.setState(isOn, true);
  writeSetting(SETTING, isOn ? 'on' : 'off');
}
