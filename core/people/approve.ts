import { assert } from "#core/assert.ts";
import {
  INTRODUCERS_MAX,
  levelAt,
  type Application,
  type Promoter,
} from "#core/people/promoter.ts";
import { err, ok, type Result } from "#core/result.ts";

/** What staff decide about an application. */
export type Approval = {
  readonly promoterId: string;
  /** Who brought him; null = nobody, he came by himself. */
  readonly introducerId: string | null;
  /** His level from the first moment on; null = none. */
  readonly level: string | null;
};

/** What is known about the persons of an approval. */
export type ApprovalView = {
  readonly promoter: Promoter | null;
  readonly application: Application | null;
  readonly introducer: Promoter | null;
};

/** In order of precedence: when several apply, the first is returned. Tests keep this order. */
export type ApprovalError =
  | { readonly code: "promoter_banned" }
  | { readonly code: "promoter_exists" }
  | { readonly code: "application_unknown" }
  | { readonly code: "introducer_unknown" };

/**
 * Whether somebody may be approved.
 *
 * - Returns the promoter where just this was decided before; null where he is still to be approved.
 * - A banned introducer counts: who brought whom is history, and a ban only ends his pay.
 * - Source: docs/domain/plans.md, "Promoters".
 */
export function examine(
  { promoter, application, introducer }: ApprovalView,
  approval: Approval,
): Result<Promoter | null, ApprovalError> {
  if (promoter) {
    if (promoter.bannedAtMs !== null) return err({ code: "promoter_banned" });
    return isSameApproval(promoter, approval) ? ok(promoter) : err({ code: "promoter_exists" });
  }
  if (!application) return err({ code: "application_unknown" });
  const { promoterId, introducerId } = approval;
  if (introducerId !== null && (!introducer || introducerId === promoterId)) {
    return err({ code: "introducer_unknown" });
  }
  return ok(null);
}

/**
 * The promoter whom an approval makes.
 *
 * - `number`: his own, never given before. It is larger than his introducer's, who was approved
 *   before him, so no chain of introducers can ever run in a circle.
 */
export function newPromoter(
  { promoterId, level }: Approval,
  introducer: Promoter | null,
  number: number,
  atMs: number,
): Promoter {
  assert(!introducer || introducer.number < number, `introducer after promoter ${number}`);
  return {
    _id: promoterId,
    rev: 0,
    number,
    introducerIds: introducer
      ? [introducer._id, ...introducer.introducerIds].slice(0, INTRODUCERS_MAX)
      : [],
    levels: level === null ? [] : [{ level, fromMs: atMs }],
    approvedAtMs: atMs,
    bannedAtMs: null,
    banReason: null,
  };
}

const isSameApproval = (promoter: Promoter, { introducerId, level }: Approval): boolean =>
  (promoter.introducerIds[0] ?? null) === introducerId &&
  levelAt(promoter, promoter.approvedAtMs) === level;
