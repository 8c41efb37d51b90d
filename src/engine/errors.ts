import { BACKEND_LABELS, type BackendName } from '../config/backends.ts';

/** The graphics card was taken away or stopped answering: no number since then can be trusted. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError';
  readonly backend: BackendName;

  constructor(backend: BackendName, reason: string) {
    super(`The graphics card was lost (${BACKEND_LABELS[backend]}: ${reason}).`);
    this.backend = backend;
  }
}

/** A backend that was asked for cannot be used. */
export class BackendUnavailableError extends Error {
  override readonly name = 'BackendUnavailableError';
  readonly backend: BackendName;

  constructor(backend: BackendName, reason: string) {
    super(`${BACKEND_LABELS[backend]} cannot be used: ${reason} Choose another backend, or Auto.`);
    this.backend = backend;
  }
}

/** A step would have made weights that are not finite. The weights are still those before the step. */
export class NonFiniteUpdateError extends Error {
  override readonly name = 'NonFiniteUpdateError';

  constructor() {
    super(
      'A step would have made weights too large for numbers to hold; the last good ones are kept. ' +
        'Lower the learning rate, and look whether the features of this batch are infinite.',
    );
  }
}
