import type { Collections } from "#ports/store.ts";
import { MARK_FIELD } from "#ports/marks.ts";
import { INPUTS } from "#ports/watched.ts";
import { BOOKS } from "./books.ts";
import { CONTENT } from "./content.ts";
import type { Field, Kind } from "./field.ts";
import { GOODS } from "./goods.ts";
import { MONEY } from "./money.ts";
import { PEOPLE } from "./people.ts";
import { PLANS } from "./plans.ts";
import { REPORTS } from "./reports.ts";
import { SALES } from "./sales.ts";
import { STAFF } from "./staff.ts";

/** A collection as a data model of CloudBase has it, in the form that `tcb db push` reads too. */
export type Schema = {
  readonly title: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, Property>>;
} & Readonly<Record<string, unknown>>;
export type Property = {
  readonly type: string;
  readonly title: string;
  readonly description: string;
} & Readonly<Record<string, unknown>>;

type Described = {
  readonly title: string;
  readonly about: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
};
/** Every collection: the compiler misses the one that is forgotten. */
const ALL: { readonly [C in keyof Collections]: Described } = {
  ...{ ...MONEY, ...BOOKS, ...PEOPLE, ...STAFF },
  ...{ ...GOODS, ...SALES, ...CONTENT, ...PLANS, ...REPORTS },
};

const TYPES: Readonly<Record<Kind, { readonly type: string; readonly format?: string }>> = {
  text: { type: "string" },
  number: { type: "number" },
  time: { type: "number", format: "datetime" },
  money: { type: "number" },
  yes: { type: "boolean" },
  object: { type: "object" },
  list: { type: "array" },
  choice: { type: "string" },
};
/** What the console may do with documents of a model: look at all, and write those that are inputs. */
const READS = ["wedaGetItem", "wedaGetList", "wedaGetRecords"];
const WRITES = ["wedaCreate", "wedaUpdate"];

const MAY = "可以在控制台改，保存后立即生效；填错的会被忽略或当作停用，并在日志里报告。";
const MAY_NOT = "不要手工改：夜间审计会查出并报告。";

/** The data model of each collection, by name. */
export const schemas = (): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    Object.entries(ALL)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, model]) => [name, schemaOf(name, model)]),
  );

function schemaOf(name: string, { title, about, id, fields }: Described): Schema {
  const isInput = INPUTS.some((one) => one === name);
  const own = Object.entries(fields).map(([field, said]) => [field, propertyOf(said)] as const);
  const all: readonly (readonly [string, Property])[] = [
    ...own.slice(0, 1), // The one that names the document stands first.
    ["_id", { type: "string", title: "编号", description: id }],
    ...own.slice(1),
    ["rev", { type: "number", title: "版本", description: "云函数每写一次加一，不要改" }],
    ...(isInput
      ? []
      : ([
          [MARK_FIELD, { type: "string", title: "校验戳", description: "云函数写的，不要改" }],
        ] as const)),
  ];
  return {
    ...{ title, description: `${about}${isInput ? MAY : MAY_NOT}`, type: "object" },
    ...{ "x-kind": "tcb", "x-primary-column": "_id" },
    "x-defaultMethods": isInput ? [...READS, ...WRITES] : READS,
    required: [],
    properties: Object.fromEntries(
      all.map(([field, property], at) => [field, { ...property, "x-index": at + 1 }]),
    ),
  };
}

function propertyOf({ kind, title, remark = "", labels = {} }: Field): Property {
  const words = Object.entries(labels);
  const unit = kind === "money" ? "单位：分" : kind === "time" ? "毫秒时间戳，按北京时间看" : "";
  const meanings = words.map(([word, label]) => `${word} ${label}`).join("、");
  return {
    ...{ ...TYPES[kind], title },
    description: [meanings, remark, unit].filter((part) => part !== "").join("；"),
    ...(words.length === 0
      ? {}
      : { enum: words.map(([word]) => word), enumNames: words.map(([, label]) => label) }),
  };
}
