import { useEffect } from "react";
import { type Asked, useCall } from "./useCall.ts";

/** So often a job that runs is asked how far it is. */
const EVERY_MS = 1_000;

/**
 * Follows something that runs in the background: asks again each second for as long as it is under way, also after an
 * answer that did not come. Nothing is asked while the page is hidden.
 */
export function useJob<T>(
  key: string,
  ask: () => Promise<T>,
  isUnderWay: (job: T) => boolean,
): Asked<T> {
  const asked = useCall(key, ask);
  const { data, isLoading, problem, refresh } = asked;
  const goesOn = data === undefined ? problem?.code === "network" : isUnderWay(data);
  useEffect(() => {
    if (isLoading || !goesOn) return;
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [isLoading, goesOn, refresh]);
  return asked;
}
