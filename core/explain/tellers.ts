import { chinese } from "#core/explain/chinese.ts";
import { english } from "#core/explain/english.ts";
import type { Language, Words } from "#core/explain/text.ts";

/** Who tells an explanation in which language: the same facts, sentence by sentence. */
export const TELLERS: Readonly<Record<Language, Words>> = { zh: chinese, en: english };
