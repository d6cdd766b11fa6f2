import cloudbase from "@cloudbase/js-sdk/app";
import { registerAuth } from "@cloudbase/js-sdk/auth";
import { registerFunctions } from "@cloudbase/js-sdk/functions";
import type { Config } from "./config.ts";

/** Longer than any function may run. */
const TIMEOUT_MS = 30_000;

export type App = ReturnType<typeof cloudbase.init>;
let started: App | undefined;

/** Starts the SDK; once for each page load. */
export function startSdk({ envId, region, localHost }: Config): void {
  // Its parts may register themselves as they come, and warn of a second time.
  if (!("auth" in cloudbase)) registerAuth(cloudbase);
  if (!("callFunction" in cloudbase)) registerFunctions(cloudbase);
  started = cloudbase.init({
    env: envId,
    timeout: TIMEOUT_MS,
    ...(region === undefined ? {} : { region }),
  });
  if (localHost !== undefined) started.registerHost(localHost, "http");
}

export function sdk(): App {
  if (started === undefined) throw new Error("startSdk comes first");
  return started;
}

/** Whoever is signed in at CloudBase: the uid, or null. Anonymous visitors are nobody. */
export async function signedInUid(): Promise<string | null> {
  const { data } = (await sdk().auth().getSession()) as {
    data?: { session?: { user?: { id?: string; is_anonymous?: boolean } } };
  };
  const user = data?.session?.user;
  return user?.id !== undefined && user.is_anonymous !== true ? user.id : null;
}

/** Null when it went well; else whether name or password are wrong, or the way there failed. */
export async function signInWithPassword(
  username: string,
  password: string,
): Promise<"wrong" | "rest" | "failed" | null> {
  try {
    const { error } = (await sdk().auth().signInWithPassword({ username, password })) as {
      error: {
        readonly code?: string;
        readonly category?: string;
        readonly message?: string;
      } | null;
    };
    if (error === null) return null;
    const told = `${error.category ?? ""} ${error.code ?? ""} ${error.message ?? ""}`;
    if (/INVALID|not_found|password|unauthenticated/i.test(told)) return "wrong";
    return /LIMIT|too_many|exhausted|frequen/i.test(told) ? "rest" : "failed";
  } catch {
    return "failed";
  }
}

export async function signOutOfCloudBase(): Promise<void> {
  await sdk().auth().signOut();
}
