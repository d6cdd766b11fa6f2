import type { Doc, Value } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import { ownerName } from "./caller.ts";
import type { Condition } from "./condition.ts";
import type { Leaf } from "./formula.ts";

/** What a query could say to prove the first of the conditions that it can speak about; undefined when it cannot help. */
export function adviceOf(
  failed: readonly Leaf[],
  caller: Identity | undefined,
): string | undefined {
  const owner = ownerName(caller);
  for (const leaf of failed) {
    if (leaf.is !== "atom") continue;
    const operand = operandOf(leaf.condition);
    if (operand === undefined) continue;
    return JSON.stringify({ [leaf.path.join(".")]: operand }, (_, value: unknown) => {
      if (typeof value === "bigint") return String(value);
      return value === owner && owner !== undefined ? "{openid}" : value;
    });
  }
  return undefined;
}

function operandOf(condition: Condition): Value | undefined {
  switch (condition.kind) {
    case "oneOf":
    case "noneOf": {
      const values = condition.values.map((value) => value ?? null);
      const [first] = values;
      if (first === undefined) return undefined;
      if (condition.kind === "oneOf") return values.length === 1 ? first : { $in: values };
      return values.length === 1 ? { $ne: first } : { $nin: values };
    }
    case "range":
      return { [condition.operator]: condition.than } satisfies Doc;
    case "holds":
      return condition.item;
    case "lacks":
      return { $ne: condition.item };
    case "present":
      return undefined;
  }
}
