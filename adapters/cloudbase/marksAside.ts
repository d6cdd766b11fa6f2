import type tcb from "@cloudbase/node-sdk";
import type { Part } from "#core/brand/mend.ts";
import { asInput } from "#adapters/cloudbase/inputGate.ts";
import { MARK_FIELD, unmarked } from "#ports/marks.ts";

type Database = ReturnType<ReturnType<typeof tcb.init>["database"]>;
type Method = (...words: unknown[]) => unknown;

/** What gives another question of the same kind. */
const NEXT: ReadonlySet<string> = new Set([
  "where",
  "orderBy",
  "limit",
  "skip",
  "field",
  "options",
]);

/**
 * The database as functions read it, so that no reader can forget it:
 *
 * - Documents come without their marks, which are remembered beside them.
 * - Inputs come as they can be used, if somebody broke them by hand; in aggregates where they are joined or kept whole.
 */
export const marksAside = (db: Database): Database =>
  methods(db, (key, method): Method =>
    key === "collection" ? (name) => question(method(name) as object, String(name), null) : method,
  );

function question(asked: object, name: string, part: Part | null): object {
  return methods(asked, (key, method) => {
    if (key === "get")
      return async () => answered(await method(), (one) => asInput(name, unmarked(one), part));
    if (key === "aggregate")
      return () => aggregate(method() as object, { inputs: new Map(), isWhole: true }, name);
    if (!NEXT.has(key)) return method;
    return (...words: unknown[]) =>
      question(method(...words) as object, name, key === "field" ? partOf(words[0]) : part);
  });
}

/** What a projection leaves: of `skus.sku` only a part of the field `skus`. */
const partOf = (fields: unknown): Part => ({
  nested: new Set(
    Object.keys((fields ?? {}) as object).flatMap((name) => {
      const dot = name.indexOf(".");
      return dot < 0 ? [] : [name.slice(0, dot)];
    }),
  ),
});

/** What the rows of an aggregate hold, as the stages so far say. */
type Held = {
  /** Which fields hold whole documents, and of which collection. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Whether a row is a whole document itself. */
  readonly isWhole: boolean;
};
/** Stages that leave documents as they are. */
const LEAVES_WHOLE: ReadonlySet<string> = new Set(["match", "sort", "limit", "skip"]);

function aggregate(asked: object, { inputs, isWhole }: Held, name: string): object {
  return methods(asked, (key, method) => {
    if (key === "end") {
      const one = (row: unknown) =>
        isWhole ? asInput(name, whole(row), null) : withInputs(row, inputs);
      return async () => answered(await method(), one);
    }
    return (...words: unknown[]) => {
      const held = {
        inputs: after(inputs, key, words[0], name),
        isWhole: isWhole && LEAVES_WHOLE.has(key),
      };
      return aggregate(method(...words) as object, held, name);
    };
  });
}

/** The same after one more stage: what it fills with whole documents, less those of which it leaves only parts. */
function after(
  inputs: ReadonlyMap<string, string>,
  stage: string,
  said: unknown,
  name: string,
): ReadonlyMap<string, string> {
  const words = Object.entries((said ?? {}) as Record<string, unknown>);
  if (stage === "addFields") {
    const roots = words.filter(([, value]) => value === "$$ROOT");
    return new Map([...inputs, ...roots.map(([field]): [string, string] => [field, name])]);
  }
  if (stage === "project") {
    const parts = new Set(words.map(([field]) => field).filter((field) => field.includes(".")));
    const isCut = (field: string): boolean =>
      [...parts].some((part) => part.startsWith(`${field}.`));
    return new Map([...inputs].filter(([field]) => !isCut(field)));
  }
  const { from, as, pipeline } = Object.fromEntries(words);
  if (stage !== "lookup" || typeof from !== "string" || pipeline !== undefined) return inputs;
  return new Map([...inputs, [String(as), from]]);
}

/** A row without marks, its inputs as they can be used. Whole documents are a row itself, its fields, or in its lists. */
function withInputs(row: unknown, inputs: ReadonlyMap<string, string>): unknown {
  if (row === null || typeof row !== "object") return row;
  const held = Object.entries(row).map(([field, value]): [string, unknown] => {
    const from = inputs.get(field);
    const each = (one: unknown): unknown =>
      from === undefined ? withoutMark(one) : asInput(from, whole(one), null);
    if (field === MARK_FIELD) return [field, value];
    return [field, Array.isArray(value) ? value.map(each) : each(value)];
  });
  return withoutMark(Object.fromEntries(held));
}

/** A whole document: one that carries no mark was added by hand, which is remembered, or a function would make it good. */
const whole = (value: unknown): unknown =>
  value !== null && typeof value === "object" && "_id" in value ? unmarked(value) : value;

/** What carries no mark here may be no document at all: nothing is remembered of it. */
const withoutMark = (value: unknown): unknown =>
  value !== null && typeof value === "object" && MARK_FIELD in value ? unmarked(value) : value;

function answered(reply: unknown, each: (one: unknown) => unknown): unknown {
  const { data } = reply as { readonly data?: unknown };
  return Array.isArray(data) ? { ...(reply as object), data: data.map(each) } : reply;
}

/** The same object, some of its methods others. */
const methods = <T extends object>(target: T, other: (key: string, method: Method) => Method): T =>
  new Proxy(target, {
    get: (from, key) => {
      const known: unknown = Reflect.get(from, key);
      return typeof known === "function" ? other(String(key), known.bind(from) as Method) : known;
    },
  });
