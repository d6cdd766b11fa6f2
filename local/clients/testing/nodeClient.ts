import { openApp } from "./openApp.ts";
import { scenario } from "./scenario.ts";

/** A process of its own for js-sdk, which keeps one user, timers and sockets for each: `node client.cjs MODE HOST`. */
const [, , mode, host = ""] = process.argv;

async function main(): Promise<void> {
  const { app, before } = await openApp(mode, host);
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
