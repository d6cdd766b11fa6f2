import { words as cities } from "./wordsCities.ts";
import { words as provinces } from "./wordsProvinces.ts";

/** How the whole names of provinces end, which people leave away. */
export const PROVINCE_ENDING = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/;
export const CITY_SIGN = "市";
/** What stands between a province and its city. */
export const BETWEEN = /^(?:省|(?:壮族|回族|维吾尔)?自治区)?[\s,，·]*/;

/** Provinces and what is directly below them by the first two and four digits of GB/T 2260, in short. */
export const words = {
  zh: { ...provinces.zh, ...cities.zh },
  en: { ...provinces.en, ...cities.en },
};
