/** What a generator returns, without taking turns with anyone. */
export function runToEnd<Result>(turns: Generator<unknown, Result, void>): Result {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}
