import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text as streamText } from "node:stream/consumers";
import type { ExplainedOrder } from "#contracts/explain.ts";
import { readLog } from "#scripts/replay/reader.ts";
import { openRefusals } from "#scripts/replay/refusals.ts";
import { type Replayed, replay } from "#scripts/replay/replay.ts";
import { writeJson } from "#scripts/replay/writeJson.ts";
import { replayCommand } from "#tests/e2e/replayCommand.ts";
import { person, staff } from "#tests/e2e/stack.ts";

/** Goal: the example of docs/domain/explanations.md is what the functions answer: a refund, a cap, a banned person. */

const page = readFileSync("docs/domain/explanations.md", "utf8");
const block = (name: string): string => {
  const [, text] = new RegExp(`^\`\`\`${name}\\n([\\s\\S]*?)^\`\`\``, "m").exec(page) ?? [];
  if (text === undefined) throw new Error(`the page has no block ${name}`);
  return text.trimEnd();
};
const log = block("jsonl");
const folder = mkdtempSync(join(tmpdir(), "fenrun-explain-"));
let replayed: Replayed;
beforeAll(async () => {
  const file = join(folder, "log.jsonl");
  writeFileSync(file, log);
  replayed = await replay(readLog(file), {
    ...{ dataFolder: join(folder, "data"), durability: "off" },
    refusals: openRefusals(folder),
  });
}, 60_000);
afterAll(async () => {
  await replayed?.stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const explained = async (by: typeof staff, more: object = {}): Promise<ExplainedOrder> => {
  const event = { action: "explain", orderId: "O1", ...more };
  const reply = await replayed.stack.control.call("order", by, event);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data as ExplainedOrder;
};

it("tells each promoter what the page shows, all of it lines of what staff read", async () => {
  const all = (await explained(staff)).lines;
  const isPartOf = (lines: readonly string[]) => {
    let from = 0;
    return lines.every((line) => {
      const at = all.indexOf(line, from);
      from = at + 1;
      return at >= 0;
    });
  };
  const mei = (await explained(person("mei"))).lines;
  expect(mei.join("\n")).toBe(block("text mei"));
  expect(isPartOf(mei)).toBe(true);
  const an = (await explained(person("an"))).lines;
  expect(an.join("\n").endsWith(block("text an"))).toBe(true);
  expect(isPartOf(an)).toBe(true);
  const bo = (await explained(person("bo"))).lines;
  const [, sentence = ""] = /banned: `([^`]+)`/.exec(page) ?? [];
  expect(bo).toContain(sentence);
  expect(isPartOf(bo)).toBe(true);
});

it("tells the same in English to who asks for it, and refuses a language that it does not know", async () => {
  const plain = await explained(person("an"));
  const english = await explained(person("an"), { language: "en" });
  expect(english.lines.join("\n").endsWith(block("text an in English"))).toBe(true);
  expect(english.statements).toEqual(plain.statements);
  const all = (await explained(staff, { language: "en" })).lines;
  expect(all.join().replaceAll("海报", "")).not.toMatch(/\p{Script=Han}/u);
  expect(english.lines.filter((line) => !all.includes(line))).toEqual([]);
  const event = { action: "explain", orderId: "O1", language: "fr" };
  const refused = await replayed.stack.control.call("order", staff, event);
  expect(refused).toMatchObject({ ok: false, error: { code: "request_invalid" } });
});

it("tells its buyer and strangers that there is no such order", async () => {
  for (const openid of ["lin", "somebody"]) {
    const event = { action: "explain", orderId: "O1" };
    const reply = await replayed.stack.control.call("order", person(openid), event);
    expect(reply).toMatchObject({ ok: false, error: { code: "order_unknown" } });
  }
});

it("adds one field to the document of a replay, and not a byte else", async () => {
  const written = async (explanation?: object) => {
    const out = new PassThrough();
    const text = streamText(out);
    await writeJson(out, replayed, openRefusals(folder), explanation);
    out.end();
    return text;
  };
  const plain = await written();
  expect(JSON.parse(plain)).not.toHaveProperty("explanation");
  const asked = await written({ orderId: "O1" });
  expect(asked).toBe(plain.replace(/ }\n$/, '\n, "explanation": {"orderId":"O1"} }\n'));
});

it("comes from the command line: after the tables, or in the document", async () => {
  const all = (await explained(staff)).lines.join("\n");
  const tables = await replayCommand(["-", "--explain", "O1"], log);
  expect(tables.code).toBe(0);
  expect(tables.out.trimEnd().endsWith(all)).toBe(true);
  const unknown = await replayCommand(["-", "--json", "--explain", "O9"], log);
  expect(unknown.code).toBe(2);
  expect(unknown.said).toMatch("没有这个订单：O9");
  expect(JSON.parse(unknown.out)).toMatchObject({ explanation: null, events: 10 });
}, 120_000);
