import cloudbase from "@cloudbase/js-sdk";
import { play, type Played } from "./play.ts";
import { scenario } from "./scenario.ts";

/** Runs in a web page, which finds it as `window.played(mode, host, user)`. */
async function played(
  mode: "GATEWAY" | "CLOUD_API",
  host: string,
  user: { username: string; password: string },
): Promise<Played> {
  const app = cloudbase.init({ env: "local-env", endPointMode: mode });
  app.registerHost(host, "http");
  const before = await play([
    ["before sign-in", () => app.database().collection("things").limit(1).get()],
  ]);
  const { error } = await app.auth.signInWithPassword(user);
  if (error) throw new Error(`${error.code}: ${error.message}`);
  return { ...before, ...(await scenario(app, { filePath: new Blob(["hey"]) })) };
}

Object.assign(globalThis, { played });
