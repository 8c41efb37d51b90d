import controls from '../../controls.module.css';
import { useTableDeskActions } from '../table-desk-context.ts';
import styles from './sheet.module.css';
import { OpenButton } from './SheetHead.tsx';

/** Before anything is open: what one can begin with. */
export function EmptySheet({ onSources }: { readonly onSources: (() => void) | null }) {
  const actions = useTableDeskActions();
  return (
    <div className={styles.empty}>
      <h1>Your data</h1>
      <p>No data yet. Drop a CSV here, or start with the penguins: 344 birds, three kinds, ready in a second.</p>
      <div className={styles.emptyActs}>
        <button
          type="button"
          className={`${controls.button} ${controls.primary}`}
          onClick={() => actions.openDataset('penguins')}
        >
          Start with the penguins
        </button>
        {onSources === null ? null : <OpenButton onPress={onSources} />}
      </div>
    </div>
  );
}
