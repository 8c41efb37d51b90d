/** Who asked for the end: a hook, the user's Stop, or the loop itself when `epochsCount` is reached. */
export type TerminationOrigin = 'hook' | 'interrupt' | 'epochsCount';

/**
 * "Stop, gracefully" (emloop's TrainingTerminated): the only exception that ends a run with success. Thrown by hooks and
 * by the loop itself; the message is the reason shown to the user.
 */
export class TrainingTerminated extends Error {
  override readonly name = 'TrainingTerminated';
  readonly origin: TerminationOrigin;

  constructor(message = '', origin: TerminationOrigin = 'hook') {
    super(message);
    this.origin = origin;
  }
}
