import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Control, FunctionReply, Identity } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";

export const staff: Identity = { uid: DEMO_STAFF };
export const person = (openid: string): Identity => ({ openid });
export const START_MS = Date.parse("2026-03-01T08:00:00+08:00");

/** Fenrun's built functions on a cloudbase-local of their own, for one test file. */
export function withStack(
  open: { mongodbUri?: () => Promise<string>; pastLogs?: false } = {},
): () => Stack {
  let stack: Stack;
  const folder = mkdtempSync(join(tmpdir(), "fenrun-e2e-"));
  beforeAll(async () => {
    const dataFolder = join(folder, "data");
    const uri = await open.mongodbUri?.();
    const mongodb = uri === undefined ? {} : { mongodbUri: uri };
    const pastLogs = open.pastLogs === false ? { pastLogs: open.pastLogs } : {};
    const started = await startStack({
      ...{ dataFolder, durability: "off", freezeAtMs: START_MS },
      ...{ ...mongodb, ...pastLogs },
    });
    stack = { ...started, control: toldAgain(started.control) };
  }, 30_000);
  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => stack;
}

/**
 * WeChat waits five seconds for the shop's answer to a payment, and tells it again by its clock, which stands here. On a
 * machine that is that slow it is told again at once.
 */
function toldAgain(control: Control): Control {
  return {
    ...control,
    async post(path, body) {
      const answer = await control.post(path, body);
      const { replies } = answer as { replies?: readonly unknown[] };
      const isLate = replies?.some((reply) => String(reply).startsWith("no answer in")) ?? false;
      if (isLate) await control.post("/control/wechat/deliver", {});
      return answer;
    },
  };
}

/** The data of a reply, or a test that fails with the refusal. */
export async function done(reply: Promise<FunctionReply>): Promise<Record<string, unknown>> {
  const answered = await reply;
  if (!answered.ok) throw new Error(`refused: ${JSON.stringify(answered.error)}`);
  return (answered.data ?? {}) as Record<string, unknown>;
}

export type Counted = { databaseRequests: number; documentsWritten: number };

/** What some calls cost, as the meter counts it. */
export async function costOf(control: Control, run: () => Promise<unknown>): Promise<Counted> {
  await control.post("/control/meter/reset", {});
  await run();
  const { databaseRequests, documentsWritten } = (await control.get("/control/meter")) as Counted;
  return { databaseRequests, documentsWritten };
}
