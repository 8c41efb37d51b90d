/** Monotonic time in seconds, handed in from outside: the loop has no clock of its own. */
export type Clock = () => number;
