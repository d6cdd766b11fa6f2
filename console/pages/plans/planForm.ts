import { fenOf, rateOf } from "../../lib/money.ts";

/** A plan as it is being edited: any JSON object. The form knows some of its places and leaves the others alone. */
export type Draft = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

/** The order in which a plan is written, so that what the form adds stands where people look for it. */
const ORDER = [
  ...["id", "pack", "declaration", "levels", "rates", "overrides", "components", "periods"],
  ...["capBp", "perOrderCapFen", "capOrder", "freezeDays", "noReceiptDays", "selfPurchase"],
  ...["attribution", "withdrawal", "tax", "noticeDays", "programme"],
];

export const isRecord = (value: unknown): value is Draft =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const recordAt = (value: unknown): Draft => (isRecord(value) ? value : {});
export const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textAt = (value: unknown): string | undefined =>
  value === undefined ? undefined : String(value);

export function getIn(draft: unknown, path: Path): unknown {
  let value: unknown = draft;
  for (const step of path) {
    if (typeof step === "number") value = listAt(value)[step];
    else value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/**
 * The draft with another value at a place; undefined takes it away, and with it objects that have nothing left. What
 * stands around it is not touched.
 */
export function setIn(draft: Draft, path: Path, value: unknown): Draft {
  return ordered(recordAt(changed(draft, path, value)));
}

function changed(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (whole === undefined && value === undefined) return undefined;
  if (typeof step === "number") {
    const list = [...listAt(whole)];
    const next = changed(list[step], rest, value);
    // A row stays though nothing is left of it: whoever wants it away removes the row.
    if (next === undefined && rest.length === 0) list.splice(step, 1);
    else list[step] = next ?? {};
    return list;
  }
  const record = recordAt(whole);
  const next = changed(record[step], rest, value);
  if (next !== undefined) return { ...record, [step]: next };
  const { [step]: taken, ...others } = record;
  // Only what is emptied by this goes: an object that never had anything says something, such as `supply`.
  return taken !== undefined && Object.keys(others).length === 0 ? undefined : others;
}

/** A draft with its fields in the order in which plans are written. */
export function ordered(draft: Draft): Draft {
  const known = ORDER.filter((key) => Object.hasOwn(draft, key));
  const others = Object.keys(draft).filter((key) => !known.includes(key));
  return Object.fromEntries([...known, ...others].map((key) => [key, draft[key]]));
}

/** The text that the JSON side shows for a draft. */
export const textOf = (draft: unknown): string => JSON.stringify(draft, null, 2);

/** How a rule pays: a rate of the paid amount, or so much for each piece. `typed`: percent, or yuan. */
export type Pay = { readonly kind: "rate" | "unit"; readonly typed: string };

export function payOf(rule: unknown): Pay {
  const { rateBp, unitFen } = recordAt(rule);
  if (unitFen !== undefined) return { kind: "unit", typed: hundredths(unitFen) };
  return { kind: "rate", typed: hundredths(rateBp) };
}

/** The rule with another pay; null where what was typed is no amount or rate. */
export function withPay(rule: unknown, { kind, typed }: Pay): Draft | null {
  const { rateBp: _rateBp, unitFen: _unitFen, ...rest } = recordAt(rule);
  if (typed.trim() === "")
    return { ...rest, ...(kind === "rate" ? { rateBp: 0 } : { unitFen: 0 }) };
  const value = kind === "rate" ? rateOf(typed) : fenOf(typed);
  if (value === null || value < 0) return null;
  return { ...rest, ...(kind === "rate" ? { rateBp: value } : { unitFen: value }) };
}

/** The rule for other goods: it names a SKU or a category, never both, so the other one goes; undefined = neither. */
export function withGoods(rule: unknown, kind: "sku" | "category", id: string | undefined): Draft {
  const { [kind]: _before, ...others } = recordAt(rule);
  if (id === undefined) return others;
  const { sku: _sku, category: _category, ...rest } = others;
  return { [kind]: id, ...rest };
}

/** Basis points as percent, fen as yuan, as people type them: 1250 → "12.5"; "" for what is no number. */
export const hundredths = (value: unknown): string =>
  typeof value === "number" && Number.isInteger(value)
    ? String(value / 100)
    : value === undefined
      ? ""
      : String(value);

/** "rates[2].rateBp", as findings say it, and "plan.rates.2.rateBp", as refusals do: "rates.2.rateBp". */
export const placeIn = (path: string): string =>
  path
    .replace(/^plan(\.|$)/, "")
    .replace(/\[(\d+)\]/g, ".$1")
    .replace(/^\./, "");

/** Whether something said of `path` concerns a part of the form. The form names "rates" for all within it. */
export const concerns = (path: string, part: string): boolean =>
  path === part || path.startsWith(`${part}.`);

/** The nearest place that stands in the JSON text, upwards: its line. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  for (
    let place = path;
    place !== "";
    place = place.slice(0, Math.max(0, place.lastIndexOf(".")))
  ) {
    const line = lines.get(place);
    if (line !== undefined) return line;
  }
  return lines.get("") ?? 1;
}
