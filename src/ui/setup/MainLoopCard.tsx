import { MAIN_LOOP_FIELDS } from '../../config/main-loop-fields.ts';
import { initialText } from '../../config/option-text.ts';
import { useLab } from '../lab-context.ts';
import { Field } from './Field.tsx';

/** Every option of the main loop but the number of epochs, which stands with what is turned most. */
export function MainLoopCard() {
  const texts = useLab((state) => state.form.mainLoop);
  return Object.entries(MAIN_LOOP_FIELDS).map(([name, option]) => (
    <Field key={name} name={`mainLoop.${name}`} option={option} value={texts[name] ?? initialText(option)} />
  ));
}
