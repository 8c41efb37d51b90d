/**
 * Who asked for the end: a hook, a hook that found the numbers gone bad, the user's Stop, or the loop itself when
 * `epochsCount` is reached.
 */
export type TerminationOrigin = 'hook' | 'badNumber' | 'interrupt' | 'epochsCount';

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
