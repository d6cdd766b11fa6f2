import * as z from "zod";
import { zhCN } from "zod/locales";
import { sentenceFor, type ErrorCode } from "#contracts/errors.ts";
import { digest } from "#core/ledger/digest.ts";
import type { Result } from "#core/result.ts";
import { admit, type StaffPerson } from "#functions/shared/admit.ts";
import { asStaff } from "#functions/shared/asStaff.ts";
import type { Caller, Deps } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

z.config(zhCN()); // What a request has wrong is told in Chinese, like everything else.

/** One call: who, and when. The time is read once, so that a use case sees one instant. */
export type Call = { readonly caller: Caller; readonly nowMs: number };
/** A call of a WeChat user; `openid` is the platform's word. */
export type PersonCall = Call & { readonly openid: string };
/** Something that one of the staff wants, now or when he asked for it. */
export type ByStaff = Call & { readonly staffId: string };
/** A call of brand staff, whose role may do what he asks for. */
export type StaffCall = ByStaff & {
  readonly staff: StaffPerson;
  /** Of the session by which he calls; null = he needs none. */
  readonly sessionMark: string | null;
};
/** A call of somebody who is signed in on the web, one of the staff or not yet. */
export type SignedInCall = Served & { readonly userId: string };
/** A call of a WeChat user or of brand staff; never of both: who comes with an openid is a person. */
export type EitherCall = Call & {
  readonly openid: string | null;
  readonly staffId: string | null;
  readonly staff: StaffPerson | null;
};

export type Failure = { readonly code: ErrorCode };
export type Outcome = Result<unknown, Failure>;
export type Reply =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { code: ErrorCode; message: string } & object };

/** A call as it comes in: which action of which function, and the session that the console named. */
export type Served = Call & {
  readonly function: string;
  readonly action: string;
  readonly session: string | null;
};
/** An action of a function: what it takes, who may call it, what it does. */
export type Action<D> = (deps: D, call: Served, event: object) => Promise<Outcome>;

/** An action for a WeChat user of the mini program. */
export function forPerson<D, S extends z.ZodType>(
  schema: S,
  run: (deps: D, call: PersonCall, request: z.output<S>) => Promise<Outcome>,
): Action<D> {
  return async (deps, { caller, nowMs }, event) => {
    const { openid, door } = caller;
    if (openid === null || door !== "client") return refused({ code: "person_required" });
    return parsed(schema, event, (request) => run(deps, { caller, nowMs, openid }, request));
  };
}

/** An action for brand staff whose role may do it. 1 request more; 3 where it is logged. */
export function forStaff<D extends Deps, S extends z.ZodType>(
  schema: S,
  run: (deps: D, call: StaffCall, request: z.output<S>) => Promise<Outcome>,
): Action<D> {
  return async (deps, call, event) => {
    const admitted = await admit(deps, call);
    if (!admitted.ok) return admitted;
    const staff = admitted.value;
    const { caller, nowMs, session } = call;
    const sessionMark = session === null ? null : digest(session);
    return parsed(schema, event, (request) =>
      asStaff(deps, call, staff, request, (own) =>
        run(own, { caller, nowMs, staffId: staff.staffId, staff, sessionMark }, request),
      ),
    );
  };
}

/**
 * An action for whoever is signed in: a WeChat user, or staff whose role may do it. The use case decides what each may.
 * For a WeChat user nothing is read about staff, so that he never waits for it.
 */
export function forEither<D extends Deps, S extends z.ZodType>(
  schema: S,
  run: (deps: D, call: EitherCall, request: z.output<S>) => Promise<Outcome>,
): Action<D> {
  return async (deps, call, event) => {
    const { caller, nowMs } = call;
    const { openid, userId, door } = caller;
    if ((openid === null && userId === null) || door !== "client") {
      return refused({ code: "person_required" });
    }
    if (openid !== null) {
      const person = { caller, nowMs, openid, staffId: null, staff: null };
      return parsed(schema, event, (request) => run(deps, person, request));
    }
    const admitted = await admit(deps, call);
    if (!admitted.ok) {
      const isNobody = admitted.error.code === "staff_required";
      return isNobody ? refused({ code: "person_required" }) : admitted;
    }
    const staff = admitted.value;
    return parsed(schema, event, (request) =>
      asStaff(deps, call, staff, request, (own) =>
        run(own, { caller, nowMs, openid: null, staffId: staff.staffId, staff }, request),
      ),
    );
  };
}

/** An action for whoever is signed in on the web. The use case decides what he may, and asks who he is. */
export function forSignedIn<D, S extends z.ZodType>(
  schema: S,
  run: (deps: D, call: SignedInCall, request: z.output<S>) => Promise<Outcome>,
): Action<D> {
  return async (deps, call, event) => {
    const { openid, userId, door } = call.caller;
    if (openid !== null || userId === null || door !== "client")
      return refused({ code: "staff_required" });
    return parsed(schema, event, (request) => run(deps, { ...call, userId }, request));
  };
}

/** The one boundary of a function: picks the action, parses, runs, and turns a throw into a reply. */
export function serve<D extends Deps>(
  name: string,
  deps: D,
  actions: ReadonlyMap<string, Action<D>>,
) {
  return async (event: unknown): Promise<Reply> => {
    try {
      if (!isRecord(event)) return failure({ code: "request_invalid" });
      // The platform adds the first two by itself, the console the third.
      const { userInfo, tcbContext, session, ...request } = event;
      const { action: asked } = request;
      const action = typeof asked === "string" ? actions.get(asked) : undefined;
      if (!action) return failure({ code: "action_unknown", actions: [...actions.keys()] });
      const call = {
        ...{ caller: deps.caller(), nowMs: deps.nowMs(), function: name, action: String(asked) },
        session: typeof session === "string" && SESSION.test(session) ? session : null,
      };
      const outcome = await action(deps, call, request);
      return outcome.ok ? { ok: true, data: outcome.value ?? null } : failure(outcome.error);
    } catch (error) {
      if (error instanceof BusyError) return failure({ code: "busy" });
      deps.logError(error);
      return failure({ code: "internal" });
    }
  };
}
/** 128 bits that the console chose at random. */
const SESSION = /^[0-9a-f]{32}$/;

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
