import { TrainingTerminated } from '../errors.ts';
import type { HookDescription } from '../hook.ts';
import type { HookContext } from '../hook-context.ts';
import { ON_PLATEAU, OnPlateau, type OnPlateauOptions, type Plateau } from './on-plateau.ts';

export const STOP_ON_PLATEAU = {
  name: 'StopOnPlateau',
  explanation: 'Asks to end when a number gets no better any more.',
  options: ON_PLATEAU.options,
  does: { ...ON_PLATEAU.does, afterEpoch: 'asks to end if the number gets no better any more.' },
  refusal: ON_PLATEAU.refusal,
  keys: ON_PLATEAU.keys,
} as const satisfies HookDescription;

/** emloop 5.25. */
export class StopOnPlateau extends OnPlateau {
  constructor(options?: OnPlateauOptions, context?: Pick<HookContext, 'log'>) {
    super(options, context, STOP_ON_PLATEAU.name);
  }

  protected override onPlateau({ reason }: Plateau): void {
    throw new TrainingTerminated(`StopOnPlateau: ${reason}`);
  }
}
