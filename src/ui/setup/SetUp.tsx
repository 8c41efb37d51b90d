import type { LabState } from '../../store/lab-state.ts';
import { selectFormHooks, selectHookWarnings } from '../../store/selectors.ts';
import { formatCount } from '../number-format.ts';
import { useLab } from '../lab-context.ts';
import text from '../text.module.css';
import { useLayout } from '../use-media.ts';
import { DataCard } from './DataCard.tsx';
import { datasetDescription } from './dataset-description.ts';
import { HooksCard } from './HooksCard.tsx';
import { LoopCard } from './LoopCard.tsx';
import { mainLoopText } from './main-loop-text.ts';
import { MainLoopCard } from './MainLoopCard.tsx';
import { ModelCard } from './ModelCard.tsx';
import { networkColumns } from './network-columns.ts';
import { HookNotes } from './HookNotes.tsx';
import { SetUpCard } from './SetUpCard.tsx';
import styles from './set-up.module.css';
import { TaskSentence } from './TaskSentence.tsx';
import { useOpenCards, type CardName } from './use-open-cards.ts';

/** The experiment as a form: what is learned from, what learns, how the loop goes, and which hooks are called. */
export function SetUp() {
  const layout = useLayout();
  const cards = useOpenCards(layout);
  const dataset = useLab((state) => state.form.dataset);
  const fileName = useLab((state) => state.form.table?.fileName ?? null);
  const epochs = useLab(selectEpochsText);
  const isRunThere = useLab((state) => state.plan !== null);
  const hooks = useLab(selectFormHooks);
  const columns = useLab(selectNetworkText);
  const mainLoop = useLab((state) => mainLoopText(state.form.mainLoop));
  const mainLoopWarning = useLab(selectMainLoopWarning);
  const hooksWarning = useLab(selectHooksWarning);
  const card = (name: CardName) => ({
    isOpen: cards.isOpen(name),
    onToggle: (isOpen: boolean) => cards.setOpen(name, isOpen),
    isDrawer: layout === 'rail',
  });
  return (
    <section className={styles.setup} aria-label="Set-up" id="set-up" data-set-up>
      <div className={`${text.panelHead} ${styles.head}`}>
        <h2>Set-up</h2>
        {isRunThere ? (
          <span
            className={styles.later}
            data-explain="The run in hand keeps the settings it began with. Changes apply after Reset."
          >
            from the next run
          </span>
        ) : null}
      </div>
      <TaskSentence />
      <SetUpCard
        icon="data"
        title="Data"
        value={datasetDescription(dataset)?.label ?? fileName ?? ''}
        {...card('data')}
      >
        <DataCard />
      </SetUpCard>
      <SetUpCard icon="model" title="Model" value={columns} {...card('model')}>
        <ModelCard />
      </SetUpCard>
      <SetUpCard icon="reset" title="Loop" value={epochs} {...card('loop')}>
        <LoopCard />
      </SetUpCard>
      <SetUpCard icon="settings" title="Main loop" value={mainLoop} warning={mainLoopWarning} {...card('mainLoop')}>
        <MainLoopCard />
      </SetUpCard>
      <SetUpCard
        icon="hook"
        title="Hooks"
        value={`${hooks.length}, last: ${hooks.at(-1)?.name ?? ''}`}
        warning={hooksWarning}
        {...card('hooks')}
      >
        {layout === 'rail' ? <HookNotes /> : null}
        <HooksCard />
      </SetUpCard>
      {layout === 'rail' ? null : <HookNotes />}
    </section>
  );
}

function selectEpochsText({ config }: LabState): string {
  const epochs = config?.mainLoop.epochsCount;
  return epochs === undefined ? '' : `${formatCount(epochs)} epoch${epochs === 1 ? '' : 's'}`;
}

/** What the closed card has to say: it may be why no run can begin. */
function selectMainLoopWarning(state: LabState): string | null {
  return hasProblem(state, 'mainLoop.') ? 'One of its fields has a problem.' : null;
}

/** The same for the hooks has to say: it may be why no run can begin. */
function selectHooksWarning(state: LabState): string | null {
  if (hasProblem(state, 'hooks.')) return 'One of the hooks has a problem.';
  const [first] = selectHookWarnings(state);
  if (first === undefined) return null;
  return first.kind === 'order' ? 'Their order cannot work.' : 'One of the hooks reads what none writes.';
}

function hasProblem({ problems }: LabState, group: string): boolean {
  return Object.keys(problems ?? {}).some((field) => field.startsWith(group));
}

/** `2, 8, 8, 3 tanh`. */
function selectNetworkText(state: LabState): string {
  const columns = networkColumns(state);
  if (columns === null) return '';
  return `${columns.map(({ count }) => formatCount(count)).join(', ')} ${state.form.activation}`;
}
