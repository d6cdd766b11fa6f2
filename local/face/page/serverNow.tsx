import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { useAsk, type Asked } from "./useAsk.tsx";

export type Health = {
  readonly env: string;
  readonly nowMs: number;
  readonly functions: readonly string[];
  readonly collections: readonly string[];
};

/** How the server's clock goes. `factor` is how fast, against a real one. */
export type ClockState = {
  readonly nowMs: number;
  readonly mode: "real" | "frozen" | "factor";
  readonly factor?: number;
};

const HEALTH_EVERY_MS = 3000;

type Known = { readonly health: Asked<Health>; readonly clock: Asked<ClockState> };

const Context = createContext<Known | undefined>(undefined);

/** Asks the server how it is, once for the whole page. */
export function HealthProvider({ children }: { children: ComponentChildren }) {
  const health = useAsk<Health>({ path: "health" }, HEALTH_EVERY_MS);
  const clock = useAsk<ClockState>({ path: "clock/state" }, HEALTH_EVERY_MS);
  return <Context.Provider value={{ health, clock }}>{children}</Context.Provider>;
}

export function useKnown(): Known {
  const known = useContext(Context);
  if (known === undefined) throw new Error("stands outside of HealthProvider");
  return known;
}

/** The server's time, going on between two answers as its clock does. */
export function useServerNow(): number | undefined {
  const { clock } = useKnown();
  const [heard, setHeard] = useState({ nowMs: clock.data?.nowMs, atMs: performance.now() });
  const [, tick] = useState(0);
  useEffect(() => setHeard({ nowMs: clock.data?.nowMs, atMs: performance.now() }), [clock.data]);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (heard.nowMs === undefined || clock.data === undefined) return undefined;
  const { mode, factor = 1 } = clock.data;
  if (mode === "frozen") return heard.nowMs;
  return heard.nowMs + (performance.now() - heard.atMs) * (mode === "factor" ? factor : 1);
}
