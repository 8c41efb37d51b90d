/** A place that is to be shown. Asked for again it is another object, so that it is shown again. */
export interface Jump {
  readonly to: number;
}
