import { CallError } from "../lib/call.ts";
import { forgetSession, newSession, sessionId } from "../lib/session.ts";
import { signedInUid, signInWithPassword, signOutOfCloudBase } from "../lib/sdk.ts";
import { closeSession, me, openSession, type Me } from "../services/staff.ts";

/** Where a person stands before the console opens. */
export type Door =
  | { readonly at: "signIn"; readonly problem?: CallError }
  /** Signed in at CloudBase, but not staff yet: an invitation is asked for. */
  | { readonly at: "join" }
  /** Signed out by somebody else: a code of the owner is asked for. */
  | { readonly at: "reentry"; readonly problem?: CallError }
  | { readonly at: "in"; readonly me: Me };

/** Who is at the door when the page opens. A session that is over asks for the password again. */
export async function whoIsThere(): Promise<Door> {
  return (await signedInUid()) === null ? { at: "signIn" } : enter();
}

/** Signs in with name and password and opens a session; a sentence-less problem says what was wrong. */
export async function signIn(username: string, password: string): Promise<Door> {
  const wrong = await signInWithPassword(username, password);
  if (wrong !== null) return { at: "signIn", problem: new CallError(`sign_in_${wrong}`, "", {}) };
  newSession();
  return open("");
}

/** Opens the session of this browser; `code`: what an owner gave after he signed this person out. */
export async function open(code: string): Promise<Door> {
  try {
    await openSession(sessionId(), deviceName(), code);
    return await enter();
  } catch (error) {
    return doorFor(error);
  }
}

/** Asks who we are; the answer, or a refusal, tells which door to show. */
async function enter(): Promise<Door> {
  try {
    const known = await me();
    if (known.needs === "nothing") return { at: "in", me: known };
    return known.needs === "reentry" ? { at: "reentry" } : { at: "signIn" };
  } catch (error) {
    return doorFor(error);
  }
}

/** What may be wrong with the code that lets somebody back in. */
const OF_THE_CODE = new Set(["reentry_expired", "staff_code_wrong", "staff_code_resting"]);

function doorFor(error: unknown): Door {
  if (!(error instanceof CallError)) throw error;
  if (error.code === "staff_required" || error.code === "person_required") return { at: "join" };
  if (error.code === "reentry_required") return { at: "reentry" };
  if (OF_THE_CODE.has(error.code)) return { at: "reentry", problem: error };
  return { at: "signIn", problem: error };
}

export async function signOut(): Promise<void> {
  // Whatever cannot be told to the functions ends by itself; the browser forgets in any case.
  await closeSession().catch(() => undefined);
  forgetSession();
  await signOutOfCloudBase().catch(() => undefined);
}

/** What a person recognises a session by: "Chrome · Windows". */
function deviceName(): string {
  const { userAgent } = navigator;
  const browser = /(Edg|Firefox|Chrome|Safari)/.exec(userAgent)?.[1] ?? "Browser";
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(userAgent)?.[1] ?? "";
  return [browser === "Edg" ? "Edge" : browser, system].filter((part) => part !== "").join(" · ");
}
