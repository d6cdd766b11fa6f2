import type { DraftHead } from "../../services/plans.ts";

type Kind = "unreadable" | "invalid" | "refused" | "unsigned" | "signed" | "warned" | "fine";
/** How far a draft is from being published, in one word, and of how many that is said. */
export type Standing = {
  readonly kind: Kind;
  readonly n: number;
  readonly theme: "danger" | "warning" | "success";
};

export function standingOf({ reading, signed }: Pick<DraftHead, "reading" | "signed">): Standing {
  if (reading.kind === "unreadable") return { kind: "unreadable", n: 0, theme: "danger" };
  if (reading.kind === "invalid") return { kind: "invalid", n: reading.faults, theme: "danger" };
  const { refusing, warnings, pack } = reading;
  if (refusing.length > 0) return { kind: "refused", n: refusing.length, theme: "danger" };
  if (pack === "declared") {
    return signed === null
      ? { kind: "unsigned", n: 0, theme: "warning" }
      : { kind: "signed", n: 0, theme: "success" };
  }
  return warnings.length > 0
    ? { kind: "warned", n: warnings.length, theme: "warning" }
    : { kind: "fine", n: 0, theme: "success" };
}
