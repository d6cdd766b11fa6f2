import { chinaMinute, yuan } from "#core/explain/amounts.ts";

/** A list of an export: each row an object with Chinese names, its values as people read them. */
export type ExportSection = {
  readonly title: string;
  readonly rows: readonly ExportRow[];
};
export type ExportRow = Readonly<Record<string, string>>;

/** An instant in China, or that there is none. */
export const told = (atMs: number | null | undefined): string =>
  atMs === null || atMs === undefined ? "无" : chinaMinute(atMs);
export const toldYuan = (fen: number | null): string => (fen === null ? "无" : `${yuan(fen)} 元`);
export const toldIf = (is: boolean): string => (is ? "是" : "否");

/** The lists that have rows, in their order. */
export const withRows = (sections: readonly ExportSection[]): readonly ExportSection[] =>
  sections.filter(({ rows }) => rows.length > 0);
