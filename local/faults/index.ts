import { randomInt } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import type { InvocationReply } from "../functions/invoke.ts";
import { faultRoutes } from "./controlRoutes.ts";
import { createPlan, type Strike } from "./plan.ts";
import { createRequestFaults, type FaultyRequest } from "./requests.ts";
import type { FaultKind, Place } from "./rule.ts";

/** A fault that happened. */
export type Injected = {
  readonly atMs: number;
  readonly kind: FaultKind;
  /** The rule's number, or "seed". */
  readonly by: number | "seed";
} & Place;

/**
 * What goes wrong on purpose, by seed or by name. While nothing is planned each of these costs one look at a flag.
 */
export interface Faults {
  /**
   * Runs one request of a server SDK with what is to go wrong with it. "cut": the sender gets no answer.
   * Rejects with what `perform` rejects with, or with the fault's own DatabaseError.
   */
  request<T>(about: FaultyRequest, perform: () => Promise<T>): Promise<T | "cut">;
  /** Whether the disk is full for the commit that is about to be made. */
  isDiskFull(): boolean;
  /** Calls a timer's function, perhaps twice at the same time; the answer is the first call's. */
  timer(functionName: string, call: () => Promise<InvocationReply>): Promise<InvocationReply>;
  /** How many times a notice reaches its function at the same time: 1, 2, or 0 for one that is lost on its way. */
  noticeCopies(functionName: string | undefined): 0 | 1 | 2;
  readonly routes: Routes;
}

const INJECTED_MAX = 500;

/** `seed`: of the faults by chance, until another one is set; any where it is left out. */
export function createFaults(o: {
  clock: Clock;
  /** Ends the worker of a function's call; false where there is no such call any more. */
  kill: (requestId: string) => boolean;
  /** Ends a transaction that an injected conflict has met. */
  abort: (transactionId: string) => Promise<void>;
  seed?: number | undefined;
}): Faults {
  const plan = createPlan(o.seed ?? randomInt(2 ** 31));
  const injected: Injected[] = [];

  function strike(kind: FaultKind, place: Place): Strike | undefined {
    const struck = plan.ask(kind, place);
    if (struck === undefined) return undefined;
    const atMs = o.clock.nowMs();
    injected.push({ atMs, kind, by: struck.ruleId ?? "seed", ...place });
    if (injected.length > INJECTED_MAX) injected.shift();
    return struck;
  }
  const faulty = createRequestFaults({ strike, kill: o.kill, abort: o.abort });

  return {
    request: (about, perform) => (plan.isEmpty ? perform() : faulty(about, perform)),
    isDiskFull: () => !plan.isEmpty && strike("fullDisk", {}) !== undefined,
    async timer(functionName, call) {
      if (plan.isEmpty || strike("overlappingTimer", { functionName }) === undefined) return call();
      const [first] = await Promise.all([call(), call()]);
      return first;
    },
    noticeCopies(functionName) {
      if (plan.isEmpty) return 1;
      if (strike("lateNotice", { functionName }) !== undefined) return 0;
      return strike("duplicateNotice", { functionName }) === undefined ? 1 : 2;
    },
    routes: faultRoutes(plan, injected),
  };
}
