import { sdk } from "./sdk.ts";
import { sessionId } from "./session.ts";

/** What a function refused, or why no answer came. `message` is its Chinese sentence: `sentenceOf` tells it to people. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** What the refusal tells besides: limits, findings, rows. */
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

type Reply =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Codes after which only a new sign-in helps: the shell shows the way. */
const SESSION_CODES = new Set(["session_required", "session_ended", "staff_suspended"]);
type Listener = (error: CallError) => void;
const listeners = new Set<Listener>();

const backListeners = new Set<() => void>();

/** Whether a call was refused because the session is over. */
export const isSessionOver = (problem: CallError | undefined): boolean =>
  problem !== undefined && SESSION_CODES.has(problem.code);

/** Tells when somebody is signed in again: what was refused may be asked again. Returns how to stop listening. */
export function onBack(listener: () => void): () => void {
  backListeners.add(listener);
  return () => void backListeners.delete(listener);
}
export const tellBack = (): void => backListeners.forEach((listener) => listener());

/** Tells when a call was refused because the session is over; returns how to stop listening. */
export function onSessionOver(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Calls an action of a cloud function as the person who is signed in.
 *
 * - `T`: the function's reply type from `contracts/`.
 * - Errors: a `CallError` with the function's code and sentence; `network` when no answer came, and then it is unknown
 *   whether the action ran: asking again with the same ids is safe.
 */
export async function call<T>(name: string, event: object): Promise<T> {
  const data = { ...event, session: sessionId() };
  const reply = await sdk()
    .callFunction({ name, data })
    .then(
      ({ result }: { result: unknown }) => result as Reply | undefined,
      () => undefined,
    );
  if (typeof reply?.ok !== "boolean") throw new CallError("network", "", {});
  if (reply.ok) return reply.data as T;
  const { code, message, ...facts } = reply.error;
  const error = new CallError(code, message, facts);
  if (isSessionOver(error)) for (const listener of listeners) listener(error);
  throw error;
}
