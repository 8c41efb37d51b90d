import { Activity, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { AppBar } from './bar/AppBar.tsx';
import { applyTheme, switchTheme, themeStore } from './bar/theme.ts';
import './fonts.css';
import './tokens.css';
import './base.css';
import { KeysDialog } from './keyboard/KeysDialog.tsx';
import { isTabAct, tabOf, type KeyAct } from './keyboard/keyboard-map.ts';
import { Lab } from './Lab.tsx';
import { LabKeys, PageKeys } from './ScreenKeys.tsx';
import { LOOP_REGION } from './loop/LoopColumn.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { ShowLineContext } from './predict/use-show-line.ts';
import type { SeeTab } from './see/see-tabs.ts';
import styles from './app.module.css';
import { useTransport } from './transport/use-transport.ts';
import { useLineOfRun } from './use-line-of-run.ts';
import { later, useLater } from './use-later.ts';
import { SCREENS, useScreen, type Screen } from './use-screen.ts';
import type { View } from './ViewTabs.tsx';

/** Fetched when it is first gone to: most of what it needs the Lab does not. */
const DATA_SCREEN = later(() => import('./data/DataScreen.tsx'));

/** The whole page: the Lab or the Data screen, under one bar. It reads the Lab from the context around it. */
export function App() {
  const [screen, showScreen] = useScreen();
  const lineOfRun = useLineOfRun(useCallback(() => showScreen('data'), [showScreen]));
  const goTo = (next: Screen) => {
    lineOfRun.leave();
    showScreen(next);
  };
  const [areKeysOpen, setAreKeysOpen] = useState(false);
  const [view, setView] = useState<View>('loop');
  const [tab, setTab] = useState<SeeTab>('map');
  const theme = useStore(themeStore);
  const transport = useTransport();
  const { press } = transport;
  useLayoutEffect(() => {
    applyTheme(theme);
  }, [theme]);
  useEffect(() => {
    document.title = `${SCREENS.find(({ name }) => name === screen)?.label ?? ''}, Loopline`;
  }, [screen]);
  const perform = useCallback(
    (act: KeyAct) => {
      if (act === 'theme') switchTheme();
      else if (act === 'keys') setAreKeysOpen(true);
      else if (isTabAct(act)) {
        setTab(tabOf(act));
        setView('see');
      } else press(act);
    },
    [press],
  );
  return (
    <>
      {screen === 'lab' ? (
        <a className={styles.skip} href={`#${LOOP_REGION}`} onClick={() => setView('loop')}>
          Skip to the loop
        </a>
      ) : (
        <a className={styles.skip} href="#data">
          Skip to the data
        </a>
      )}
      <AppBar screen={screen} onScreen={goTo} onShowKeys={() => setAreKeysOpen(true)} />
      {/* Hidden, the Lab keeps what it shows and what is open in it; it neither draws nor listens. */}
      <Activity mode={screen === 'lab' ? 'visible' : 'hidden'}>
        <PanelBoundary panel="The lab">
          <ShowLineContext value={lineOfRun.show}>
            <Lab transport={transport} view={view} onView={setView} tab={tab} onTab={setTab} />
          </ShowLineContext>
        </PanelBoundary>
      </Activity>
      {screen === 'data' ? (
        <PanelBoundary panel="The data">
          <Data line={lineOfRun.line} onLab={() => goTo('lab')} />
        </PanelBoundary>
      ) : null}
      {screen === 'lab' ? <LabKeys perform={perform} /> : <PageKeys perform={perform} />}
      <KeysDialog isOpen={areKeysOpen} onClose={() => setAreKeysOpen(false)} />
    </>
  );
}

function Data(props: { readonly line: number | null; readonly onLab: () => void }) {
  const data = useLater(DATA_SCREEN);
  return data === null ? <main id="data" /> : <data.DataScreen {...props} />;
}
