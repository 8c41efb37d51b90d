import { BACKEND_LABELS, type BackendName } from '../config/backends.ts';
import type { ModelRequest, PreparedModel } from './model-maker.ts';

/** What needs no graphics card, the fastest first; CPU is always there. */
const WITHOUT_CARD = ['native', 'wasm', 'cpu'] as const satisfies readonly BackendName[];

/**
 * Builds the model of a run again whose graphics card was lost: on our own kernels or, where those are refused, on WASM, and
 * at last on the CPU. `make` gives null when the model is no longer wanted.
 */
export async function makeModelWithoutCard(
  request: ModelRequest,
  make: (request: ModelRequest) => Promise<PreparedModel | null>,
): Promise<PreparedModel | null> {
  const refusals: string[] = [];
  for (const backend of WITHOUT_CARD) {
    try {
      const made = await make({ ...request, config: { ...request.config, backend } });
      const reason = `The graphics card was lost: the run goes on with ${SHORT_LABELS[backend]}.`;
      return made === null ? null : withReason(made, [reason, ...refusals].join(' '));
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(refusals.join(' '));
}

/** For the middle of a sentence. */
const SHORT_LABELS = { ...BACKEND_LABELS, native: 'Native WASM' } as const;

function withReason({ model, decision }: PreparedModel, reason: string): PreparedModel {
  return { model, decision: { ...decision, reason } };
}
