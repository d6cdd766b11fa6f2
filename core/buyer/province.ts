/**
 * The provinces: the two digits that their regions' codes begin with, and what their names begin with, however long they
 * are written (内蒙古, 内蒙古自治区).
 *
 * - Source: GB/T 2260.
 */
const PROVINCES: ReadonlyMap<string, string> = new Map(
  (
    "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 " +
    "41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆 " +
    "71台湾 81香港 82澳门"
  )
    .split(" ")
    .map((each) => [each.slice(0, 2), each.slice(2)]),
);

/** Whether a region's code lies in the province of this name: freight follows the code, and parcels the name. */
export function isInProvince(region: string, province: string): boolean {
  const name = PROVINCES.get(region.slice(0, 2));
  return name !== undefined && province.startsWith(name);
}

/** What the province of a region's code is called; null = there is none. */
export const provinceName = (region: string): string | null =>
  PROVINCES.get(region.slice(0, 2)) ?? null;
