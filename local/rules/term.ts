import { fieldOf, listIndex } from "../database/path.ts";
import { isDoc, ObjectId, type Value } from "../database/value.ts";
import { isCondition, type Expression } from "./expression.ts";
import type { Reason } from "./formula.ts";
import { COMPUTED, type World } from "./world.ts";

/**
 * What a value of a rule comes to.
 *
 * - `value`: known; `undefined` is a field that the caller, the request or a looked-up document does not have.
 * - `path`: a field of the documents, which the query has to speak about.
 * - `stuck`: it cannot be known, so no condition about it is true, nor false.
 */
export type Term =
  | {
      readonly is: "value";
      readonly value: Value | undefined;
      /** `literal`: written in the rule; `instant`: `now`, which a date may be compared with. */
      readonly from?: "literal" | "instant";
    }
  | { readonly is: "path"; readonly path: readonly string[] }
  | { readonly is: "stuck"; readonly why: Reason };

export function stuck(why: Reason): Term {
  return { is: "stuck", why };
}

/** The value of an expression that is no condition. */
export function termOf(expression: Expression, world: World): Term {
  switch (expression.kind) {
    case "literal":
      return { is: "value", value: expression.value, from: "literal" };
    case "name":
      return variable(expression.name, world);
    case "member":
      if (expression.of.kind === "name" && expression.of.name === "request") {
        if (world.requestData !== undefined) return { is: "value", value: world.requestData };
        return stuck(
          "只有 create 和 update 才有 request.data (only create and update have request.data)",
        );
      }
      return fieldOfTerm(termOf(expression.of, world), expression.name);
    case "index":
      return indexed(expression.of, expression.index, world);
    case "join":
      return joined(expression.parts, world);
    case "get":
      return looked(fixedTerm(expression.path, world), world);
    case "list":
      return listed(expression.items, world);
    default:
      return stuck("条件不能当作值 (a condition is no value)");
  }
}

/** The value of an expression that must be known now, so the query must say which value its paths have. */
export function fixedTerm(expression: Expression, world: World): Term {
  return isCondition(expression)
    ? termOf(expression, world)
    : fix(termOf(expression, world), world);
}

/** A path with the single value that the query gives it. */
export function fix(term: Term, world: World): Term {
  if (term.is !== "path") return term;
  const fixed = world.fixed(term.path);
  if (fixed !== undefined) return { is: "value", value: fixed.value };
  const name = ["doc", ...term.path].join(".");
  return stuck(`查询没有用 == 给出 ${name} 的唯一值 (the query does not say one value of ${name})`);
}

function variable(name: string, world: World): Term {
  switch (name) {
    case "auth":
      return { is: "value", value: world.auth };
    case "now":
      return { is: "value", value: world.nowMs, from: "instant" };
    case "resource":
      return { is: "value", value: world.resource };
    default:
      return { is: "path", path: [] };
  }
}

function fieldOfTerm(of: Term, name: string): Term {
  if (of.is === "stuck") return of;
  if (of.is === "path") {
    if (name === "" || name.includes(".") || name.startsWith("$") || name === "__proto__") {
      return stuck(`"${name}" 不是字段名 ("${name}" is no name of a field)`);
    }
    return { is: "path", path: [...of.path, name] };
  }
  const { value } = of;
  if (value === COMPUTED) return stuck(AFTER_THE_UPDATE);
  if (isDoc(value)) {
    return { is: "value", value: Object.hasOwn(value, name) ? fieldOf(value, name) : undefined };
  }
  if (Array.isArray(value)) {
    const index = listIndex(name);
    if (index !== undefined) return { is: "value", value: value[index] };
  }
  if (value === null || value === undefined) {
    return stuck(`${name} 的上一级为空 (null has no field ${name})`);
  }
  return stuck(`没有字段 ${name} (there is no field ${name})`);
}

export const AFTER_THE_UPDATE: Reason =
  "更新操作符算出的值事先不知道 (an update operator computes it, so it is not known before)";

function indexed(of: Expression, index: Expression, world: World): Term {
  const key = fixedTerm(index, world);
  if (key.is !== "value") return key;
  if (typeof key.value !== "string" && typeof key.value !== "number") {
    return stuck("下标不是文本或数字 (the index is neither text nor a number)");
  }
  return fieldOfTerm(termOf(of, world), String(key.value));
}

function joined(parts: readonly Expression[], world: World): Term {
  let text = "";
  let holdsText = false;
  for (const part of parts) {
    const term = fixedTerm(part, world);
    if (term.is !== "value") return term;
    const value = term.value instanceof ObjectId ? term.value.hex : term.value;
    if (typeof value !== "string" && typeof value !== "number") {
      return stuck("+ 只能连接文本和数字 (+ joins texts and numbers only)");
    }
    holdsText ||= typeof value === "string";
    text += String(value);
  }
  if (holdsText) return { is: "value", value: text };
  return stuck("规则不做算术 (rules do not calculate)");
}

function listed(items: readonly Expression[], world: World): Term {
  const values: Value[] = [];
  for (const item of items) {
    const term = fixedTerm(item, world);
    if (term.is !== "value") return term;
    if (term.value !== undefined) values.push(term.value);
  }
  return { is: "value", value: values };
}

const ADDRESS = /^database\.([A-Za-z0-9_-]{1,64})\.([^.].{0,511})$/s;

function looked(path: Term, world: World): Term {
  if (path.is !== "value") return path;
  const [, collection, id] = typeof path.value === "string" ? (ADDRESS.exec(path.value) ?? []) : [];
  if (collection === undefined || id === undefined) {
    return stuck(
      "get() 的路径应为 database.集合.文档 (the path of get() is not database.<collection>.<id>)",
    );
  }
  const found = world.look(collection, id);
  if (found === "not read yet") return stuck("get() 尚未读取 (get() has not been read)");
  if (found === "too many")
    return stuck("get() 超过 10 个文档 (get() may read 10 documents at most)");
  return { is: "value", value: found };
}
