import * as z from "zod";
import { zhCN } from "zod/locales";
import { sentenceFor, type ErrorCode } from "#contracts/errors.ts";
import type { Result } from "#core/result.ts";
import type { Caller, Deps } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

z.config(zhCN()); // What a request has wrong is told in Chinese, like everything else.

/** One call: who, and when. The time is read once, so that a use case sees one instant. */
export type Call = { readonly caller: Caller; readonly nowMs: number };
/** A call of a WeChat user; `openid` is the platform's word. */
export type PersonCall = Call & { readonly openid: string };
/** A call of brand staff. */
export type StaffCall = Call & { readonly staffId: string };

/** A call of a WeChat user or of brand staff. */
export type EitherCall = Call & { readonly openid: string | null; readonly staffId: string | null };

export type Failure = { readonly code: ErrorCode };
type Outcome = Result<unknown, Failure>;
export type Reply =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { code: ErrorCode; message: string } & object };

/** An action of a function: what it takes, who may call it, what it does. */
export type Action<D> = (deps: D, call: Call, event: object) => Promise<Outcome>;

/** An action for a WeChat user of the mini program. */
export function forPerson<D, S extends z.ZodType>(
  schema: S,
  run: (deps: D, call: PersonCall, request: z.output<S>) => Promise<Outcome>,
): Action<D> {
  return async (deps, call, event) => {
    const { openid, door } = call.caller;
    if (openid === null || door !== "client") return refused({ code: "person_required" });
    return parsed(schema, event, (request) => run(deps, { ...call, openid }, request));
  };
}

/** An action for brand staff, whom the deployment names. */
export function forStaff<D, S extends z.ZodType>(
  schema: S,
  run: (deps: D, call: StaffCall, request: z.output<S>) => Promise<Outcome>,
): Action<D> {
  return async (deps, call, event) => {
    const { staffId, door } = call.caller;
    if (staffId === null || door !== "client") return refused({ code: "staff_required" });
    return parsed(schema, event, (request) => run(deps, { ...call, staffId }, request));
  };
}

/** An action for whoever is signed in: a WeChat user or staff. The use case decides what each may. */
export function forEither<D, S extends z.ZodType>(
  schema: S,
  run: (deps: D, call: EitherCall, request: z.output<S>) => Promise<Outcome>,
): Action<D> {
  return async (deps, call, event) => {
    const { openid, staffId, door } = call.caller;
    if ((openid === null && staffId === null) || door !== "client") {
      return refused({ code: "person_required" });
    }
    return parsed(schema, event, (request) => run(deps, { ...call, openid, staffId }, request));
  };
}

/** The one boundary of a function: picks the action, parses, runs, and turns a throw into a reply. */
export function serve<D extends Deps>(deps: D, actions: ReadonlyMap<string, Action<D>>) {
  return async (event: unknown): Promise<Reply> => {
    try {
      if (!isRecord(event)) return failure({ code: "request_invalid" });
      const { userInfo, tcbContext, ...request } = event; // The platform adds these two by itself.
      const action = typeof request["action"] === "string" ? actions.get(request["action"]) : null;
      if (!action) return failure({ code: "action_unknown", actions: [...actions.keys()] });
      const outcome = await action(deps, { caller: deps.caller(), nowMs: deps.nowMs() }, request);
      return outcome.ok ? { ok: true, data: outcome.value ?? null } : failure(outcome.error);
    } catch (error) {
      if (error instanceof BusyError) return failure({ code: "busy" });
      deps.logError(error);
      return failure({ code: "internal" });
    }
  };
}

/** A timer function: only the platform's timer may start it, and a failure makes it run again. */
export function serveTimer<D extends Deps>(
  deps: D,
  run: (deps: D, nowMs: number) => Promise<object>,
) {
  return async (): Promise<object> => {
    if (deps.caller().door !== "timer") return failure({ code: "timer_required" });
    return run(deps, deps.nowMs());
  };
}

/** Parses a request with a schema; what does not fit is refused with the place and the reason. */
export async function parsed<S extends z.ZodType>(
  schema: S,
  event: unknown,
  run: (request: z.output<S>) => Promise<Outcome>,
): Promise<Outcome> {
  const result = schema.safeParse(event);
  if (result.success) return run(result.data);
  const issues = result.error.issues
    .slice(0, ISSUES_MAX)
    .map(({ path, message }) => ({ path: path.join("."), message }));
  return refused({ code: "request_invalid", issues });
}
const ISSUES_MAX = 10;

export const failure = <E extends Failure>(error: E): Reply => ({
  ok: false,
  error: { ...error, message: sentenceFor(error) },
});

const refused = <E extends Failure>(error: E): Outcome => ({ ok: false, error });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);
