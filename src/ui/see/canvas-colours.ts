/** Colours of the page for a canvas, which does not know custom properties. Read again when the theme changes. */
export interface CanvasColours {
  readonly ink: string;
  readonly caption: string;
  readonly line: string;
  readonly strongLine: string;
  readonly surface: string;
  readonly train: string;
  readonly danger: string;
  readonly now: string;
  readonly nowEdge: string;
  readonly classes: readonly string[];
  readonly font: string;
}

let known: { readonly themeKey: string; readonly colours: CanvasColours } | null = null;

/** The colours of the theme in force; `themeKey` is that of `useThemeKey`. Reading them is slow, so it is done once a theme. */
export function canvasColours(themeKey: string): CanvasColours {
  if (known?.themeKey !== themeKey) known = { themeKey, colours: readCanvasColours() };
  return known.colours;
}

function readCanvasColours(): CanvasColours {
  const style = getComputedStyle(document.documentElement);
  const role = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: role('--ink'),
    caption: role('--ink-3'),
    line: role('--line'),
    strongLine: role('--line-strong'),
    surface: role('--surface'),
    train: role('--train'),
    danger: role('--danger'),
    now: role('--now'),
    nowEdge: role('--now-edge'),
    classes: [1, 2, 3, 4, 5, 6].map((number) => role(`--class-${number}`)),
    font: role('--font-ui'),
  };
}
