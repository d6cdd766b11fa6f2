import type { CORRECTION, FREIGHT } from "#core/reports/figures.ts";

/** Stands where a product's id would, for the freight of orders; the compiler keeps it the functions' own word. */
export const FREIGHT_ID: typeof FREIGHT = "(freight)";
/** The same for what staff corrected of shares. */
export const CORRECTION_ID: typeof CORRECTION = "(correction)";
