import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { tellStory } from "#scripts/demo/demo.ts";
import { openPaper } from "#scripts/demo/paper.ts";
import { tellInvented, tellShop } from "#scripts/demo/chapters/shop.ts";
import { withStory } from "#scripts/demo/story.ts";
import { importOrders } from "#scripts/import/importOrders.ts";
import type { Language } from "#scripts/import/words.ts";
import { writeJson } from "#scripts/replay/writeJson.ts";
import { widthOf, yuan } from "#scripts/tell/money.ts";

/** Goal: what the story says is what the replay's own JSON says, in both languages. */

const folder = mkdtempSync(join(tmpdir(), "demo-e2e-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Twelve customers of two days, prices that leave a fraction of a fen, a refund, lines to leave out. */
const EXPORT = [
  "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country",
  ...Array.from({ length: 12 }, (_, n) => [
    `${900 + n};T1;GREEN TEA;3;1/12/2025 ${10 + (n % 8)}:05;33,33;${700 + n};China`,
    `${900 + n};T2;BLACK TEA;1;1/12/2025 ${10 + (n % 8)}:05;1000,05;${700 + n};China`,
  ]).flat(),
  ...Array.from(
    { length: 12 },
    (_, n) => `C${900 + n};T1;GREEN TEA;-1;2/12/2025 12:00;33,33;${700 + n};China`,
  ),
  "950;T1;GREEN TEA;1;2/12/2025 13:00;33,33;;China",
  "951;T1;GREEN TEA;many;2/12/2025 13:00;33,33;700;China",
  "952;POST;POSTAGE;1;2/12/2025 13:00;8;700;China",
].join("\n");

/** A story without the ends of its lines, so that a sentence is found wherever it was broken. */
const flat = (text: string): string => text.replaceAll(/\n {2,4}(?=\S)/g, "");

type Told = {
  readonly zh: string;
  readonly en: string;
  readonly json: Json;
};
type Money = Record<"pendingFen" | "availableFen" | "frozenFen" | "paidFen" | "taxFen", number>;
type Json = {
  events: number;
  promoters: Record<string, Money>;
  orders: Record<string, { promoter: string | null; commissions: { amountFen: number }[] }>;
  audit: { checks: number; violations: unknown[] };
  cost: { databaseRequests: number; documentsWritten: number };
};

/** Plays the export once, and keeps both stories and the JSON of the same replay. */
async function told(): Promise<Told> {
  const file = join(folder, "orders.csv");
  writeFileSync(file, EXPORT);
  const imported = await importOrders({ file });
  if (!imported.ok) throw new Error(imported.error.code);
  const { report } = imported.value;
  return withStory(
    imported.value,
    () => undefined,
    async (story) => {
      const tell = (language: Language) =>
        written(async (out) => {
          const paper = openPaper(out, language, false);
          tellShop(paper, "orders.csv", report);
          tellInvented(paper, report);
          await tellStory(paper, story);
        });
      const json = await written((out) => writeJson(out, story.replayed, story.refusals));
      return { zh: await tell("zh"), en: await tell("en"), json: JSON.parse(json) as Json };
    },
  );
}

async function written(write: (out: Writable) => Promise<void>): Promise<string> {
  let text = "";
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString("utf8");
      done();
    },
  });
  await write(out);
  return text;
}

let story: Told;
beforeAll(async () => {
  story = await told();
}, 60_000);

it("says what was read, and what was left out and why", () => {
  expect(flat(story.zh)).toContain(
    "orders.csv 有 39 行。读出 12 个订单（24 行商品），12 位顾客一共付了 ¥13,200.48",
  );
  expect(flat(story.zh)).toContain("12 笔退款，共 ¥399.96");
  expect(flat(story.zh)).toContain("有 3 行没有用上");
  expect(flat(story.zh)).toContain("- 1 行：没有顾客（第 38 行）");
  expect(flat(story.zh)).toContain("- 1 行：Quantity 不是整数（第 39 行）");
});

it("adds up what everybody earned as the replay's JSON does", () => {
  const wallets = Object.values(story.json.promoters);
  const sum = (kind: keyof Money) => wallets.reduce((all, wallet) => all + wallet[kind], 0);
  expect(sum("availableFen") + sum("paidFen")).toBeGreaterThan(0);
  const row = (["pendingFen", "availableFen", "frozenFen", "paidFen", "taxFen"] as const)
    .map((kind) => yuan(sum(kind)).replace(".", "\\."))
    .join(" +");
  expect(story.zh).toMatch(new RegExp(`合计 +${row}\n`));
  expect(story.en).toMatch(new RegExp(`all +${row}\n`));
});

it("counts whose orders they were as the replay's JSON does", () => {
  const orders = Object.values(story.json.orders);
  const brought = orders.filter(({ promoter }) => promoter !== null).length;
  expect(brought).toBeGreaterThan(0);
  expect(flat(story.zh)).toContain(
    `12 个订单里，${brought} 个是推广员带来的，${12 - brought} 个属于品牌自己`,
  );
});

it("explains an order line by line, rounded down", () => {
  // 3 × 33.33 less one that came back, at 10 %: 6.666; 1,000.05 at 10 %: 100.005.
  expect(story.zh).toMatch(/GREEN TEA +P\d+ +rates +¥66\.66 +10 % +¥6\.666 +¥6\.66\n/);
  expect(story.zh).toMatch(/BLACK TEA +P\d+ +rates +¥1,000\.05 +10 % +¥100\.005 +¥100\.00\n/);
  expect(flat(story.zh)).toContain("合计 ¥106.66。逐行向下取整：2 行不足一分的零头留给品牌");
  expect(flat(story.zh)).toMatch(
    /扫了 P\d+ 的推广码，绑定到 20\d\d-\d\d-\d\d \d\d:\d\d，下单时仍在期内/,
  );
  expect(flat(story.zh)).toMatch(/分润从 2025-12-\d\d \d\d:\d\d 起可以提现/);
});

it("tells of a refund what it took back", () => {
  // 9.999 of 99.99 becomes 6.666 of 66.66: 3.33 less, beside the 100.00 of the other line.
  expect(flat(story.zh)).toMatch(/退款 C9\d\d\S* 退了订单 9\d\d 的 ¥33\.33/);
  expect(flat(story.zh)).toMatch(/P\d+ -¥3\.33）：这一单的分润从 ¥109\.99 减到 ¥106\.66/);
});

it("follows a payout to WeChat's answer", () => {
  const paidFen = Object.values(story.json.promoters).map(({ paidFen }) => paidFen);
  const most = yuan(Math.max(...paidFen));
  expect(flat(story.zh)).toContain(`微信答复 SUCCESS，金额 ${most}`);
  expect(story.en).toContain(`WeChat answers SUCCESS, ${most}`);
});

it("ends with the audit and the cost, as the replay's JSON has them", () => {
  const { audit, cost, events } = story.json;
  expect(audit.violations).toEqual([]);
  expect(flat(story.zh)).toContain(`按 ${audit.checks} 条规则`);
  expect(flat(story.zh)).toContain("没有一处不符：账是平的。");
  expect(flat(story.zh)).toContain(
    `一共 ${cost.databaseRequests.toLocaleString("en-US")} 次数据库请求`,
  );
  expect(story.en).toContain(`${events} events`);
});

it("keeps to 100 columns, and to one language", () => {
  for (const line of `${story.zh}\n${story.en}`.split("\n")) {
    expect(widthOf(line)).toBeLessThanOrEqual(100);
  }
  expect(story.en).not.toMatch(/[\u4e00-\u9fff]/);
  expect(flat(story.zh)).toContain("谁带来了谁");
});

it("refuses a file that is no export with one sentence and exit code 2", () => {
  const file = join(folder, "notes.csv");
  writeFileSync(file, "a;b\n1;2\n");
  const run = (...words: string[]) => {
    const tsx = ["node_modules/tsx/dist/cli.mjs", "scripts/demo/main.ts"];
    return spawnSync(process.execPath, [...tsx, ...words], { encoding: "utf8" });
  };
  const chinese = run(file);
  expect([chinese.status, chinese.stdout]).toEqual([2, ""]);
  expect(chinese.stderr).toMatch(/notes\.csv: (没有表头|缺少列)/);
  expect(run("none.csv", "--lang", "en")).toMatchObject({
    status: 2,
    stderr: "There is no file none.csv\n",
  });
  expect(run("--lang", "fr").status).toBe(2);
});
