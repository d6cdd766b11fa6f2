/** How every API of `wx` answers: by callbacks where one was given, else by a promise. */

/** What a page passes to an API. */
export type Options = Readonly<Record<string, unknown>>;

/** Ends an API with `fail`. `reason` is what stands behind `name:fail`; `fields` go beside `errMsg`. */
export class Failure extends Error {
  readonly reason: string;
  readonly fields: Options;

  constructor(reason: string, fields: Options = {}) {
    super(reason);
    this.name = "Failure";
    this.reason = reason;
    this.fields = fields;
  }
}

/** What one API does. Its fields come back beside `errMsg`; a thrown Failure makes it fail. */
export type Run = (options: Options) => unknown;

/** An API as pages call it. */
export type Api = (options?: unknown) => Promise<object> | undefined;

/** An API of a name, as `errMsg` and its callers say it. */
export function api(name: string, run: Run): Api {
  return (given) => {
    const options = optionsOf(given);
    const work = answered(name, run, options);
    if (!hasCallback(options)) return work;
    work.then(
      (result) => {
        call(options["success"], result);
        call(options["complete"], result);
      },
      (failed: unknown) => {
        call(options["fail"], failed);
        call(options["complete"], failed);
      },
    );
    return undefined;
  };
}

/** Several APIs by their names. */
export function apis(runs: Readonly<Record<string, Run>>): Record<string, Api> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, api(name, run)]));
}

/** An API that has nothing to do in a browser and says that it was done. */
export const nothing: Run = () => ({});

async function answered(name: string, run: Run, options: Options): Promise<object> {
  // Never within the call itself, as on a phone: callers may rely on what they set right after it.
  await Promise.resolve();
  try {
    const result = await run(options);
    return { ...(isObject(result) ? result : {}), errMsg: `${name}:ok` };
  } catch (error) {
    throw failureOf(name, error);
  }
}

/** What an API's callers get to know of its failure: an error, so that one that nobody takes is told with its place. */
export function failureOf(name: string, error: unknown): Error {
  if (error instanceof Failure) return told(withName(name, error.reason), error.fields);
  if (isObject(error) && typeof error["errMsg"] === "string") return told(error["errMsg"], error);
  return told(withName(name, error instanceof Error ? error.message : String(error)));
}

function told(errMsg: string, fields: Options = {}): Error {
  return Object.assign(new Error(errMsg), { ...fields, errMsg });
}

function withName(name: string, reason: string): string {
  return reason.startsWith(`${name}:fail`) ? reason : `${name}:fail ${reason}`;
}

function hasCallback(options: Options): boolean {
  return ["success", "fail", "complete"].some((name) => typeof options[name] === "function");
}

/** Calls a callback, if it is one. Its own error is the page's, and is told where pages' errors are. */
export function call(callback: unknown, ...values: readonly unknown[]): void {
  if (typeof callback !== "function") return;
  try {
    callback(...values);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function optionsOf(given: unknown): Options {
  return isObject(given) ? given : {};
}

export function textOf(options: Options, name: string, otherwise = ""): string {
  const value = options[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : otherwise;
}

export function numberOf(options: Options, name: string, otherwise: number): number {
  const value = options[name];
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}

export function listOf(options: Options, name: string): readonly unknown[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}
