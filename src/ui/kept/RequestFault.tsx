import type { RequestName } from '../../protocol/messages.ts';
import { useLab } from '../lab-context.ts';
import styles from './kept.module.css';

/** Why the last request of this kind could not be met; nothing where it was. */
export function RequestFault({ request }: { readonly request: RequestName }) {
  const message = useLab(({ requestError }) => (requestError?.request === request ? requestError.message : null));
  return (
    <div aria-live="polite">
      {message === null ? null : (
        <p className={styles.fault}>
          <b>Not done.</b> {message}
        </p>
      )}
    </div>
  );
}
