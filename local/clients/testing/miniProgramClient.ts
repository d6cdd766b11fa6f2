import "./wxStub.ts";
import adapter from "@cloudbase/adapter-wx_mp";
import cloudbase from "@cloudbase/js-sdk";
import { openApp } from "./openApp.ts";
import { scenario } from "./scenario.ts";

/** js-sdk as a mini program has it: `node client.cjs MODE HOST`. */
const [, , mode, host = ""] = process.argv;

// The adapter sends every upload as a form, which the store signs in other fields than a PUT.
const file = { filePath: "wxfile://hey.txt", method: "post" } as const;

async function main(): Promise<void> {
  cloudbase.useAdapters(adapter.default, { EventBus: {} });
  const { app, before } = await openApp(mode, host);
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
