import type { AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { isMapping, isScalar, typeText } from './epoch-value.ts';
import { knownNames } from './known-names.ts';

export const LOG_VARIABLES = {
  name: 'LogVariables',
  explanation: 'Writes the numbers of each epoch into the log.',
  isForEvaluation: true,
  options: {
    variables: {
      kind: 'names',
      label: 'Variables',
      explanation: 'Which to write; empty for all there are.',
      initial: null,
    },
    onUnknownType: {
      kind: 'choice',
      label: 'On unknown type',
      explanation: 'What to do with a value that is not a number.',
      choices: [
        { value: 'ignore', label: 'ignore' },
        { value: 'warn', label: 'warn' },
        { value: 'error', label: 'fail' },
        { value: 'str', label: 'write it as text' },
      ],
      initial: 'ignore',
    },
  },
  does: { afterEpoch: 'writes the numbers of the epoch into the log.' },
  keys: ({ variables }) => ({ reads: { epoch: (variables as readonly string[] | null) ?? 'all' } }),
} as const satisfies HookDescription;

interface LogVariablesOptions {
  readonly variables?: readonly string[] | null;
  readonly onUnknownType?: 'ignore' | 'warn' | 'error' | 'str';
}

/** emloop 5.11. Numbers have six decimals; a blank line ends each epoch (reference 9.33). */
export class LogVariables implements Hook {
  readonly #options: Required<LogVariablesOptions>;
  readonly #log: HookContext['log'];

  constructor(options: LogVariablesOptions = {}, { log }: Pick<HookContext, 'log'> = SILENT_CONTEXT) {
    this.#options = readOptions(LOG_VARIABLES, options);
    this.#log = log;
  }

  afterEpoch({ epochData }: AfterEpoch): void {
    for (const [streamName, variables] of Object.entries(epochData))
      for (const variable of this.#options.variables ?? Object.keys(variables)) {
        if (!Object.hasOwn(variables, variable))
          throw new Error(
            `LogVariables: stream '${streamName}' has no variable '${variable}'. It has: ${knownNames(variables)}.`,
          );
        this.#write(`${streamName} ${variable}`, variables[variable]);
      }
    this.#line('');
  }

  #write(name: string, value: unknown): void {
    if (isScalar(value)) this.#line(`${name}: ${format(value)}`);
    else if (isMapping(value)) this.#writeMapping(name, Object.entries(value));
    else this.#unknown(name, value);
  }

  #writeMapping(name: string, entries: readonly [string, unknown][]): void {
    const [only] = entries;
    if (only !== undefined && entries.length === 1) this.#line(`${name} ${only[0]}: ${format(only[1])}`);
    else {
      this.#line(`${name}:`);
      for (const [key, item] of entries) this.#line(`    ${key}: ${format(item)}`);
    }
  }

  #unknown(name: string, value: unknown): void {
    const { onUnknownType } = this.#options;
    const message = `LogVariables: '${name}' is ${typeText(value)}, not a number.`;
    if (onUnknownType === 'error') throw new TypeError(message);
    if (onUnknownType === 'warn') this.#log({ level: 'warning', message });
    if (onUnknownType === 'str') this.#line(`${name}: ${String(value)}`);
  }

  #line(message: string): void {
    this.#log({ level: 'info', message });
  }
}

function format(value: unknown): string {
  return typeof value === 'number' ? value.toFixed(6) : String(value);
}
