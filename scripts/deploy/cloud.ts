import type { Index } from "./files.ts";
import type { FunctionSpec, Timer } from "./plan.ts";

/** A function as the platform has it. */
export type FunctionState = {
  readonly runtime: string;
  readonly timers: readonly Pick<Timer, "name" | "config">[];
};
/** Whom a rule is for: one collection, or all functions of the environment. */
export type RuleOwner = { readonly collection: string } | "functions";

/**
 * What a deployment needs of a CloudBase environment. Each call ends within a time limit, answers or
 * throws, and may be repeated.
 */
export interface Cloud {
  hasCollection(name: string): Promise<boolean>;
  createCollection(name: string): Promise<void>;
  /** All indexes of a collection, the platform's own included. */
  indexes(collection: string): Promise<readonly Index[]>;
  createIndexes(collection: string, indexes: readonly Index[]): Promise<void>;
  /** The custom rule in force, as the platform writes it; null = it has another permission, or none. */
  rule(owner: RuleOwner): Promise<string | null>;
  setRule(owner: RuleOwner, rule: string): Promise<void>;
  /** null = there is no such function. */
  functionState(name: string): Promise<FunctionState | null>;
  /** Creates a function, or gives the one that is there its code and settings. Timers stay as they are. */
  putFunction(spec: FunctionSpec): Promise<void>;
  /** The function that HTTP access leads a path to; null = it leads nowhere. */
  routeAt(path: string): Promise<string | null>;
  createRoute(path: string, functionName: string): Promise<void>;
  createTimer(functionName: string, timer: Timer): Promise<void>;
  removeTimer(functionName: string, timerName: string): Promise<void>;
}
