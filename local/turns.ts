/** Runs one thing at a time, in the order of asking. One that fails does not hold up the next. */
export interface Turns {
  /** Gives what the task gives, and rejects with what it rejects with. */
  run<T>(task: () => Promise<T> | T): Promise<T>;
  /** Resolves when all that was asked for until now is over. Never rejects. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task) {
      const turn = last.then(task);
      last = turn.catch(() => undefined);
      return turn;
    },
    settled: () => last.then(() => undefined),
  };
}
