import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ask, Refusal } from "./control.ts";

/** What the server said last. `data` stays while it is asked again, so that nothing flickers. */
export type Asked<T> = {
  readonly data: T | undefined;
  readonly error: Refusal | undefined;
  readonly isLoading: boolean;
  reload(): void;
};

export type Question = {
  readonly path: string;
  /** POST when there is one. Compared as JSON. */
  readonly body?: unknown;
};

/** Asks when drawn, when the question changes, at `reload`, and every `everyMs` while the page is seen. */
export function useAsk<T>(question: Question | undefined, everyMs?: number): Asked<T> {
  const key = question && JSON.stringify([question.path, question.body]);
  const [told, setTold] = useState<{ key?: string | undefined; data?: T; error?: Refusal }>({});
  const [round, setRound] = useState(0);
  const subject = useRef<string>(undefined);

  useEffect(() => {
    if (question === undefined) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      if (!document.hidden || subject.current !== key) {
        subject.current = key;
        try {
          const data = await ask<T>(question.path, question.body, stop.signal);
          if (!stop.signal.aborted) setTold({ key, data });
        } catch (error) {
          if (stop.signal.aborted || !(error instanceof Refusal)) return;
          setTold((last) => ({ ...(last.key === key ? last : {}), key, error }));
          if (error.isUnavailable) return;
        }
      }
      if (everyMs !== undefined && !stop.signal.aborted) timer = setTimeout(load, everyMs);
    };
    void load();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
    // The key stands for the question.
  }, [key, everyMs, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const isMine = told.key === key;
  // The answer to the last page or search stays in sight until the next one is there.
  return {
    data: told.data,
    error: isMine ? told.error : undefined,
    isLoading: question !== undefined && !isMine,
    reload,
  };
}
