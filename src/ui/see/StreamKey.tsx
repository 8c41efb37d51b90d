import { Term } from '../explain/Explain.tsx';
import { StreamLineMark, streamKind, type StreamKind } from '../StreamMark.tsx';
import text from '../text.module.css';

const EXPLANATIONS: Readonly<Record<StreamKind, string>> = {
  train: 'Train: the rows the model learns from.',
  valid:
    'Valid: rows the model never learns from. They are measured after every epoch, to show whether it also works on unseen rows.',
  test: 'A further stream: only measured, after train.',
};

/** Which line is which stream. */
export function StreamKey({ streams }: { readonly streams: readonly string[] }) {
  return streams.map((name) => (
    <span key={name} className={text.key}>
      <StreamLineMark name={name} />
      <Term explanation={EXPLANATIONS[streamKind(name)]}>{name}</Term>
    </span>
  ));
}
