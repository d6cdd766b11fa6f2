import { compareValues, typeRank } from "../database/compare.ts";
import type { Comparison } from "../database/matchCompare.ts";
import type { Value } from "../database/value.ts";
import { sameValue } from "./condition.ts";
import type { Operator, Span } from "./expression.ts";
import type { Formula, Reason } from "./formula.ts";
import { AFTER_THE_UPDATE, fix, type Term } from "./term.ts";
import { isComputed, type World } from "./world.ts";

/** The operator that says the contrary, for two values of one type. */
export const CONTRARY: Readonly<Record<Operator, Operator>> = {
  ...{ "==": "!=", "!=": "==" },
  ...{ ">": "<=", "<=": ">", "<": ">=", ">=": "<" },
};

/** The operator that says the same with the sides exchanged. */
const MIRRORED: Readonly<Record<Operator, Operator>> = {
  ...{ "==": "==", "!=": "!=" },
  ...{ ">": "<", "<": ">", ">=": "<=", "<=": ">=" },
};

const RANGES: Readonly<Record<Exclude<Operator, "==" | "!=">, Comparison>> = {
  ...{ ">": "$gt", ">=": "$gte", "<": "$lt", "<=": "$lte" },
};

type Known = Extract<Term, { readonly is: "value" }>;

/**
 * What a comparison comes to. Only values of one type are greater or less than each other; all else is unknown.
 *
 * A name that the caller or the request does not have is equal to no field of a document and different from none:
 * else `doc._openid == auth.openid` would give everybody's documents without owner to whoever has no openid.
 */
export function compareTerms(
  o: { left: Term; right: Term; operator: Operator; at: Span },
  world: World,
): Formula {
  const { operator, at } = o;
  const right = o.left.is === "path" ? fix(o.right, world) : o.right;
  // Of two fields one must be fixed by the query; which one does not matter.
  const left = o.right.is === "path" && right.is === "stuck" ? fix(o.left, world) : o.left;
  if (left.is === "stuck") return { is: "unknown", why: left.why, at };
  if (left.is === "value" && right.is === "value") return compareKnown(left, right, operator, at);
  if (left.is === "path" && right.is === "value") return ask(left.path, right, operator, at);
  if (left.is === "value" && o.right.is === "path") {
    return ask(o.right.path, left, MIRRORED[operator], at);
  }
  return { is: "unknown", why: right.is === "stuck" ? right.why : NO_FIELD, at };
}

const NO_FIELD: Reason = "doc 后面要写字段名 (doc needs the name of a field)";
const MISSING: Reason = "要比较的值不存在 (what it is compared with does not exist)";
const TYPES_DIFFER: Reason = "类型不同，无法比较大小 (values of different types, none is greater)";

/** A condition on a path of the documents. */
function ask(path: readonly string[], other: Known, operator: Operator, at: Span): Formula {
  const { value } = other;
  if (path.length === 0) return { is: "unknown", why: NO_FIELD, at };
  if (value === undefined) return { is: "unknown", why: MISSING, at };
  if (isComputed(value)) return { is: "unknown", why: AFTER_THE_UPDATE, at };
  // A date in a document is compared with `now` as the instant that it is.
  const values = other.from === "instant" ? [value, new Date(Number(value))] : [value];
  if (operator === "==") return { is: "atom", path, condition: { kind: "oneOf", values }, at };
  if (operator === "!=") return { is: "atom", path, condition: { kind: "noneOf", values }, at };
  if (!hasOrder(value)) return { is: "unknown", why: TYPES_DIFFER, at };
  const ranges = values.map((than): Formula => ({
    ...{ is: "atom", path, at },
    condition: { kind: "range", operator: RANGES[operator], than },
  }));
  return ranges.length === 1 && ranges[0] ? ranges[0] : { is: "or", parts: ranges, at };
}

function hasOrder(value: Value): boolean {
  if (typeof value === "object") return value instanceof Date;
  return !Number.isNaN(value);
}

function compareKnown(left: Known, right: Known, operator: Operator, at: Span): Formula {
  if (isComputed(left.value) || isComputed(right.value)) {
    return { is: "unknown", why: AFTER_THE_UPDATE, at };
  }
  const holds =
    operator === "==" || operator === "!="
      ? equality(left, right, operator)
      : order(instantOf(left, right), instantOf(right, left), operator);
  if (holds === undefined) {
    const missing = left.value === undefined || right.value === undefined;
    return { is: "unknown", why: missing ? MISSING : TYPES_DIFFER, at };
  }
  return { is: holds ? "true" : "false", at };
}

/** Undefined when it cannot be said: two values that are both missing are not the same one. */
function equality(left: Known, right: Known, operator: "==" | "!="): boolean | undefined {
  const nothing = (term: Known): boolean => term.value === undefined;
  const literalNull = (term: Known): boolean => term.value === null && term.from === "literal";
  const bothEmpty = (left.value ?? null) === null && (right.value ?? null) === null;
  if (bothEmpty && (nothing(left) || nothing(right)) && !literalNull(left) && !literalNull(right)) {
    return undefined;
  }
  const same = bothEmpty || sameValue(instantOf(left, right), instantOf(right, left));
  return same === (operator === "==");
}

function order(
  left: Value | undefined,
  right: Value | undefined,
  operator: Exclude<Operator, "==" | "!=">,
): boolean | undefined {
  if (left === undefined || right === undefined || left === null || right === null)
    return undefined;
  if (typeRank(left) !== typeRank(right) || !hasOrder(left) || !hasOrder(right)) return undefined;
  const sign = compareValues(left, right);
  switch (operator) {
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
  }
}

/** A date that meets `now` counts as its milliseconds. */
function instantOf(term: Known, other: Known): Value | undefined {
  return other.from === "instant" && term.value instanceof Date ? term.value.getTime() : term.value;
}
