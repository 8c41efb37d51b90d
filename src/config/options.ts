// How options describe themselves is the loop's vocabulary; the page, which must not import the loop, reads it here.
export type {
  ChoiceOption,
  FlagOption,
  NumberOption,
  Option,
  OptionalNumberOption,
  Options,
  TextOption,
} from '../loop/index.ts';
