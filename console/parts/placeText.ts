export type Regions = Readonly<Record<string, string>>;

/** A place of GB/T 2260 as people read it: "浙江 杭州 330106"; a province or a city by its name alone; null = none. */
export function placeText(code: string | null | undefined, regions: Regions): string | null {
  if (code === null || code === undefined || code === "") return null;
  const province = regions[code.slice(0, 2)];
  if (province === undefined) return code;
  if (/^\d\d(0000)?$/.test(code)) return province;
  const city = regions[code.slice(0, 4)];
  if (city === undefined) return `${province} ${code}`;
  return /^\d{4}(00)?$/.test(code) ? `${province} ${city}` : `${province} ${city} ${code}`;
}
