import type { BackendName } from '../config/backends.ts';
import type { ModelRequest, PreparedModel } from './model-maker.ts';

/**
 * Builds the model of a run again whose graphics card was lost, on WASM or, where that is refused, on the CPU. `make`
 * gives null when the model is no longer wanted.
 */
export async function makeModelWithoutCard(
  request: ModelRequest,
  make: (request: ModelRequest) => Promise<PreparedModel | null>,
): Promise<PreparedModel | null> {
  const makeOn = (backend: BackendName) => make({ ...request, config: { ...request.config, backend } });
  try {
    return withReason(await makeOn('wasm'), 'The graphics card was lost: the run goes on with WASM.');
  } catch (error) {
    const refusal = error instanceof Error ? error.message : String(error);
    return withReason(await makeOn('cpu'), `The graphics card was lost: the run goes on with CPU. ${refusal}`);
  }
}

function withReason(made: PreparedModel | null, reason: string): PreparedModel | null {
  return made === null ? null : { ...made, decision: { ...made.decision, reason } };
}
