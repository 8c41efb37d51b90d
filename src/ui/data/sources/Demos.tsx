import { DATASET_DESCRIPTIONS } from '../../../config/dataset-descriptions.ts';
import { TABLE_DATASET } from '../../../config/table-config.ts';
import { Icon } from '../../Icon.tsx';
import { useLabActions } from '../../lab-context.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import styles from './sources.module.css';

type Description = (typeof DATASET_DESCRIPTIONS)[number];

const DEMOS = DATASET_DESCRIPTIONS.filter(({ name }) => name !== TABLE_DATASET);

/** The sets of the site. Those that are tables open here; pictures and drawn points have no columns to look at. */
export function Demos({ onOpen, onLab }: { readonly onOpen: () => void; readonly onLab: () => void }) {
  const actions = useTableDeskActions();
  const lab = useLabActions();
  const openPath = useTableDesk(({ view }) => (view?.source.kind === 'site' ? view.source.path : null));
  const open = ({ name, table }: Description) => {
    if (table === null) {
      lab.setField('dataset', name);
      onLab();
    } else {
      actions.openDataset(name);
      onOpen();
    }
  };
  return (
    <section aria-labelledby="demos">
      <h2 className={styles.head} id="demos">
        Demos
      </h2>
      <ul className={styles.list}>
        {DEMOS.map((demo) => (
          <li key={demo.name}>
            <button
              type="button"
              className={styles.source}
              aria-current={demo.table !== null && demo.table.path === openPath ? 'true' : undefined}
              data-explain={demo.explanation}
              data-explain-side="right"
              onClick={() => open(demo)}
            >
              <Icon name={demo.table === null ? 'curve' : 'data'} />
              <span>
                <b>{demo.label}</b>
                <small>{demoText(demo)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `which species?`, from `Penguins: which species?`. */
function demoText({ question, table }: Description): string {
  const asked = question.slice(question.indexOf(':') + 1).trim();
  return table === null ? `${asked} In the Lab.` : asked;
}
