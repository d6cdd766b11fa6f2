import cloudbase from "@cloudbase/js-sdk";
import { play, type Played } from "./play.ts";

/** js-sdk led to a server at `host`, and how the server answers it before anybody has signed in. */
export async function openApp(
  mode: string | undefined,
  host: string,
): Promise<{ app: ReturnType<typeof cloudbase.init>; before: Played }> {
  const endPointMode = mode === "GATEWAY" ? "GATEWAY" : "CLOUD_API";
  const app = cloudbase.init({ env: "local-env", endPointMode });
  app.registerHost(host, "http");
  const before = await play([
    ["before sign-in", () => app.database().collection("things").limit(1).get()],
  ]);
  return { app, before };
}
