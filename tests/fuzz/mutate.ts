import { oddName, oddValue } from "./odd.ts";
import type { Random } from "./random.ts";
import { embed, isEmbedded, isRaw } from "./wireText.ts";

/** The value with something in it changed: a part replaced, left out, added, doubled, wrapped or of another type. */
export function mutate(value: unknown, random: Random): unknown {
  if (isEmbedded(value)) {
    return random.chance(0.2) ? retyped(value, random) : embed(mutate(value.embedded, random));
  }
  if (isRaw(value) || typeof value !== "object" || value === null) return retyped(value, random);
  if (random.chance(0.1)) return retyped(value, random);
  return Array.isArray(value) ? mutateList(value, random) : mutateFields(value, random);
}

function mutateList(list: readonly unknown[], random: Random): unknown {
  const at = random.below(list.length + 1);
  const item = list[at];
  if (item === undefined || random.chance(0.2)) return [...list, oddValue(random)];
  if (random.chance(0.1)) return Array.from({ length: 1_500 }, () => item);
  return list.with(at, mutate(item, random));
}

function mutateFields(value: object, random: Random): unknown {
  const names = Object.keys(value);
  if (names.length === 0 || random.chance(0.15)) {
    return { ...value, [oddName(random)]: oddValue(random) };
  }
  const name = random.pick(names);
  const { [name]: field, ...rest } = value as Record<string, unknown>;
  if (random.chance(0.1)) return rest;
  if (random.chance(0.05)) return { ...rest, [oddName(random)]: field };
  return { ...value, [name]: mutate(field, random) };
}

function retyped(value: unknown, random: Random): unknown {
  if (random.chance(0.1)) return [value];
  if (random.chance(0.1)) return { value };
  if (typeof value === "number" && random.chance(0.5)) return String(value);
  if (typeof value === "string" && random.chance(0.3)) {
    const at = random.below(value.length + 1);
    return value.slice(0, at) + String.fromCharCode(random.below(0x3_000)) + value.slice(at + 1);
  }
  return oddValue(random);
}

/** Text that was broken on the way: cut off, with bytes too many, or with one changed. */
export function brokenText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return random.pick([
    text.slice(0, Math.max(1, at - 1)),
    `${text}}`,
    `${text.slice(0, at)}\u0000${text.slice(at)}`,
    `[${text}]`,
    "null",
  ]);
}
