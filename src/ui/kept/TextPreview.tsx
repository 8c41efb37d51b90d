import { formatCount } from '../number-format.ts';
import styles from './kept.module.css';
import { ScrollBox } from './ScrollBox.tsx';

const CHARACTERS_AT_MOST = 50_000;

/** Any other text, as it is. */
export function TextPreview({ name, content }: { readonly name: string; readonly content: string }) {
  const more = content.length - CHARACTERS_AT_MOST;
  return (
    <>
      <ScrollBox label={`Text of ${name}`}>
        <pre className={styles.text}>{content.slice(0, CHARACTERS_AT_MOST)}</pre>
      </ScrollBox>
      {more > 0 ? <p className={styles.more}>{formatCount(more)} more characters. Download it to see them.</p> : null}
    </>
  );
}
