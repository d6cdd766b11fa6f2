import { err, ok, type Result } from "#core/result.ts";
import type { Schema } from "#scripts/models/schema.ts";
import { fillIn, missingIn, type Variables } from "./environment.ts";
import type { FunctionEntry, Index, Production } from "./files.ts";

/** A function as it is to be on the platform. */
export type FunctionSpec = Omit<FunctionEntry, "triggers" | "installDependency" | "path"> & {
  /** The folder that is uploaded. */
  readonly folder: string;
};
export type Timer = FunctionEntry["triggers"][number];
export type CollectionRule = { readonly read: boolean | string; readonly write: boolean | string };
/** By collection, each with all that it is to have; one with none has an empty list. */
export type WantedIndexes = Readonly<Record<string, readonly Index[]>>;
export type FunctionRules = Readonly<Record<string, { readonly invoke: boolean | string }>>;

/** One step of a deployment. Each may be repeated: it looks first, or sets what is set already. */
export type Call =
  | { readonly kind: "build" }
  | { readonly kind: "collection"; readonly collection: string }
  | { readonly kind: "indexes"; readonly collection: string; readonly indexes: readonly Index[] }
  | { readonly kind: "rule"; readonly collection: string; readonly rule: CollectionRule }
  | { readonly kind: "storageRule"; readonly rule: CollectionRule }
  | { readonly kind: "functionRules"; readonly rules: FunctionRules }
  | { readonly kind: "function"; readonly spec: FunctionSpec }
  | { readonly kind: "route"; readonly functionName: string; readonly path: string }
  | { readonly kind: "timer"; readonly functionName: string; readonly timer: Timer }
  | { readonly kind: "leftovers"; readonly wanted: WantedIndexes; readonly isDropping: boolean }
  | ({ readonly kind: "console" } & ConsoleSite)
  | ({ readonly kind: "model"; readonly rule: CollectionRule } & Model);

/** The console as static hosting is to have it. */
export type ConsoleSite = {
  readonly folder: string;
  /** Where it stands on the site. */
  readonly path: string;
  /** Its `config.json`: which environment it calls. */
  readonly config: { readonly envId: string; readonly region?: string };
};
/** How a collection reads in CloudBase's console. */
export type Model = { readonly collection: string; readonly schema: Schema };
/** What a deployment brings besides the functions and their data, and what it takes away. */
export type Besides = {
  readonly site?: ConsoleSite;
  readonly models?: readonly Model[];
  /** Whether indexes that the files no longer want are dropped; else they are told. */
  readonly isDropping?: boolean;
};

export type Plan = {
  readonly calls: readonly Call[];
  /** Variables that the functions need and nobody sets, sorted. Nothing may be called while there are any. */
  readonly missing: readonly string[];
};

/** The platform's limit for names and values of one function's environment together. */
export const ENVIRONMENT_BYTES_MAX = 4_096;

/**
 * All calls of a deployment, in order.
 *
 * - Promises: all rules are set before the first function is there, since the platform lets every user
 *   call a function that has no rule; a timer comes last, when all that it touches is there. A new
 *   collection is its creator's own until its rule is set. Old indexes go when no function reads by them any more. The console comes after all that it calls, and a model last,
 *   its collection's rule set once more.
 * - Errors: sentences; every function whose environment is too large.
 */
export function planOf(
  production: Production,
  variables: Variables,
  { site, models = [], isDropping = false }: Besides = {},
): Result<Plan, readonly string[]> {
  const { functionRoot, functions } = production["cloudbaserc.json"];
  const rules = Object.entries(production["database-rules.json"]);
  const specs = functions.map((entry) => specOf(entry, functionRoot, variables));
  const tooLarge = specs.flatMap(({ name, envVariables }) => {
    const bytes = sizeOf(envVariables);
    if (bytes <= ENVIRONMENT_BYTES_MAX) return [];
    return [`${name}：环境变量共 ${bytes} 字节，CloudBase 最多 ${ENVIRONMENT_BYTES_MAX}`];
  });
  if (tooLarge.length > 0) return err(tooLarge);
  const missing = functions.flatMap(({ envVariables }) =>
    Object.values(envVariables).flatMap((text) => missingIn(text, variables)),
  );
  const calls: readonly Call[] = [
    { kind: "build" },
    ...rules.map(([collection]): Call => ({ kind: "collection", collection })),
    ...Object.entries(production["database-indexes.json"]).map(([collection, indexes]): Call => ({
      kind: "indexes",
      collection,
      indexes,
    })),
    ...rules.map(([collection, { read, write }]): Call => ({
      kind: "rule",
      collection,
      rule: { read, write },
    })),
    { kind: "storageRule", rule: production["storage-rules.json"] },
    { kind: "functionRules", rules: withoutWhy(production["function-rules.json"]) },
    ...specs.map((spec): Call => ({ kind: "function", spec })),
    ...functions.flatMap(({ name, path }): Call[] =>
      path === undefined ? [] : [{ kind: "route", functionName: name, path }],
    ),
    ...functions.flatMap(({ name, triggers }) =>
      triggers.map((timer): Call => ({ kind: "timer", functionName: name, timer })),
    ),
    { kind: "leftovers", wanted: wantedOf(production), isDropping },
    ...(site === undefined ? [] : [{ kind: "console" as const, ...site }]),
    ...models.map((model): Call => {
      const { read, write } = production["database-rules.json"][model.collection] ?? CLOSED;
      return { kind: "model", ...model, rule: { read, write } };
    }),
  ];
  return ok({ calls, missing: [...new Set(missing)].sort() });
}

/** Of every collection, also of those that want no index. */
const wantedOf = (production: Production): WantedIndexes =>
  Object.fromEntries(
    Object.keys(production["database-rules.json"]).map((name) => [
      name,
      production["database-indexes.json"][name] ?? [],
    ]),
  );

const CLOSED: CollectionRule = { read: false, write: false };

function specOf(
  { name, handler, runtime, timeout, memorySize, envVariables }: FunctionEntry,
  functionRoot: string,
  variables: Variables,
): FunctionSpec {
  const filled = Object.entries(envVariables).map(([key, text]) => [key, fillIn(text, variables)]);
  return {
    name,
    folder: `${functionRoot}/${name}`,
    handler,
    runtime,
    timeout,
    memorySize,
    envVariables: Object.fromEntries(filled),
  };
}

const sizeOf = (environment: Readonly<Record<string, string>>): number =>
  Object.entries(environment).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value),
    0,
  );

/** The platform knows no `why`. */
const withoutWhy = (rules: Production["function-rules.json"]): FunctionRules =>
  Object.fromEntries(Object.entries(rules).map(([name, { invoke }]) => [name, { invoke }]));
