import { useStore } from 'zustand';
import controls from '../controls.module.css';
import { Icon, type IconName } from '../Icon.tsx';
import { useLab } from '../lab-context.ts';
import { selectQuestion } from '../select-question.ts';
import { SCREENS, type Screen } from '../use-screen.ts';
import styles from './app-bar.module.css';
import { EngineChip } from './EngineChip.tsx';
import { switchTheme, themeStore, type Theme } from './theme.ts';

const THEME_ICONS: Readonly<Record<Theme, IconName>> = { system: 'system', light: 'light', dark: 'dark' };

/** The banner: the mark, the screens, the experiment's question, where the arithmetic runs, and the choices about the page. */
export function AppBar(props: {
  readonly screen: Screen;
  readonly onScreen: (screen: Screen) => void;
  readonly onShowKeys: () => void;
}) {
  const { screen, onScreen, onShowKeys } = props;
  const theme = useStore(themeStore);
  const question = useLab(selectQuestion);
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>
        <Mark />
        <span className={styles.name}>Loopline</span>
      </span>
      <nav aria-label="Screens">
        <ul className={styles.screens}>
          {SCREENS.map(({ name, label }) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === screen ? 'page' : undefined} onClick={() => onScreen(name)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {/* The Data screen says itself what is open there. */}
      <p className={styles.question}>{screen === 'lab' ? question : null}</p>
      <div className={styles.side}>
        <EngineChip />
        <button
          type="button"
          className={`${controls.ghost} ${controls.square}`}
          aria-label="Keyboard shortcuts"
          aria-keyshortcuts="?"
          data-explain="All keys, and the switch that turns them off (?)."
          onClick={onShowKeys}
        >
          <Icon name="keyboard" />
        </button>
        <button
          type="button"
          className={`${controls.ghost} ${controls.square}`}
          aria-label={`Theme: ${theme}`}
          aria-keyshortcuts="T"
          data-explain="Switch between the computer's theme, light and dark (T)."
          onClick={switchTheme}
        >
          <Icon name={THEME_ICONS[theme]} />
        </button>
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
      <path className={styles.road} d="M2 7.5H17.5a5.5 5.5 0 0 1 0 11H2M9 18.5a5.5 5.5 0 0 1 0-11" />
      <circle className={styles.bead} cx="16" cy="7.5" r="4" />
    </svg>
  );
}
