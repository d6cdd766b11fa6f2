import "./wxStub.ts";
import adapter from "@cloudbase/adapter-wx_mp";
import cloudbase from "@cloudbase/js-sdk";
import { play } from "./play.ts";
import { scenario } from "./scenario.ts";

/** js-sdk as a mini program has it: `node client.cjs MODE HOST`. */
const [, , mode, host = ""] = process.argv;

// The adapter sends every upload as a form, which the store signs in other fields than a PUT.
const file = { filePath: "wxfile://hey.txt", method: "post" } as const;

async function main(): Promise<void> {
  cloudbase.useAdapters(adapter.default, { EventBus: {} });
  const app = cloudbase.init({
    env: "local-env",
    endPointMode: mode === "GATEWAY" ? "GATEWAY" : "CLOUD_API",
  });
  app.registerHost(host, "http");
  const before = await play([
    ["before sign-in", () => app.database().collection("things").limit(1).get()],
  ]);
  const { error } = await app.auth.signInWithOpenId({ useWxCloud: false });
  if (error) throw error;
  process.send?.({ ...before, ...(await scenario(app, file)) });
}

main().then(
  () => process.disconnect(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
