import type { StepUnit } from '../../protocol/messages.ts';

const ARROW = <path d="M10 5l3.5 3-3.5 3z" fill="currentColor" stroke="none" />;
const FAR_ARROW = <path d="M12 5l3 3-3 3z" fill="currentColor" stroke="none" />;
const GLYPHS: Readonly<Record<StepUnit, React.ReactNode>> = {
  event: (
    <>
      <circle cx="5" cy="8" r="3.1" fill="none" />
      {ARROW}
    </>
  ),
  hook: (
    <>
      <rect x="1.5" y="5.5" width="3.6" height="5" rx="1" fill="currentColor" stroke="none" />
      <rect x="6.3" y="5.5" width="3.6" height="5" rx="1" fill="none" />
      {FAR_ARROW}
    </>
  ),
  batch: (
    <>
      <circle cx="5" cy="8" r="3.9" fill="currentColor" stroke="none" />
      {ARROW}
    </>
  ),
  epoch: (
    <>
      <rect x="1.2" y="3.6" width="9.6" height="8.8" rx="4.4" fill="none" />
      {FAR_ARROW}
    </>
  ),
};

/** The small drawing on a step button: an event is a ring, a hook a row of cells, a batch a bead, an epoch a lap. */
export function StepGlyph({ unit }: { readonly unit: StepUnit }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      {GLYPHS[unit]}
    </svg>
  );
}
