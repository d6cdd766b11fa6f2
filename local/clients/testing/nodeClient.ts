import cloudbase from "@cloudbase/js-sdk";
import { play } from "./play.ts";
import { scenario } from "./scenario.ts";

/** A process of its own for js-sdk, which keeps one user, timers and sockets for each: `node client.cjs MODE HOST`. */
const [, , mode, host = ""] = process.argv;

async function main(): Promise<void> {
  const app = cloudbase.init({
    env: "local-env",
    endPointMode: mode === "GATEWAY" ? "GATEWAY" : "CLOUD_API",
  });
  app.registerHost(host, "http");
  const before = await play([
    ["before sign-in", () => app.database().collection("things").limit(1).get()],
  ]);
  await app.auth.signInAnonymously({});
  process.send?.({ ...before, ...(await scenario(app, { filePath: Buffer.from("hey") })) });
}

main().then(
  () => process.disconnect(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
