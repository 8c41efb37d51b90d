/** Where the arithmetic can run, in the order in which the form offers them. */
export const BACKENDS = ['native', 'native-relaxed', 'webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];
export type BackendChoice = 'auto' | BackendName;

export const BACKEND_LABELS: Readonly<Record<BackendChoice, string>> = {
  auto: 'Auto: measure and take the fastest',
  native: 'Native WASM: one call a step',
  'native-relaxed': 'Native WASM, relaxed: faster, not reproducible',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
};

/** What became of one backend when the model was to run on it. */
export type BackendReport =
  | { readonly backend: BackendName; readonly outcome: 'measured'; readonly stepsPerSecond: number }
  | { readonly backend: BackendName; readonly outcome: 'available' | 'notTried' }
  | { readonly backend: BackendName; readonly outcome: 'skipped'; readonly reason: string };

/** The backend taken, why, and what became of each that was looked at. */
export interface BackendDecision {
  readonly backend: BackendName;
  /** A sentence for the user. */
  readonly reason: string;
  readonly reports: readonly BackendReport[];
}
