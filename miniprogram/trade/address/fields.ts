import type { SaveAddress } from "../../../contracts/addresses.ts";
import { nameProblem, phoneProblem } from "../lib/forms";

export type Typed = Omit<SaveAddress["address"], "id">;
export type Field = "name" | "phone" | "region" | "detail";
export type FieldWords = {
  readonly noName: string;
  readonly longName: string;
  readonly noPhone: string;
  readonly badPhone: string;
  readonly noRegion: string;
  readonly noDetail: string;
};

const DETAIL_MAX = 100;

/** What is wrong with each field; "" = nothing. */
export function problemsOf(typed: Typed, words: FieldWords): Readonly<Record<Field, string>> {
  const { name, phone, region, detail } = typed;
  return {
    name: nameProblem(name, words),
    phone: phoneProblem(phone, words),
    region: isRegion(region) ? "" : words.noRegion,
    detail: detail.trim() === "" || detail.length > DETAIL_MAX ? words.noDetail : "",
  };
}

/** Six digits of GB/T 2260. */
const isRegion = (code: string): boolean => /^[1-9]\d{5}$/.test(code);

type Picked = { readonly value: readonly string[]; readonly code: readonly string[] };

/** What the picker of regions says. A city without districts has its own code, and no third name. */
export function regionOf({
  value,
  code,
}: Picked): Pick<Typed, "region" | "province" | "city" | "district"> {
  const [province = "", city = "", district = ""] = value;
  const region = [...code].reverse().find(isRegion) ?? "";
  return { region, province, city, district };
}

type FromWechat = {
  readonly userName: string;
  readonly telNumber: string;
  readonly provinceName: string;
  readonly cityName: string;
  readonly countyName: string;
  readonly detailInfo: string;
  readonly nationalCode?: string;
};

/** An address of WeChat's own book. Where it gives no code of the region, the person picks it once more. */
export function importedOf(from: FromWechat): Omit<Typed, "isDefault"> {
  const { nationalCode = "" } = from;
  return {
    name: from.userName,
    phone: from.telNumber.replace(/\D/g, ""),
    region: isRegion(nationalCode) ? nationalCode : "",
    province: from.provinceName,
    city: from.cityName,
    district: from.countyName,
    detail: from.detailInfo,
  };
}
