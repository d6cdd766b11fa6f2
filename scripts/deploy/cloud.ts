import type { Index } from "./files.ts";
import type { FunctionSpec, Timer } from "./plan.ts";

/** A function as the platform has it. */
export type FunctionState = {
  readonly runtime: string;
  readonly timers: readonly Pick<Timer, "name" | "config">[];
};
/** Whom a rule is for: one collection, or all functions or all files of the environment. */
export type RuleOwner = { readonly collection: string } | "functions" | "storage";

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
  dropIndexes(collection: string, names: readonly string[]): Promise<void>;
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
  /** The address of static hosting; null = it is off. */
  site(): Promise<string | null>;
  /** Turns static hosting on, which takes the platform some minutes. */
  createSite(): Promise<void>;
  /** Puts files on static hosting, over those of the same names. */
  upload(files: readonly SiteFile[]): Promise<void>;
  /** Whether people may sign in with a name and a password, as the console asks of staff. */
  takesPasswords(): Promise<boolean>;
  /** The data model over a collection; null = there is none. */
  model(collection: string): Promise<{ readonly id: string; readonly schema: string } | null>;
  /** Makes and publishes a data model over a collection that is there. */
  createModel(collection: string, title: string, schema: string): Promise<void>;
}
export type SiteFile = { readonly localPath: string; readonly cloudPath: string };
