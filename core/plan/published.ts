import { canonicalJson } from "#core/canonicalJson.ts";
import type { Declaration, Pack, Plan } from "#core/plan/plan.ts";

/** A plan version as it was published: immutable, with what the linter said and who answers for it. */
export type PublishedPlan = {
  /** `<planId>@<version>` */
  readonly _id: string;
  readonly rev: number;
  readonly plan: Plan;
  readonly version: number;
  readonly publishedAtMs: number;
  readonly publishedBy: string;
  /** The linter's verdict, and a mark over all of the above that only the functions can make. */
  readonly lint: {
    readonly pack: Pack;
    readonly findings: readonly string[];
    readonly declaration: Declaration | null;
  };
  readonly seal: string;
};

/** The text that the seal of a published plan covers: everything but the seal and `rev`. */
export function sealedText(published: Omit<PublishedPlan, "seal" | "rev">): string {
  const { _id, plan, version, publishedAtMs, publishedBy, lint } = published;
  return canonicalJson({ _id, plan, version, publishedAtMs, publishedBy, lint });
}
