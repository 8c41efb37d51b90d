import { formatCount } from '../number-format.ts';
import styles from './kept.module.css';

const CHARACTERS_AT_MOST = 50_000;

/** Any other text, as it is. */
export function TextPreview({ content }: { readonly content: string }) {
  const more = content.length - CHARACTERS_AT_MOST;
  return (
    <>
      <pre className={styles.text}>{content.slice(0, CHARACTERS_AT_MOST)}</pre>
      {more > 0 ? <p className={styles.more}>{formatCount(more)} more characters. Download it to see them.</p> : null}
    </>
  );
}
