import type { Verdict } from "#core/plan/verdict.ts";
import type { LintReply } from "../../services/commissionPlans.ts";
import { placeIn } from "./planForm.ts";

export type Finding = LintReply["findings"][number];
type Issue = { readonly path: string; readonly message: string };

/** Something that is said of a place of a draft: a fault of the writing, or what the linter found. */
export type Remark = {
  readonly kind: "fault" | "error" | "warning" | "accepted";
  /** "E102"; "" for a fault. */
  readonly id: string;
  /** As the JSON side names it: "rates.0.rateBp". */
  readonly place: string;
  /** The sentence of a fault; a finding has its own in both languages. */
  readonly message: string;
  readonly finding: Finding | null;
};

export const SECTIONS = [
  ...["basics", "rates", "overrides", "components", "periods"],
  ...["caps", "attribution", "withdrawal", "programme"],
] as const;
export type SectionName = (typeof SECTIONS)[number];
const PART_OF: Readonly<Record<string, SectionName>> = {
  ...{ capBp: "caps", perOrderCapFen: "caps", capOrder: "caps", freezeDays: "caps" },
  ...{ noReceiptDays: "caps", noticeDays: "caps", rates: "rates", overrides: "overrides" },
  ...{ components: "components", periods: "periods", attribution: "attribution" },
  ...{ withdrawal: "withdrawal", programme: "programme" },
};

/** The part of the form that a place stands in. */
export const sectionOf = (place: string): SectionName =>
  PART_OF[place.split(".")[0] ?? ""] ?? "basics";

/** Faults of the writing, in the order of the function. */
export const faultsOf = (issues: readonly Issue[]): readonly Remark[] =>
  issues.map(({ path, message }) => ({
    ...{ kind: "fault", id: "", place: placeIn(path), message, finding: null },
  }));

/** What the linter found: what stops publishing first, then what somebody answers for, then what must be read. */
export function findingsOf({ findings, refusing, accepted }: LintReply): readonly Remark[] {
  const stops: readonly string[] = refusing;
  const answered: readonly string[] = accepted;
  const kindOf = (id: string): Remark["kind"] =>
    stops.includes(id) ? "error" : answered.includes(id) ? "accepted" : "warning";
  const rank = { fault: 0, error: 1, accepted: 2, warning: 3 };
  return findings
    .map((finding): Remark => {
      const { id, path } = finding;
      return { kind: kindOf(id), id, place: placeIn(path), message: "", finding };
    })
    .sort((a, b) => rank[a.kind] - rank[b.kind]);
}

/** How many there are of each kind. */
export const countOf = (remarks: readonly Remark[], kind: Remark["kind"]): number =>
  remarks.filter((one) => one.kind === kind).length;

/** What a declaration would have to accept: the errors that somebody may answer for, accepted already or not. */
export const toAccept = ({ refusing, accepted }: Verdict, never: readonly string[]) => ({
  accepts: [...accepted, ...refusing].filter((id) => !never.includes(id)),
  never: refusing.filter((id) => never.includes(id)),
});

/** What no declaration can accept, as docs/domain/law.md lists it. */
export const NEVER_ACCEPTED = ["E110", "E111", "E120", "E121", "E122", "E199"];
