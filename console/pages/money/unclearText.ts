/** What WeChat's unclear answer means for staff, by the code in its reason; null where only its own words tell. */
export function unclearText(
  reason: string,
  words: Readonly<Record<string, string>>,
): string | null {
  const said = /^HTTP \d+(?: ([A-Z_]+))?/.exec(reason);
  if (said === null) return words["SILENT"] ?? null;
  return words[said[1] ?? ""] ?? null;
}
