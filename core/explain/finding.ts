import { percent } from "#core/explain/amounts.ts";
import type { CapPlace } from "#core/plan/components.ts";

/** In one language, what a finding names. */
export type FoundNames = {
  readonly entries: string;
  readonly schedule: string;
  readonly nothing: string;
  readonly places: Readonly<Record<CapPlace, string>>;
  readonly line: (n: string, place: string) => string;
  readonly share: (n: number) => string;
  readonly money: (amountFen: number) => string;
  readonly placeName: (at: string) => string;
};

/** Where books and payment were compared: `1/peer` is the first line's peer share, `0` the first share of all. */
export function findingPlace(at: string, names: FoundNames): string {
  if (at === "entries" || at === "schedule") return names[at];
  const [line = "", place] = at.split("/");
  if (place === undefined) return names.share(Number(at) + 1);
  const name = Object.entries(names.places).find(([key]) => key === place)?.[1] ?? place;
  return names.line(line, name);
}

/** A rule's place, a rate or an amount, as a finding keeps it; a number alone is fen. */
export function findingValue(text: string, names: FoundNames): string {
  const [, value, unit] = /^(-?\d+)(?: (bp|fen))?$/.exec(text) ?? [];
  if (value === undefined) return text === "" ? names.nothing : names.placeName(text);
  return unit === "bp" ? percent(Number(value)) : names.money(Number(value));
}
