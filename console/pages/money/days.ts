/** The first and the last day of a month "2026-02"; null where it is none. */
export function daysOfMonth(
  month: string,
): { readonly from: string; readonly until: string } | null {
  const [year = 0, number = 0] = month.split("-").map(Number);
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) return null;
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, until: `${month}-${String(last).padStart(2, "0")}` };
}

/** The month so many months later or earlier: ("2026-01", -1) → "2025-12". */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = new Date(Date.UTC(year, number - 1 + months, 1));
  return at.toISOString().slice(0, 7);
}

/** "2026-02" → "2026-Q1". */
export const quarterOf = (month: string): string => {
  const [year = "", number = "1"] = month.split("-");
  return `${year}-Q${Math.ceil(Number(number) / 3)}`;
};
