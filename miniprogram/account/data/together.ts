import type { ExportSection } from "../../../contracts/account.ts";

/** The parts of an export as one: a list that goes on in the next part stands under one title. */
export function together(parts: readonly (readonly ExportSection[])[]): readonly ExportSection[] {
  const byTitle = new Map<string, ExportSection["rows"]>();
  for (const { title, rows } of parts.flat()) {
    byTitle.set(title, [...(byTitle.get(title) ?? []), ...rows]);
  }
  return [...byTitle].map(([title, rows]) => ({ title, rows }));
}
