import type { Failure, Outcome } from "#functions/shared/serve.ts";
import { ok } from "#core/result.ts";
import { closedAction, openedAction, type StaffAction } from "#core/staff/action.ts";
import { permissionOf } from "#core/staff/permissions.ts";
import type { Kind } from "#core/staff/roles.ts";
import type { StaffPerson } from "#functions/shared/admit.ts";
import { forOneCall } from "#functions/shared/instance.ts";
import { type Recorded, recording } from "#functions/shared/recording.ts";
import type { Deps } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

type Asked = { readonly function: string; readonly action: string; readonly nowMs: number };

/** Runs an action for one of the staff; in the log, unless it only reads what is nobody's. */
export function asStaff<D extends Deps>(
  deps: D,
  asked: Asked,
  staff: StaffPerson,
  request: unknown,
  run: (deps: D) => Promise<Outcome>,
): Promise<Outcome> {
  const kind = permissionOf(asked.function, asked.action)?.kind ?? "write";
  return kind === "read" ? run(deps) : logged(deps, asked, staff, kind, request, run);
}

/**
 * Runs an action with an entry in the log around it. 2 requests, 2 writes of one document.
 *
 * - The entry is opened before: when it cannot be, the action is not run. It is closed after, with the outcome and with
 *   before and after of every document that the action changed.
 * - When closing fails, the action's answer stands: the entry then says that nobody knows how it ended.
 */
export async function logged<D extends Deps>(
  deps: D,
  { function: name, action, nowMs }: Asked,
  { staffId, name: staffName, role }: StaffPerson,
  kind: Kind,
  request: unknown,
  run: (deps: D) => Promise<Outcome>,
): Promise<Outcome> {
  const who = { staffId, name: staffName, role };
  const asked = { ...who, function: name, action, kind, atMs: nowMs, request: Object(request) };
  const entry = await opened(deps, (unlike) => openedAction(asked, unlike));
  const recorded = recording(deps);
  const own = forOneCall(deps, { ...deps, store: recorded.store, stocks: recorded.stocks });
  try {
    const outcome = await run(own);
    const error: Failure | null = outcome.ok ? null : outcome.error;
    await closed(deps, entry, recorded, error ? "refused" : "done", error?.code ?? null);
    return outcome;
  } catch (error) {
    const code = error instanceof BusyError ? "busy" : "internal";
    await closed(deps, entry, recorded, "failed", code);
    throw error;
  }
}

const TRIES_MAX = 3;
/** Counts the calls of this instance, so that no two entries of it are alike. */
let calls = 0;

async function opened(
  { store, elapsedMs }: Deps,
  entryOf: (unlike: string) => StaffAction,
): Promise<StaffAction> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    calls += 1;
    const entry = entryOf(`${elapsedMs()}/${calls}`);
    if (await store.create("staffActions", entry)) return { ...entry, rev: 1 };
  }
  throw new BusyError("staffActions");
}

async function closed(
  { store, nowMs, logError }: Deps,
  entry: StaffAction,
  recorded: Recorded,
  state: "done" | "refused" | "failed",
  code: string | null,
): Promise<void> {
  try {
    const ended = { state, code, atMs: nowMs(), ...recorded.seen() };
    const close = (known: StaffAction | undefined) => ok(closedAction(known ?? entry, ended));
    await store.change("staffActions", entry._id, close, { document: entry });
  } catch (error) {
    logError(error);
  }
}
