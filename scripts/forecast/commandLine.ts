import { parseArgs } from "node:util";
import { err, ok, type Result } from "#core/result.ts";
import { DATA_FOLDER } from "#scripts/start/commandLine.ts";
import { CREDENTIALS } from "#scripts/audit/cloud.ts";
import { dayStartMs, NEVER_MS } from "#core/time.ts";
import { wrongOption } from "#scripts/tell/wrongOption.ts";

export const USAGE = `npm run --silent plan -- forecast 方案.json [来源] [选项]

用过去的订单试算一份方案：付多少、谁得多少、哪些商品亏本、与现行方案差多少。只读，不改任何东西。
来源（只写一个；不写则是 --data ${DATA_FOLDER}）：
  --data DIR      目录里的店，开着或关着都行
  --url URL       正在运行的 cloudbase-local
  --env ENV_ID    真实的云开发环境；密钥取自环境变量 ${CREDENTIALS.join("、")}
  --log FILE      回放日志（docs/replay.md）
  --orders FILE   店铺导出的订单（CSV）；推广员由种子虚构
  --invent        虚构一年的订单
选项：
  --from 日期     从哪天付款的订单开始，如 2026-01-01（北京时间）
  --until 日期    到哪天为止，不含这一天
  --against FILE  与这份方案比较；不写则与当时实际入账的比较
  --costs FILE    成本表，CSV：第一列 sku，第二列每件成本（元）
  --seed N        虚构内容的种子，默认 1
  --promoters N   虚构多少推广员
  --json          只输出一份 JSON（金额为分，比例为万分之一）
虚构一年还可以写：
  --year 2026 --depth 3 --fans 20 --count 10000 --repeat 40 --refund 5（复购、退款是百分数）
  --products FILE 商品，CSV：sku, 单价（元）, 成本（元）, 类目
  --regions 330106,440305 --levels 金,银`;

export type Place =
  | { readonly kind: "data" | "url" | "env" | "log" | "orders"; readonly where: string }
  | { readonly kind: "invent" };

export type CommandLine = {
  readonly planFile: string;
  readonly place: Place;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly againstFile: string | null;
  readonly costsFile: string | null;
  readonly productsFile: string | null;
  readonly seed: number;
  readonly promoters: number | null;
  readonly numbers: Readonly<Record<InventedNumber, number>>;
  readonly regions: readonly string[];
  readonly levels: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
};

/** What an invented year is made by: the usual number, the least and the most. */
const NUMBERS = {
  year: [2026, 2000, 2100],
  depth: [3, 1, 20],
  fans: [20, 1, 100_000],
  count: [10_000, 1, 2_000_000],
  repeat: [40, 0, 100],
  refund: [5, 0, 100],
} as const;
type InventedNumber = keyof typeof NUMBERS;

const PLACES = ["data", "url", "env", "log", "orders"] as const;
const PROMOTERS_MAX = 100_000;
const SEED_MAX = 4_294_967_295;
const LISTED_MAX = 100;

const text = { type: "string" } as const;
const OPTIONS = {
  ...{ data: text, url: text, env: text, log: text, orders: text, from: text, until: text },
  ...{ against: text, costs: text, products: text, seed: text, promoters: text },
  ...{ year: text, depth: text, fans: text, count: text, repeat: text, refund: text },
  ...{ regions: text, levels: text },
  invent: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Reads the words after `forecast`. The error is a sentence that names the wrong one. */
export function readCommandLine(words: readonly string[]): Result<CommandLine, string> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return err(wrongOption(error));
  }
  const { values, positionals } = parsed;
  const [planFile = "", ...rest] = positionals;
  if (!values.help && planFile === "") return err("要试算哪份方案？请写上方案文件");
  if (rest.length > 0) return err(`多余的参数：${rest.join(" ")}`);
  const places = PLACES.flatMap((kind): Place[] => {
    const where = values[kind];
    return where === undefined ? [] : [{ kind, where }];
  });
  if (values.invent) places.push({ kind: "invent" });
  if (places.length > 1) return err("来源只能写一个");
  const wrong = wrongNumber(values);
  if (wrong !== null) return err(wrong);
  const number = (name: InventedNumber) => Number(values[name] ?? NUMBERS[name][0]);
  const numbers = {
    ...{ year: number("year"), depth: number("depth"), fans: number("fans") },
    ...{ count: number("count"), repeat: number("repeat"), refund: number("refund") },
  };
  const [fromMs, untilMs] = [dayMs(values.from, 0), dayMs(values.until, NEVER_MS)];
  if (fromMs === null) return err(`--from ${values.from}：应为日期，如 2026-01-01`);
  if (untilMs === null) return err(`--until ${values.until}：应为日期，如 2026-07-01`);
  if (fromMs >= untilMs) return err("--until 应晚于 --from");
  const [regions, levels] = [listed(values.regions), listed(values.levels)];
  if (regions.some((region) => !/^\d{6}$/.test(region))) {
    return err("--regions：应为六位行政区划代码，用逗号分开，如 330106,440305");
  }
  return ok({
    ...{ planFile, numbers, regions, levels, fromMs, untilMs },
    place: places[0] ?? { kind: "data", where: DATA_FOLDER },
    ...{ againstFile: values.against ?? null, costsFile: values.costs ?? null },
    productsFile: values.products ?? null,
    seed: Number(values.seed ?? 1),
    promoters: values.promoters === undefined ? null : Number(values.promoters),
    ...{ json: values.json, help: values.help },
  });
}

function wrongNumber(values: Readonly<Record<string, unknown>>): string | null {
  const limits: readonly (readonly [string, number, number])[] = [
    ...Object.entries(NUMBERS).map(([name, [, least, most]]) => [name, least, most] as const),
    ["seed", 0, SEED_MAX],
    ["promoters", 0, PROMOTERS_MAX],
  ];
  for (const [name, least, most] of limits) {
    const value = values[name];
    if (value === undefined) continue;
    const isWhole = typeof value === "string" && /^\d{1,10}$/.test(value);
    if (isWhole && Number(value) >= least && Number(value) <= most) continue;
    return `--${name} ${String(value)}：应为 ${least} 到 ${most} 的整数`;
  }
  return null;
}

/** The first instant of a day; null when it is none. */
function dayMs(day: string | undefined, otherwise: number): number | null {
  if (day === undefined) return otherwise;
  const atMs = /^\d{4}-\d\d-\d\d$/.test(day) ? dayStartMs(day) : Number.NaN;
  return Number.isNaN(atMs) ? null : atMs;
}

const listed = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .slice(0, LISTED_MAX);
