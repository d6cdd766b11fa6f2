import type { Around } from "#adapters/memory/store.ts";

/** One call of a function, from its start to its reply or its death. */
export type CallRecord = {
  readonly no: number;
  /** For people: which function, who, about what. */
  readonly title: string;
  /** The clock of the instance when it began. */
  readonly nowMs: number;
  /** The true clock when it began. */
  readonly startedMs: number;
  readonly startedStep: number;
  /** Somebody with a slow line: others overtake him. */
  readonly isSlow: boolean;
  /** The step in which its first database operation ran; what it knows, it knew then. */
  firstStep: number | null;
  state: "running" | "done" | "killed";
};

/** What befalls a database operation: `lost` = it is done, and the caller dies before it hears of it. */
export type Fate = "passes" | "killed" | "lost";

type Waiting = { readonly call: CallRecord; readonly run: (fate: Fate) => void };

/**
 * Holds every operation of all calls in flight and lets one at a time through, so that calls
 * interleave in every way that a database allows. A killed call never goes on: not even its `finally`.
 */
export function openScheduler(killed: (call: CallRecord) => void, count: (what: string) => void) {
  let waiting: Waiting[] = [];
  let step = 0;
  let acting: CallRecord | null = null;

  const kill = (call: CallRecord): void => {
    if (call.state !== "running") return;
    call.state = "killed";
    forget(call);
    killed(call);
  };
  const forget = (call: CallRecord): void => {
    waiting = waiting.filter((one) => one.call !== call);
  };

  return {
    /** Makes the operations of a call wait their turn. */
    hold:
      (callOf: () => CallRecord): Around =>
      (operation) => {
        const call = callOf();
        return new Promise((resolve, reject) => {
          const run = (fate: Fate): void => {
            call.firstStep ??= step;
            if (fate === "killed") return;
            try {
              const answer = operation();
              if (answer === false) count("write that came too late");
              if (fate === "passes") resolve(answer);
            } catch (error) {
              reject(error);
            }
          };
          waiting.push({ call, run });
        });
      },
    step: () => step,
    /** Whose operation runs now; null = nobody's: the simulator itself writes. */
    acting: () => acting,
    waiting: () => waiting.length,
    waitingOf: (index: number): CallRecord | undefined => waiting[index]?.call,
    kill,
    forget,
    /** Kills what has lived too long: the platform ends a call after its timeout. */
    killOlder(thanMs: number): void {
      const old = waiting.map(({ call }) => call).filter(({ startedMs }) => startedMs < thanMs);
      for (const call of new Set(old)) {
        count("died of old age");
        kill(call);
      }
    },
    /** Lets one operation through and waits until everything that follows from it has come to rest. */
    async pass(index: number, fate: Fate): Promise<void> {
      const [one] = waiting.splice(index, 1);
      if (!one) return;
      step += 1;
      if (waiting.some(({ call }) => call !== one.call)) count("operation between those of others");
      acting = one.call;
      one.run(fate);
      await rest();
      acting = null;
      if (fate !== "passes") kill(one.call);
    },
    rest,
  };
}
export type Scheduler = ReturnType<typeof openScheduler>;

/** All promises that can go on have gone on when the event loop turns. */
const rest = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
