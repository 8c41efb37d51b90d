import styles from './listing.module.css';
import type { TextPart } from './loop-lines.ts';

/** Text in parts, each in its tone. */
export function TextParts({ parts }: { readonly parts: readonly TextPart[] }) {
  return parts.map(({ text, tone }, index) =>
    tone === 'plain' ? (
      text
    ) : (
      <span key={index} className={styles[tone]}>
        {text}
      </span>
    ),
  );
}
