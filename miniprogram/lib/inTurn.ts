type Told<R> = {
  /** All that was put in is done; `last` is what the last one answered. */
  readonly settled: (last: R) => void;
  /** One failed; what waited behind it was dropped. */
  readonly failed: (error: unknown) => void;
};

/**
 * Sends one change after the other, so that they arrive in the order in which the person made them. Of several changes
 * under one key that wait, only the newest is sent: whoever taps "+" five times sends two numbers, not five.
 */
export function inTurn<R>({ settled, failed }: Told<R>) {
  const waiting = new Map<string, () => Promise<R>>();
  let isSending = false;

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      let last: R | undefined;
      for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
        const [key, change] = next.value;
        waiting.delete(key);
        last = await change();
      }
      isSending = false;
      if (last !== undefined) settled(last);
    } catch (error) {
      waiting.clear();
      isSending = false;
      failed(error);
    }
  }

  return {
    put(key: string, change: () => Promise<R>): void {
      waiting.delete(key);
      waiting.set(key, change);
      void send();
    },
    /** Whether something is on its way: an answer to an older question is out of date then. */
    isBusy: (): boolean => isSending,
  };
}
