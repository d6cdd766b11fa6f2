import type { SheetProgress } from "../../services/sheets.ts";

type Job = Pick<SheetProgress, "state" | "faultCount" | "mode" | "counts">;

export const isMoving = ({ state }: Pick<Job, "state">): boolean =>
  state === "running" || state === "applying" || state === "undoing";

/** How many documents an import would write, or has written. */
export const writesOf = ({ counts }: Pick<Job, "counts">): number => counts.made + counts.changed;

/** Which of the four steps an import stands at. */
export function stepOf({ state, mode }: Pick<Job, "state" | "mode">): string {
  if (state === "running") return "upload";
  if (state === "previewed" || state === "cancelled") return "preview";
  if (state === "applying") return "write";
  if (state === "failed") return mode === null ? "upload" : "write";
  return "FINISH";
}

type Name =
  | ("reading" | "preview" | "faultsFirst" | "nothing" | "writing" | "undoing")
  | ("applied" | "appliedValid" | "undone" | "undoneSome" | "failed" | "cancelled");

/** Which sentence tells how an import stands, and whether it is a bad one. */
export function toldOf(job: Job): { readonly name: Name; readonly isBad: boolean } {
  const { state, faultCount, mode } = job;
  const good = (name: Name) => ({ name, isBad: false });
  const bad = (name: Name) => ({ name, isBad: true });
  if (state === "previewed") {
    if (faultCount > 0) return bad("faultsFirst");
    return good(writesOf(job) === 0 ? "nothing" : "preview");
  }
  if (state === "applied") return good(mode === "valid" ? "appliedValid" : "applied");
  if (state === "undone") return faultCount > 0 ? bad("undoneSome") : good("undone");
  if (state === "failed") return bad("failed");
  if (state === "applying") return good("writing");
  if (state === "undoing") return good("undoing");
  return good(state === "cancelled" ? "cancelled" : "reading");
}
