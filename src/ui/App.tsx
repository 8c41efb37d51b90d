import { useCallback, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { AppBar } from './bar/AppBar.tsx';
import { applyTheme, switchTheme, themeStore } from './bar/theme.ts';
import { ExplainLayer } from './explain/Explain.tsx';
import './fonts.css';
import './tokens.css';
import './base.css';
import { KeysDialog } from './keyboard/KeysDialog.tsx';
import type { KeyAct } from './keyboard/keyboard-map.ts';
import { useLabKeys } from './keyboard/use-lab-keys.ts';
import { Lab } from './Lab.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import styles from './app.module.css';
import { useTransport } from './transport/use-transport.ts';

/** The whole page. It reads the Lab from the context around it. */
export function App() {
  const [areKeysOpen, setAreKeysOpen] = useState(false);
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
        else press(act);
      },
      [press],
    ),
  );
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the loop
      </a>
      <AppBar onShowKeys={() => setAreKeysOpen(true)} />
      <PanelBoundary panel="The lab">
        <Lab transport={transport} />
      </PanelBoundary>
      <KeysDialog isOpen={areKeysOpen} onClose={() => setAreKeysOpen(false)} />
      <ExplainLayer />
    </>
  );
}
