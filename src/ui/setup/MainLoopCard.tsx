import { EXPERIMENT_FIELDS } from '../../config/experiment-fields.ts';
import { MAIN_LOOP_FIELDS } from '../../config/main-loop-fields.ts';
import { initialText } from '../../config/option-text.ts';
import { useLab } from '../lab-context.ts';
import { Field } from './Field.tsx';

/** The same field as "Epochs" of the Loop card, where it stands with what is turned most. */
const EPOCHS_COUNT = { ...EXPERIMENT_FIELDS.epochs, label: 'Epochs count' };

/** Every option of the main loop. */
export function MainLoopCard() {
  const texts = useLab((state) => state.form.mainLoop);
  const epochs = useLab((state) => state.form.epochs);
  return (
    <>
      <Field name="epochs" option={EPOCHS_COUNT} value={epochs} />
      {Object.entries(MAIN_LOOP_FIELDS).map(([name, option]) => (
        <Field key={name} name={`mainLoop.${name}`} option={option} value={texts[name] ?? initialText(option)} />
      ))}
    </>
  );
}
