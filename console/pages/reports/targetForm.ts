import { count, fenOf, yuan, yuanSign } from "../../lib/money.ts";
import { plain, wholeOf } from "../../lib/typed.ts";
import type { Measure } from "#core/reports/targets.ts";
import type { TargetsReply } from "#contracts/reports.ts";

/** The form of a year's targets, as it is typed. */
export type TargetForm = {
  readonly measure: Measure;
  readonly value: string;
  readonly monthWeights: readonly string[];
  readonly regions: readonly RegionForm[];
};
export type RegionForm = {
  readonly province: string;
  readonly weight: string;
  /** "12:1 15:2". */
  readonly promoters: string;
};
/** Which fields are wrong: "value", "monthWeights", "regions.0.weight", "regions.0.promoters". */
export type Wrong = readonly string[];
type Parsed = {
  readonly measure: Measure;
  readonly yearValue: number;
  readonly monthWeights: number[];
  readonly regions: {
    province: string;
    weight: number;
    promoters: { number: number; weight: number }[];
  }[];
};

export const isMoney = (measure: Measure): boolean => measure === "sales" || measure === "shares";
/** A target as it is typed. */
const typed = (measure: Measure, value: number): string =>
  isMoney(measure) ? yuan(value).replaceAll(",", "") : String(value);
/** A target, or what was reached, as it is shown: "¥1,234.56", "1,234". */
export const told = (measure: Measure, value: number): string =>
  isMoney(measure) ? yuanSign(value) : count(value);

const WHOLE_DIGITS = 7;

/** What the form says, or which fields do not say it. */
export function parseTargets(form: TargetForm): { parsed: Parsed } | { wrong: Wrong } {
  const wrong: string[] = [];
  const take = <T>(value: T | null, field: string, otherwise: T): T => {
    if (value !== null) return value;
    wrong.push(field);
    return otherwise;
  };
  const value = isMoney(form.measure) ? fenOf(form.value) : wholeOf(form.value, WHOLE_DIGITS);
  const yearValue = take(value !== null && value >= 0 ? value : null, "value", 0);
  const monthWeights = form.monthWeights.map((typed) =>
    take(wholeOf(typed, WHOLE_DIGITS), "monthWeights", 0),
  );
  const regions = form.regions.map(({ province, weight, promoters }, at) => ({
    province: take(provinceOf(province), `regions.${at}.province`, ""),
    weight: take(wholeOf(weight, WHOLE_DIGITS), `regions.${at}.weight`, 0),
    promoters: take(promotersOf(promoters), `regions.${at}.promoters`, []),
  }));
  const { measure } = form;
  return wrong.length > 0
    ? { wrong: [...new Set(wrong)] }
    : { parsed: { measure, yearValue, monthWeights, regions } };
}

/** What a form says of those whose province is not known: there "" means that none was chosen yet. */
export const NOWHERE = "00";
const provinceOf = (chosen: string): string | null =>
  chosen === "" ? null : chosen === NOWHERE ? "" : chosen;

function promotersOf(typed: string): { number: number; weight: number }[] | null {
  const parts = typed
    .split(/[\s,，、]+/)
    .map(plain)
    .filter((part) => part !== "");
  const read = parts.map((part) => /^(\d{1,9}):(\d{1,7})$/.exec(part));
  if (read.some((found) => found === null)) return null;
  return read.map((found) => ({ number: Number(found?.[1]), weight: Number(found?.[2]) }));
}

/** The form of targets that are there: the weights that they were split by. */
export function formOf({ measure, monthWeights, nodes }: TargetsReply): TargetForm {
  const brand = nodes.find(({ parentId }) => parentId === null);
  const kind = measure ?? "sales";
  const ofYear = brand?.yearValue ?? 0;
  return {
    measure: kind,
    value: brand === undefined ? "" : typed(kind, ofYear),
    monthWeights: monthWeights.map(String),
    regions: nodes
      .filter(({ parentId }) => brand !== undefined && parentId === brand.id)
      .map((region) => ({
        ...{ province: lastPart(region.id) || NOWHERE, weight: String(region.weight) },
        promoters: nodes
          .filter(({ parentId }) => parentId === region.id)
          .map(({ id, weight }) => `${lastPart(id)}:${weight}`)
          .join(" "),
      })),
  };
}

/** "province/33" → "33". */
const lastPart = (id: string): string => id.split("/")[1] ?? "";
