export type Provinces = Readonly<Record<string, string>>;

/** A place of GB/T 2260 as people read it: "浙江 330106", a province by its name alone; null = none. */
export function placeText(code: string | null | undefined, provinces: Provinces): string | null {
  if (code === null || code === undefined || code === "") return null;
  const province = provinces[code.slice(0, 2)];
  if (province === undefined) return code;
  return /^\d\d(0000)?$/.test(code) ? province : `${province} ${code}`;
}
