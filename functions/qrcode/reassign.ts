import type {
  DecideReassignment,
  ProposeReassignment,
  Reassignment,
  ReassignmentList,
  Reassignments,
} from "#contracts/reassign.ts";
import type { Fan, Move } from "#core/attribution/fan.ts";
import {
  decideMove,
  type DecideMoveError,
  proposeMove,
  type ProposeMoveError,
} from "#core/attribution/move.ts";
import type { Folding } from "#core/attribution/touches.ts";
import { standingRefusal } from "#core/people/standing.ts";
import { err, ok, type Result } from "#core/result.ts";
import { bindingOf } from "#functions/shared/attribution.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { foldingOf } from "#functions/qrcode/scan.ts";
import type { Deps } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

type Unknown = { readonly code: "fan_unknown" };
/** In order of precedence. */
type ToWhom = {
  readonly code: "promoter_unknown" | "promoter_banned" | "promoter_left" | "move_to_self";
};
type ProposeError = Unknown | ToWhom | ProposeMoveError | { readonly code: "move_same" };

/** One of the staff proposes that somebody is another's fan from now on; nothing changes yet. 4 requests, 1 document. */
export async function proposeReassignment(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { proposalId: id, fanId, toPromoterNumber, reason }: ProposeReassignment,
): Promise<Result<Reassignment, ProposeError>> {
  const view = await deps.reads.fanView(fanId);
  if (!view.fan) return err({ code: "fan_unknown" });
  const refusal = await refusalOf(deps, toPromoterNumber, fanId, nowMs);
  if (refusal) return err(refusal);
  const binding = await bindingOf(deps, view, nowMs);
  const isKnown = view.fan.moves?.some((move) => move.id === id) ?? false;
  const isSame = (binding?.promoterNumber ?? null) === toPromoterNumber;
  if (isSame && !isKnown) return err({ code: "move_same" });
  const asked = { id, toPromoterNumber, reason, by, askedAtMs: nowMs };
  const changed = await deps.store.change("fans", fanId, (fan): Result<Fan, ProposeError> =>
    fan ? proposeMove(fan, asked) : err({ code: "fan_unknown" }),
  );
  return changed.ok ? ok(shownMove(changed.value, id)) : changed;
}

/** Why somebody cannot have this fan; null = he can. The brand can have anybody. 1 request, or none. */
async function refusalOf(
  { reads }: Deps,
  toPromoterNumber: number | null,
  fanId: string,
  nowMs: number,
): Promise<ToWhom | null> {
  if (toPromoterNumber === null) return null;
  const [promoter] = await reads.promotersNumbered([toPromoterNumber]);
  if (!promoter) return { code: "promoter_unknown" };
  const refusal = standingRefusal(promoter, nowMs);
  if (refusal) return refusal;
  return promoter._id === fanId ? { code: "move_to_self" } : null;
}

type DecideError =
  Unknown | ToWhom | { readonly code: Exclude<DecideMoveError["code"], "touches_full"> };

/** Another one decides. A yes counts from now on. 3 requests, 1 document; some more where it has to fold. */
export async function decideReassignment(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { proposalId, fanId, yes }: DecideReassignment,
): Promise<Result<Reassignment, DecideError>> {
  const known = await deps.store.get("fans", fanId);
  const move = known?.moves?.find(({ id }) => id === proposalId);
  if (!known || !move) return err({ code: known ? "move_unknown" : "fan_unknown" });
  if (yes && move.decision === null) {
    const refusal = await refusalOf(deps, move.toPromoterNumber, fanId, nowMs);
    if (refusal) return err(refusal);
  }
  const decide = (folding: Folding | null) =>
    deps.store.change(
      "fans",
      fanId,
      (fan): Result<Fan, Unknown | DecideMoveError> =>
        fan
          ? decideMove(fan, proposalId, { by, atMs: nowMs, yes }, folding)
          : err({ code: "fan_unknown" }),
      folding ? undefined : { document: known },
    );
  const first = await decide(null);
  const isFull = !first.ok && first.error.code === "touches_full";
  const changed = isFull ? await decide(await foldingOf(deps, fanId)) : first;
  if (changed.ok) return ok(shownMove(changed.value, proposalId));
  const { code } = changed.error;
  if (code === "touches_full") throw new BusyError(`fans/${fanId}`);
  return err({ code });
}

/** What waits for a second person, the longest waiting first. 1 request. */
export async function listReassignments(
  { reads }: Deps,
  _: StaffCall,
  { cursor, limit }: Reassignments,
): Promise<Result<ReassignmentList, never>> {
  const fans = await reads.fansWithMove(readPlace(cursor), limit);
  const last = fans.at(-1);
  return ok({
    reassignments: fans.flatMap((fan) =>
      (fan.moves ?? []).filter(({ decision }) => decision === null).map((one) => shown(fan, one)),
    ),
    nextCursor:
      fans.length < limit || !last
        ? null
        : placeText({ atMs: last.moveAskedAtMs ?? 0, id: last._id }),
  });
}

const shown = ({ _id: fanId }: Fan, { id: proposalId, ...move }: Move): Reassignment => ({
  ...{ proposalId, fanId, ...move },
});

function shownMove(fan: Fan, id: string): Reassignment {
  const move = fan.moves?.find((one) => one.id === id);
  if (!move) throw new Error(`${fan._id} has no proposal ${id}`);
  return shown(fan, move);
}
