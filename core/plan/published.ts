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
    /** The errors that the declaration accepted, and the warnings that the publisher had read, by id. */
    readonly accepted?: readonly string[];
    readonly acknowledged?: readonly string[];
    /** It came from a log of the past: nobody read the warnings, and nobody was told before. */
    readonly pastLog?: true;
  };
  /** SHA-256 of the plan as canonical JSON. */
  readonly planHash?: string;
  /** The version that it was compared with, `<planId>@<version>`; null = none was in force before it. */
  readonly before?: string | null;
  /** Who signed its declaration, somebody else than who published it; left out where there is none. */
  readonly signed?: { readonly staffId: string; readonly name: string; readonly atMs: number };
  readonly seal: string;
};

/**
 * The text that the seal of a published plan covers: everything but the seal and `rev`. What a version of earlier days
 * does not have is left out, so that its seal still fits.
 */
export function sealedText(published: Omit<PublishedPlan, "seal" | "rev">): string {
  const { _id, plan, version, publishedAtMs, publishedBy, lint, planHash, before, signed } =
    published;
  return canonicalJson({
    ...{ _id, plan, version, publishedAtMs, publishedBy, lint },
    ...{ planHash, before, signed },
  });
}
