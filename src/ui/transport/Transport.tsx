import { useId } from 'react';
import type { StepUnit } from '../../protocol/messages.ts';
import controls from '../controls.module.css';
import { Icon } from '../Icon.tsx';
import { useLab } from '../lab-context.ts';
import { RunStatus } from './RunStatus.tsx';
import { SpeedSlider } from './SpeedSlider.tsx';
import { StepGlyph } from './StepGlyph.tsx';
import { TransportButton } from './TransportButton.tsx';
import styles from './transport.module.css';
import type { PrimaryButton } from './transport-buttons.ts';
import type { Transport as TransportHandle } from './use-transport.ts';

const STEPS: readonly { readonly unit: StepUnit; readonly key: string; readonly explanation: string }[] = [
  {
    unit: 'event',
    key: 'E',
    explanation: 'Go to the next event (E). An event is a moment at which the hooks are called.',
  },
  {
    unit: 'hook',
    key: 'H',
    explanation: 'Go to the next hook (H). Hooks are called one after another, in list order.',
  },
  { unit: 'batch', key: 'B', explanation: 'Go to the next batch (B): read it, run the model, call the hooks.' },
  { unit: 'epoch', key: 'N', explanation: 'Go to the next epoch (N): one whole lap.' },
];

const PRIMARY_EXPLANATIONS: Readonly<Record<PrimaryButton['name'], string>> = {
  Train: 'Start the run (Space). Every hook begins afresh.',
  Pause: 'Hold the run at the next place (Space). Nothing is lost.',
  Resume: 'Go on from here (Space).',
  'Train more': 'Go on with the same weights for as many epochs again (Space).',
};

/** The controls of the run, with its status to the left and its speed to the right. */
export function Transport({ transport }: { readonly transport: TransportHandle }) {
  const { buttons, obstacle, reasons, lastStep, press } = transport;
  const pending = useLab((state) => state.pendingCommand);
  const obstacleId = useId();
  const { primary, stop } = buttons;
  const isBlocked = obstacle !== null && primary.action === 'train' && !primary.isEnabled;
  return (
    <section className={styles.transport} aria-label="Run controls">
      <RunStatus />
      <div className={styles.controls}>
        <TransportButton
          kind="primary"
          name={primary.name}
          className={styles.primary}
          isEnabled={primary.isEnabled}
          offReason={reasons.primary}
          isPending={pending === 'start' || pending === 'pause' || pending === 'resume'}
          shortcut="Space"
          explanation={PRIMARY_EXPLANATIONS[primary.name]}
          describedBy={isBlocked ? obstacleId : undefined}
          onPress={() => press('primary')}
        >
          <Icon name={primary.name === 'Pause' ? 'pause' : 'train'} />
          {primary.name}
        </TransportButton>
        {isBlocked ? (
          <p className={styles.obstacle} id={obstacleId}>
            {obstacle}
          </p>
        ) : null}
        <div className={`${controls.segment} ${styles.steps}`} role="group" aria-label="Step to the next">
          <span className={`${controls.segmentLabel} ${styles.stepLabel}`} aria-hidden="true">
            Step
          </span>
          {STEPS.map(({ unit, key, explanation }) => (
            <TransportButton
              key={unit}
              kind="segment"
              name={`Step ${unit}`}
              isEnabled={buttons.canStep}
              offReason={reasons.step}
              isPending={pending === 'step' && lastStep === unit}
              shortcut={key}
              explanation={explanation}
              onPress={() => press(unit)}
            >
              <StepGlyph unit={unit} />
              {unit.charAt(0).toUpperCase() + unit.slice(1)}
            </TransportButton>
          ))}
        </div>
        <div className={styles.pair}>
          <TransportButton
            kind="plain"
            name={stop.name}
            className={styles.stop}
            isEnabled={stop.isEnabled}
            offReason={reasons.stop}
            isPending={pending === 'stop'}
            shortcut="X"
            explanation="Stop asks the loop to end (X). It is noticed when the next batch has been read; then after_training is called. Press again to end at once and lose what was not saved."
            onPress={() => press('stop')}
          >
            <Icon name="stop" size={12} />
            {stop.name}
          </TransportButton>
          <TransportButton
            kind="plain"
            name="Reset"
            isEnabled={buttons.canReset}
            offReason={reasons.reset}
            isPending={pending === 'reset'}
            shortcut="R"
            explanation="Back to the start with the same first weights (R)."
            onPress={() => press('reset')}
          >
            <Icon name="reset" />
            Reset
          </TransportButton>
        </div>
      </div>
      <SpeedSlider />
    </section>
  );
}
