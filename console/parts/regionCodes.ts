import { CITY_ENDING } from "./wordsCities.ts";
import { BETWEEN, CITY_SIGN, PROVINCE_ENDING } from "./wordsRegions.ts";

/** What regions are called, by the first two or four digits of GB/T 2260. */
type Names = Readonly<Record<string, string>>;

/**
 * What somebody typed for a region as its code: "上海", "上海市" and "31" are all "31", "杭州", "浙江省杭州市" and "Hangzhou" are
 * "3301". What is neither stays as it is, and so does a name that two cities have.
 */
export function regionCode(typed: string, names: Names): string {
  const text = typed.trim();
  if (/^\d+$/.test(text)) return text;
  const province = only(codesOf(text.replace(PROVINCE_ENDING, ""), names, 2));
  // 吉林 is the province, 吉林市 the city.
  const city = text.endsWith(CITY_SIGN) ? (cityOf(text, names) ?? province) : province;
  return city ?? cityOf(text, names) ?? within(text, names) ?? text;
}

/** The same in the six digits that a promoter's place has: "浙江" and "33" are "330000", "杭州" is "330100". */
export const placeCode = (typed: string, names: Names): string => {
  const code = regionCode(typed, names);
  return /^\d{2}$|^\d{4}$/.test(code) ? code.padEnd(6, "0") : code;
};

/** "浙江省杭州市", "浙江 杭州": a city behind its province. */
function within(text: string, names: Names): string | undefined {
  for (const [province, name] of Object.entries(names)) {
    if (province.length !== 2 || !text.toLowerCase().startsWith(name.toLowerCase())) continue;
    const city = cityOf(text.slice(name.length).replace(BETWEEN, ""), names, province);
    if (city !== undefined) return city;
  }
  return undefined;
}

/** The only city of this name, whole or without its ending; 大理市 is not 大理州. */
function cityOf(text: string, names: Names, province = ""): string | undefined {
  const short = text.replace(CITY_ENDING, "");
  const isSigned = text.endsWith(CITY_SIGN);
  const found = codesOf(text, names, 4).concat(short === text ? [] : codesOf(short, names, 4));
  return only(found.filter((code) => code.startsWith(province) && (!isSigned || isCity(code))));
}

/** GB/T 2260 numbers prefectures and leagues from 21 to 50, and cities before and after. */
const isCity = (code: string): boolean => !/(?:2[1-9]|[34]\d|50)$/.test(code);

const codesOf = (text: string, names: Names, digits: 2 | 4): readonly string[] =>
  Object.keys(names).filter(
    (code) => code.length === digits && plain(names[code] ?? "") === plain(text),
  );
/** Without what English writes between letters: "xian" is Xi'an. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("ü", "u")
    .replace(/[\s'’]/g, "");
const only = (codes: readonly string[]): string | undefined =>
  codes.length === 1 ? codes[0] : undefined;
