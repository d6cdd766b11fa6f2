import { openApp } from "./openApp.ts";
import type { Played } from "./play.ts";
import { scenario } from "./scenario.ts";

/** Runs in a web page, which finds it as `window.played(mode, host, user)`. */
async function played(
  mode: "GATEWAY" | "CLOUD_API",
  host: string,
  user: { username: string; password: string },
): Promise<Played> {
  const { app, before } = await openApp(mode, host);
  const { error } = await app.auth.signInWithPassword(user);
  if (error) throw new Error(`${error.code}: ${error.message}`);
  return { ...before, ...(await scenario(app, { filePath: new Blob(["hey"]) })) };
}

Object.assign(globalThis, { played });
