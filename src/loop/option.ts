// How options describe themselves (design D12). Forms, validation, docs and tests are derived from these.

interface OptionText {
  /** Name as a person reads it, in sentence case. */
  readonly label: string;
  /** One sentence. */
  readonly explanation: string;
}

export interface NumberOption extends OptionText {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Only whole numbers are allowed. */
  readonly isInteger: boolean;
  readonly initial: number;
  /** Step of a spinner or slider; defaults to 1 for integers. */
  readonly step?: number;
}

export interface OptionalNumberOption extends OptionText {
  readonly kind: 'optionalNumber';
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
  readonly initial: number | null;
}

export interface ChoiceOption<T extends string = string> extends OptionText {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly initial: T;
}

export interface FlagOption extends OptionText {
  readonly kind: 'flag';
  readonly initial: boolean;
}

/** What a text names where it names something: it must not be empty then, and the page knows which streams there are. */
export type Named = 'stream' | 'variable' | 'file' | 'checkpoint';

export interface TextOption extends OptionText {
  readonly kind: 'text';
  readonly names?: Named;
  /** Spaces at its ends count, and a field shows its tabs as `\t`. */
  readonly isVerbatim?: true;
  readonly initial: string;
}

/** Text that may be left out. */
export interface OptionalTextOption extends OptionText {
  readonly kind: 'optionalText';
  readonly names?: Named;
  readonly initial: string | null;
}

/** A list of names, such as variables or streams; null means "all". */
export interface NamesOption extends OptionText {
  readonly kind: 'names';
  readonly names?: 'stream';
  readonly initial: readonly string[] | null;
}

/** A variable alone, which means its mean, or with the names of what is to be computed of it. */
export type StatisticsRequest = string | Readonly<Record<string, readonly string[]>>;

/** Variables, each with the aggregations wanted of it, such as `loss` or `{ loss: ['mean', 'std'] }`. */
export interface StatisticsOption extends OptionText {
  readonly kind: 'statistics';
  readonly initial: readonly StatisticsRequest[];
}

/** Pairs of names, such as `{ image: 'pixels' }`. */
export interface MappingOption extends OptionText {
  readonly kind: 'mapping';
  readonly initial: Readonly<Record<string, string>>;
  /** A value that shows how pairs are written, where those of variables would mislead. */
  readonly example?: Readonly<Record<string, string>>;
}

export type Option =
  | NumberOption
  | OptionalNumberOption
  | ChoiceOption
  | FlagOption
  | TextOption
  | OptionalTextOption
  | NamesOption
  | StatisticsOption
  | MappingOption;

export type Options = Readonly<Record<string, Option>>;
