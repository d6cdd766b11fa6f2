import { build } from "esbuild";
import { fork } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Heard, Order } from "./watcher.ts";

export interface SdkProcess {
  order(order: Order): void;
  /** Everything heard by one listener so far. */
  heard(watch: string): readonly Heard[];
  /** Waits until a listener has heard what is looked for. */
  until(watch: string, isIt: (heard: readonly Heard[]) => boolean): Promise<readonly Heard[]>;
  close(): void;
}

export type Mode = "GATEWAY" | "CLOUD_API";
const PATIENCE_MS = 60_000;

/** Starts the real js-sdk in a process of its own. */
export async function startSdk(o: {
  mode: Mode;
  url: string;
  signIn?: "anonymous";
}): Promise<SdkProcess> {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-watch-"));
  symlinkSync(join(process.cwd(), "node_modules"), join(directory, "node_modules"));
  const program = join(directory, "watcher.cjs");
  await build({
    entryPoints: [join(process.cwd(), "local/watch/testing/watcher.ts")],
    ...{ bundle: true, platform: "node", format: "cjs", outfile: program },
    ...{ logLevel: "error", external: ["@cloudbase/*"] },
  });
  // Whatever the developer has set up for a cloud of his own is not for this client.
  const env = { PATH: process.env["PATH"], TENCENTCLOUD: "true" };
  const host = o.url.replace("http://", "");
  const args = [o.mode, host, o.signIn ?? ""];
  const child = fork(program, args, { env, stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const heard: Heard[] = [];
  let woken = (): void => {};
  child.on("message", (message) => {
    heard.push(message as Heard);
    woken();
  });

  const of = (watch: string): Heard[] => heard.filter((one) => one.watch === watch);
  async function until(watch: string, isIt: (heard: readonly Heard[]) => boolean) {
    const endsMs = performance.now() + PATIENCE_MS;
    while (!isIt(of(watch))) {
      const leftMs = endsMs - performance.now();
      if (leftMs <= 0) throw new Error(`heard only ${JSON.stringify(of(watch)).slice(0, 2000)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        woken = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return of(watch);
  }

  const [ready] = await until("ready", ({ length }) => length > 0);
  if (ready?.error !== undefined) throw new Error(ready.error);
  return {
    order: (order) => void child.send(order),
    heard: of,
    until,
    close() {
      child.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
