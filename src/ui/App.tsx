import { useCallback, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { AppBar } from './bar/AppBar.tsx';
import { applyTheme, switchTheme, themeStore } from './bar/theme.ts';
import './fonts.css';
import './tokens.css';
import './base.css';
import { KeysDialog } from './keyboard/KeysDialog.tsx';
import { isTabAct, tabOf, type KeyAct } from './keyboard/keyboard-map.ts';
import { useLabKeys } from './keyboard/use-lab-keys.ts';
import { Lab } from './Lab.tsx';
import { LOOP_REGION } from './loop/LoopColumn.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import type { SeeTab } from './see/see-tabs.ts';
import styles from './app.module.css';
import { useTransport } from './transport/use-transport.ts';
import type { View } from './ViewTabs.tsx';

/** The whole page. It reads the Lab from the context around it. */
export function App() {
  const [areKeysOpen, setAreKeysOpen] = useState(false);
  const [view, setView] = useState<View>('loop');
  const [tab, setTab] = useState<SeeTab>('map');
  const theme = useStore(themeStore);
  const transport = useTransport();
  const { press } = transport;
  useLayoutEffect(() => {
    applyTheme(theme);
  }, [theme]);
  useLabKeys(
    useCallback(
      (act: KeyAct) => {
        if (act === 'theme') switchTheme();
        else if (act === 'keys') setAreKeysOpen(true);
        else if (isTabAct(act)) {
          setTab(tabOf(act));
          setView('see');
        } else press(act);
      },
      [press],
    ),
  );
  return (
    <>
      <a className={styles.skip} href={`#${LOOP_REGION}`} onClick={() => setView('loop')}>
        Skip to the loop
      </a>
      <AppBar onShowKeys={() => setAreKeysOpen(true)} />
      <PanelBoundary panel="The lab">
        <Lab transport={transport} view={view} onView={setView} tab={tab} onTab={setTab} />
      </PanelBoundary>
      <KeysDialog isOpen={areKeysOpen} onClose={() => setAreKeysOpen(false)} />
    </>
  );
}
