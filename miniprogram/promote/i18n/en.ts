import type { zh } from "./zh";

export const en: typeof zh = {};
