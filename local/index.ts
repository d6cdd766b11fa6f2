import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { CloudBase, OpenMiniProgram, StartCloudBase } from "./api.ts";
import { startServer, type Server } from "./server.ts";

/**
 * Starts CloudBase for a project in this very process: for tests, and for tools of your own. Each start without a
 * `dataDirectory` has an empty database, and takes a few milliseconds.
 *
 * Errors: one that names file and field where the project's files are wrong; EADDRINUSE for a port that is taken.
 */
export const startCloudBase: StartCloudBase = async (options = {}) => {
  const isTemporary = options.dataDirectory === undefined;
  const dataDirectory = isTemporary
    ? mkdtempSync(join(tmpdir(), "cloudbase-local-"))
    : resolve(options.dataDirectory ?? "");
  const server = await startServer({
    projectDirectory: resolve(options.project ?? "."),
    dataDirectory,
    port: options.port ?? 0,
    durability: options.durability ?? "off",
    freezeAtMs: options.freezeAtMs,
    env: options.env,
    nestedOpenid: options.nestedOpenid,
    environment: { ...(options.environment ?? process.env) },
    onError: options.onError ?? ((error) => console.error("cloudbase-local:", error)),
  });
  return {
    ...facesOf(server),
    dataDirectory,
    async close() {
      await server.close();
      if (isTemporary) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
};

/**
 * Builds a native mini program and shows it in the browser, on phones of several WeChat users side by side, against a
 * cloudbase-local that runs. What is wrong with it is told by file and line, to `onBuilt` and on the page.
 */
export const openMiniProgram: OpenMiniProgram = async (options) => {
  // Loaded late: compilers are nothing that a test of functions should wait for.
  const harness = await import("./miniProgram/server.ts");
  return harness.openMiniProgram({ ...options, project: resolve(options.project) });
};

function facesOf({ url, project }: Server): Omit<CloudBase, "dataDirectory" | "close"> {
  async function control(path: string, body?: unknown): Promise<Record<string, unknown>> {
    const post = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${url}/control/${path}`, post);
    const answer = (await response.json()) as Record<string, unknown>;
    if (answer["ok"] === true) return answer;
    const { code, message } = (answer["error"] ?? {}) as { code?: string; message?: string };
    throw Object.assign(new Error(message), { code });
  }
  return {
    url,
    env: project.env,
    sdkEnvironment: {
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
      TENCENTCLOUD: "true",
      TENCENTCLOUD_SECRETID: "local",
      TENCENTCLOUD_SECRETKEY: "local",
    },
    control,
    call: async (name, data = {}, identity = {}) =>
      (await control("call", { name, data, identity }))["result"],
    async freeze(atMs) {
      await control("clock", { freezeAtMs: atMs });
    },
    async advance(byMs) {
      const { nowMs } = await control("health");
      const { ran } = await control("clock", { advanceToMs: Number(nowMs) + byMs });
      return { ran: Number(ran) };
    },
  };
}
