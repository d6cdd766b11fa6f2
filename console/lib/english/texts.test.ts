import { readdirSync, readFileSync } from "node:fs";
import { parseSync } from "@swc/core";
import * as z from "zod";
import { zhCN } from "zod/locales";
import { couponTold } from "#core/checkout/told.ts";
import { fen } from "#core/money.ts";
import { KINDS } from "#core/sheet/kinds.ts";
import { headingsOf, hintsOf } from "#core/sheet/table.ts";
import { englishText, TEXTS } from "./english.ts";

/** Goal: no text that a function says of a field, a row or a file is left in Chinese for an English reader. */
const HAN = /\p{Script=Han}/u;
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes("testing/"))
    .map((file) => `${folder}/${file}`);

/** What stands in a place of a text that has places. */
const FILLED = "7";

/** The Chinese texts in a source, not in its comments. */
function textsIn(file: string): readonly string[] {
  const texts: string[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== "object" || node === null) return;
    const { type, value, quasis } = node as {
      readonly type?: string;
      readonly value?: unknown;
      readonly quasis?: readonly { readonly cooked: string }[];
    };
    if (type === "StringLiteral") texts.push(String(value));
    if (type === "TemplateLiteral" && quasis !== undefined) {
      texts.push(quasis.map(({ cooked }) => cooked).join(FILLED));
    }
    Object.values(node).forEach(look);
  };
  look(parseSync(readFileSync(file, "utf8"), { syntax: "typescript", target: "es2022" }));
  return texts.filter((text) => HAN.test(text));
}

/** Sentences have their own table, by their codes; templates of plans are contents. */
const contracts = filesIn("contracts").filter((file) => !/[eE]rrors\.ts|\/template/.test(file));
const withSchemas = filesIn("functions").filter((file) =>
  readFileSync(file, "utf8").includes('from "zod"'),
);

/** What stands in a table itself: headings, what explains them, and an example. */
const inTables = new Set(
  Object.values(KINDS).flatMap(({ columns, example }) => [
    ...headingsOf(columns),
    ...hintsOf(columns).flatMap((hint) => [hint, ...hint.split("、")]),
    ...example,
  ]),
);
const sheets = [...filesIn("core/sheet"), ...filesIn("functions/sheets")]
  .filter((file) => !file.endsWith("/policies.ts")) // Values of cells.
  .concat(filesIn("adapters/sheets"));
const NOT_SAID = [
  ...["不想要了"], // What a buyer is taken to say.
  ...["说明：", "示例：", "是", "否", "重量=50克/100克|包装=罐/袋", "银牌=96.00|金牌=88.00"],
  ...["SKU*数量/每买几件，如 bag-1*1/2", "行号", "列", "内容", "原因"],
  ..."待付款、已发货、已收货、已完成、已取消、自提、冻结、已结算".split("、"), // Words of cells.
];

const COUPONS = ["unknown", "used", "expired", "other_goods", "short", "nothing"] as const;
const said = [
  ...[...contracts, ...withSchemas].flatMap(textsIn),
  ...sheets.flatMap(textsIn).filter((text) => !inTables.has(text)),
  ...["core/content/phrases.ts", "core/staff/roles.ts"].flatMap(textsIn),
  ...[...filesIn("functions/audit"), "functions/purchase/track.ts"].flatMap(textsIn),
  ...COUPONS.map((reason) => couponTold({ reason, missingFen: fen(100) })),
].filter((text) => !NOT_SAID.includes(text));

it("finds the texts", () => expect(new Set(said).size).toBeGreaterThan(250));

it("has an English text for each", () => {
  const missing = said.filter((text) => HAN.test(englishText(text) ?? text));
  expect([...new Set(missing)]).toEqual([]);
});

it("has none that nobody says any more", () => {
  const all = [...new Set([...said, ...parserTexts()])].map((text) => text.replace(/。$/u, ""));
  const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  const unsaid = [...TEXTS.keys()].filter((key) => {
    const pattern = new RegExp(`^${escaped(key).replace(/\{\w+\}/g, ".+")}$`, "su");
    return !all.some((text) => pattern.test(text));
  });
  expect(unsaid).toEqual([]);
});

it("keeps the places and says nothing Chinese", () => {
  for (const [chinese, english] of TEXTS) {
    const placesOf = (text: string) => text.match(/\{\w+\}/g) ?? [];
    expect([chinese, HAN.test(english)]).toEqual([chinese, false]);
    expect(placesOf(chinese)).toEqual(expect.arrayContaining(placesOf(english)));
  }
});

it.each([
  ["最长 64 个字符", "At most 64 characters"],
  ["最多 5 张图片", "At most 5 pictures"],
  ["最多 5", "At most 5"],
  ["应为 -5 到 1000000 的整数", "Should be a whole number from -5 to 1000000"],
  ["只能是 newest、oldest", "One of: newest, oldest"],
  ["只能是 1、2 或 3：没有更远的分润", "1, 2 or 3: there are no shares beyond"],
  ["应为：是、否", "One of: 是, 否"],
  [
    "没有这个分类：茶。请写已有的分类编号，或先在店铺设置里添加",
    /^There is no such category: 茶\. /,
  ],
  ["最多 10 行，请分成几个文件。", "At most 10 rows; please make several files."],
  ["门店；财务", "store; finance"],
])("%s", (chinese, english) => expect(englishText(chinese)).toMatch(english));

it.each(["龙井", "", "。", "；", "constructor", "太大；龙井"])("does not know “%s”", (text) =>
  expect(englishText(text)).toBe(undefined),
);

/** For each kind of schema that the contracts have, what fits it not. */
const WRONG: Readonly<Record<string, readonly (readonly [z.ZodType, unknown])[]>> = {
  array: [
    [z.array(z.string()), "x"],
    [z.array(z.string()).min(1), []],
    [z.array(z.string()).max(1), ["x", "y"]],
  ],
  boolean: [[z.boolean(), "x"]],
  discriminatedUnion: [
    [z.discriminatedUnion("kind", [z.object({ kind: z.literal("x") })]), { kind: "y" }],
  ],
  email: [[z.email(), "x"]],
  enum: [
    [z.enum(["x", "y"]), "z"],
    [z.enum(["x"]), "z"],
  ],
  int: [
    [z.int(), 1.5],
    [z.int(), "x"],
    [z.int(), 2 ** 60],
    [z.int().min(1), 0],
    [z.int().max(1), 2],
  ],
  literal: [
    [z.literal("x"), "y"],
    [z.literal(["x", "y"]), "z"],
    [z.literal(1), 2],
  ],
  looseObject: [[z.looseObject({}), "x"]],
  number: [
    [z.number(), null],
    [z.number(), NaN],
    [z.number().min(1), 0],
    [z.number().max(1), 2],
    [z.number().multipleOf(5), 3],
  ],
  object: [[z.object({ x: z.string() }), {}]],
  partialRecord: [[z.partialRecord(z.enum(["x", "y"]), z.string()), { z: "x" }]],
  record: [
    [z.record(z.string().regex(/x/), z.string()), { y: "x" }],
    [z.record(z.string(), z.string()), []],
  ],
  strictObject: [
    [z.strictObject({}), { x: 1, y: 2 }],
    [z.strictObject({}), null],
    [z.strictObject({}), []],
  ],
  string: [
    [z.string(), undefined],
    [z.string(), 1],
    [z.string().min(2), "x"],
    [z.string().max(1), "xy"],
    [z.string().regex(/y/), "x"],
    [z.string().startsWith("y"), "x"],
    [z.string().endsWith("y"), "x"],
    [z.string().includes("y"), "x"],
  ],
  union: [[z.union([z.string(), z.int()]), null]],
  unknown: [],
  url: [[z.url(), "x"]],
};

const parserTexts = (): readonly string[] => {
  z.config(zhCN());
  return Object.values(WRONG)
    .flat()
    .flatMap(([schema, value]) => {
      const result = schema.safeParse(value);
      return result.success ? [] : result.error.issues.map(({ message }) => message);
    });
};

it("says in English what zod says of each kind of schema", () => {
  const told = parserTexts();
  expect(told.length).toBeGreaterThanOrEqual(Object.values(WRONG).flat().length);
  expect(told.filter((text) => HAN.test(englishText(text) ?? text))).toEqual([]);
});

it("knows each kind of schema that the contracts have", () => {
  const sources = [...contracts, ...withSchemas].map((file) => readFileSync(file, "utf8")).join("");
  const kinds = [...sources.matchAll(/\bz\s*\.\s*(\w+)\(/g)].map(([, kind = ""]) => kind);
  const unknown = kinds.filter((kind) => kind !== "config" && WRONG[kind] === undefined);
  expect([...new Set(unknown)]).toEqual([]);
});
