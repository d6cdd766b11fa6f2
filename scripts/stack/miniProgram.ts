import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO_APPID } from "#scripts/stack/environment.ts";

/** The mini program in the browser, on phones of several people. */
export type MiniProgram = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};
export type MiniProgramOptions = {
  /** A running cloudbase-local. */
  readonly server: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Who may be chosen to hold a phone. */
  readonly people: readonly { readonly openid: string; readonly name: string }[];
  /** Where the list of people is put. */
  readonly folder: string;
  /** Where project.config.json stands; left out = here. */
  readonly project?: string;
};

const START_TIMEOUT_MS = 90_000;

/** Opens the phones as a process of its own and waits until they can be looked at. */
export async function startMiniProgram(options: MiniProgramOptions): Promise<MiniProgram> {
  const { server, port, people, folder, project = "." } = options;
  const list = join(folder, "people.json");
  writeFileSync(list, JSON.stringify(people));
  const phones = spawn(
    process.execPath,
    [
      ...["local/dist/cli.cjs", "mini-program", "--project", project],
      ...["--server", server, "--port", String(port), "--people", list],
      ...["--app-id", DEMO_APPID],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = new Promise<void>((done) => phones.on("close", () => done()));
  const killed = () => phones.kill();
  process.once("exit", killed);
  void ended.then(() => process.off("exit", killed));
  const url = await new Promise<string>((ready, fail) => {
    let said = "";
    const limit = setTimeout(() => fail(new Error("did not start in time")), START_TIMEOUT_MS);
    phones.stdout.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-4_000);
      const found = /ready {2}mini program (\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(limit);
      ready(found);
    });
    void ended.then(() => fail(new Error(`the mini program did not start:\n${said}`)));
  });
  return {
    url,
    async stop() {
      phones.kill("SIGTERM");
      await ended;
    },
  };
}
