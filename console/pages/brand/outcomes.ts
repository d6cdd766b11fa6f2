import type { LogRow } from "#contracts/staffLog.ts";

export const OUTCOME_THEMES: Readonly<
  Record<LogRow["state"], "default" | "success" | "warning" | "danger">
> = { open: "warning", done: "success", refused: "default", failed: "danger" };
