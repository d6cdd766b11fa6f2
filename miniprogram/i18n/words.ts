import type { Words } from "../lib/language";
import { en } from "./en";
import { zh } from "./zh";

/** The texts of one page of the main package, in both languages. */
export const wordsOf = <K extends keyof typeof zh>(name: K): Words<(typeof zh)[K]> => ({
  zh: zh[name],
  en: en[name],
});
