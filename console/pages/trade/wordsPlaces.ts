/** Addresses name a city as "…市" and a province otherwise; of the four great cities both names are the same. */
export const isCity = (typed: string): boolean => typed.endsWith("市");
