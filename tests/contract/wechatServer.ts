import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** WeChat as cloudbase-local plays it, in a process of its own, for adapters to be tried against. */
export interface WechatServer {
  readonly url: string;
  /** The settings of its merchant, by the names of the environment. */
  readonly merchant: Readonly<Record<string, string>>;
  control(path: string, body: object): Promise<void>;
  close(): Promise<void>;
}

/** Starts cloudbase-local on a project without functions and waits until it can be signed for. */
export async function startWechatServer(): Promise<WechatServer> {
  const directory = await mkdtemp(join(tmpdir(), "wechat-"));
  await writeFile(join(directory, "cloudbaserc.json"), '{"envId":"local","functions":[]}');
  const data = join(directory, "data");
  const server = spawn(
    process.execPath,
    ["local/dist/cli.cjs", "start", "--project", directory, "--data", data, "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = await readyUrl(server);

  return {
    url,
    merchant: await merchantOf(join(data, "wechat"), url),
    async control(path, body) {
      const reply = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) });
      if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    },
    async close() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await ended;
      await rm(directory, { recursive: true });
    },
  };
}

function readyUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const url = /ready {2}cloudbase-local (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    server.once("exit", (code) => reject(new Error(`cloudbase-local ended with ${code}: ${said}`)));
  });
}

/** The names file is written after the keys, so whoever can read it has them all. */
async function merchantOf(directory: string, url: string): Promise<Record<string, string>> {
  for (;;) {
    const text = await readFile(join(directory, "merchant.json"), "utf8").catch(() => undefined);
    if (text === undefined) {
      await sleep(20);
      continue;
    }
    const names: Record<string, string> = JSON.parse(text);
    return {
      WECHAT_APPID: "wxlocal0000000000",
      WECHAT_PAY_URL: `${url}/wechatpay`,
      WECHAT_PAY_MCHID: names.mchid ?? "",
      WECHAT_PAY_SERIAL: names.merchantSerial ?? "",
      WECHAT_PAY_PRIVATE_KEY: `file://${directory}/merchant_private_key.pem`,
      WECHAT_PAY_PLATFORM_SERIAL: names.platformSerial ?? "",
      WECHAT_PAY_PLATFORM_KEY: `file://${directory}/platform_public_key.pem`,
    };
  }
}
