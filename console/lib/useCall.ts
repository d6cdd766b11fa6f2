import { useCallback, useEffect, useRef, useState } from "react";
import { CallError, isSessionOver, onBack } from "./call.ts";

/** What a screen asked for: `data` stays while it is asked again. */
export type Asked<T> = {
  readonly data: T | undefined;
  readonly problem: CallError | undefined;
  readonly isLoading: boolean;
  readonly refresh: () => void;
};

/**
 * Asks when the screen opens, whenever `key` changes, and once the network is back that it missed; an answer that was
 * overtaken by a newer question is dropped.
 *
 * - `key`: all that the question depends on, as text.
 */
export function useCall<T>(key: string, ask: () => Promise<T>): Asked<T> {
  const [seen, setSeen] = useState<Omit<Asked<T>, "refresh">>({
    ...{ data: undefined, problem: undefined, isLoading: true },
  });
  const [round, setRound] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  const keyOfData = useRef(key);
  useEffect(() => {
    let isOver = false;
    setSeen(({ data }) => ({
      ...{ data: keyOfData.current === key ? data : undefined, problem: undefined },
      isLoading: true,
    }));
    latest.current().then(
      (data) => {
        if (isOver) return;
        keyOfData.current = key;
        setSeen({ data, problem: undefined, isLoading: false });
      },
      (error: unknown) => {
        if (!isOver) setSeen((last) => ({ ...last, problem: problemOf(error), isLoading: false }));
      },
    );
    return () => {
      isOver = true;
    };
  }, [key, round]);
  const refresh = useCallback(() => setRound((last) => last + 1), []);
  const isOver = isSessionOver(seen.problem);
  useEffect(() => (isOver ? onBack(refresh) : undefined), [isOver, refresh]);
  const isCutOff = seen.problem?.code === "network";
  useEffect(() => {
    if (!isCutOff) return undefined;
    window.addEventListener("online", refresh);
    return () => window.removeEventListener("online", refresh);
  }, [isCutOff, refresh]);
  return { ...seen, refresh };
}

/** An action that a person started: blocked while it runs, its problem kept until the next try. */
export type Sending<A extends readonly unknown[]> = {
  readonly send: (...args: A) => Promise<boolean>;
  readonly isSending: boolean;
  readonly problem: CallError | undefined;
  readonly clear: () => void;
};

export function useSend<A extends readonly unknown[]>(
  run: (...args: A) => Promise<unknown>,
): Sending<A> {
  const [state, setState] = useState<{ isSending: boolean; problem: CallError | undefined }>({
    ...{ isSending: false, problem: undefined },
  });
  const isRunning = useRef(false);
  const latest = useRef(run);
  latest.current = run;
  const send = useCallback(async (...args: A): Promise<boolean> => {
    if (isRunning.current) return false;
    isRunning.current = true;
    setState({ isSending: true, problem: undefined });
    try {
      await latest.current(...args);
      setState({ isSending: false, problem: undefined });
      return true;
    } catch (error) {
      setState({ isSending: false, problem: problemOf(error) });
      return false;
    } finally {
      isRunning.current = false;
    }
  }, []);
  const clear = useCallback(() => setState({ isSending: false, problem: undefined }), []);
  const isOver = isSessionOver(state.problem);
  useEffect(() => (isOver ? onBack(clear) : undefined), [isOver, clear]);
  return { send, ...state, clear };
}

function problemOf(error: unknown): CallError {
  if (error instanceof CallError) return error;
  console.error(error); // A defect of ours: whoever looks into it finds it in the browser's log.
  return new CallError("defect", "", {});
}
