import styles from './stream.module.css';

export type StreamKind = 'train' | 'valid' | 'test';

/** The look a stream has: `train` and `valid` have their own, every other stream looks like `test`. */
export function streamKind(name: string): StreamKind {
  return name === 'train' || name === 'valid' ? name : 'test';
}

/** A stream's shape around a point: circle, diamond or triangle of radius `r`. `className` gives fill and stroke. */
export function StreamShape(props: {
  readonly kind: StreamKind;
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly className?: string | undefined;
}) {
  const { kind, cx, cy, r, className } = props;
  switch (kind) {
    case 'train':
      return <circle cx={cx} cy={cy} r={r} className={className} />;
    case 'valid': {
      const d = r * 1.3;
      return <path d={`M${cx} ${cy - d}L${cx + d} ${cy}L${cx} ${cy + d}L${cx - d} ${cy}z`} className={className} />;
    }
    case 'test': {
      const h = r * 1.15;
      return <path d={`M${cx} ${cy - h}L${cx + h} ${cy + r * 0.85}H${cx - h}z`} className={className} />;
    }
  }
}

/** The key of a stream in text: its shape in its colour. The stream's name stands beside it. */
export function StreamMark({ name }: { readonly name: string }) {
  const kind = streamKind(name);
  return (
    <svg className={styles.mark} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <StreamShape kind={kind} cx={6} cy={6} r={4} className={styles[kind]} />
    </svg>
  );
}

/** The key of a stream's line in a chart. */
export function StreamLineMark({ name }: { readonly name: string }) {
  const kind = streamKind(name);
  return (
    <svg className={styles.mark} width="26" height="10" viewBox="0 0 26 10" aria-hidden="true">
      <path d="M0 5H26" className={styles[`${kind}Line`]} />
      <StreamShape kind={kind} cx={13} cy={5} r={3} className={styles[kind]} />
    </svg>
  );
}
