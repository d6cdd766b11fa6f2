import { WHOLE_CITIES } from "../../parts/wordsCities.ts";

/** Addresses name a city as "…市", a prefecture or a league by its kind, and a province otherwise. */
export const isCity = (typed: string): boolean => /(?:市|自治州|地区|盟)$/.test(typed);

const PROVINCES = [
  ...["河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东"],
  ...["河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海"],
  "台湾",
];
const OTHERS: Readonly<Record<string, string>> = {
  ...{ 内蒙古: "内蒙古自治区", 广西: "广西壮族自治区", 西藏: "西藏自治区" },
  ...{ 宁夏: "宁夏回族自治区", 新疆: "新疆维吾尔自治区" },
  ...{ 香港: "香港特别行政区", 澳门: "澳门特别行政区" },
};
const WHOLE = /(?:省|市|自治区|自治州|特别行政区|地区|盟)$/;

/** A place as addresses name it: "浙江" is 浙江省, "杭州" 杭州市, "大理" 大理白族自治州, "广西" 广西壮族自治区. */
export function wholePlace(typed: string): string {
  const other = OTHERS[typed];
  if (other !== undefined) return other;
  if (PROVINCES.includes(typed)) return `${typed}省`;
  if (WHOLE.test(typed) || !/^\p{Script=Han}+$/u.test(typed)) return typed;
  return WHOLE_CITIES.get(typed) ?? `${typed}市`;
}
