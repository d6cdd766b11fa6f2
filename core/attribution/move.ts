import { BRAND_NUMBER, type Fan, type Move, type Touch } from "#core/attribution/fan.ts";
import { type Folding, withTouch } from "#core/attribution/touches.ts";
import { err, ok, type Result } from "#core/result.ts";

/** So many proposals of one fan are kept; the log of the staff keeps all. */
export const MOVES_MAX = 20;

/** In order of precedence. */
export type ProposeMoveError = {
  readonly code: "fan_unrecommended" | "move_id_taken" | "move_open";
};

/**
 * The fan with a proposal of one of the staff, which changes nothing until another one decides it.
 *
 * - The same proposal again is no second one. Only one waits at a time.
 * - Who switched recommendations off is the brand's, and nobody can give him to somebody.
 * - Source: docs/domain/attribution.md, "Reassigned by the brand".
 */
export function proposeMove(
  fan: Fan,
  asked: Omit<Move, "decision">,
): Result<Fan, ProposeMoveError> {
  if (fan.offSinceMs !== undefined) return err({ code: "fan_unrecommended" });
  const moves = fan.moves ?? [];
  const known = moves.find(({ id }) => id === asked.id);
  if (known) return isSame(known, asked) ? ok(fan) : err({ code: "move_id_taken" });
  if (moves.some(({ decision }) => decision === null)) return err({ code: "move_open" });
  return ok({
    ...fan,
    moves: [...moves, { ...asked, decision: null }].slice(-MOVES_MAX),
    moveAskedAtMs: asked.askedAtMs,
  });
}

const isSame = (known: Move, asked: Omit<Move, "decision">): boolean =>
  known.by === asked.by &&
  known.toPromoterNumber === asked.toPromoterNumber &&
  known.reason === asked.reason;

/** In order of precedence. `touches_full`: fold, and come back with that, as `withTouch` says. */
export type DecideMoveError = {
  readonly code:
    | "move_unknown"
    | "move_decided"
    | "second_person_required"
    | "fan_unrecommended"
    | "touches_full";
};

/**
 * The fan after another of the staff decided. A yes is one more event of his history at that instant: it binds like an
 * opened code that every policy lets through, so that orders from then on are the new owner's and no earlier one is.
 */
export function decideMove(
  fan: Fan,
  id: string,
  decision: NonNullable<Move["decision"]>,
  folding: Folding | null,
): Result<Fan, DecideMoveError> {
  const move = fan.moves?.find((one) => one.id === id);
  if (!move) return err({ code: "move_unknown" });
  if (move.decision) {
    return move.decision.yes === decision.yes ? ok(fan) : err({ code: "move_decided" });
  }
  if (move.by === decision.by) return err({ code: "second_person_required" });
  const { moveAskedAtMs: _askedAtMs, ...rest } = fan;
  const moves = (fan.moves ?? []).map((one) => (one === move ? { ...one, decision } : one));
  const decided: Fan = { ...rest, moves };
  if (!decision.yes) return ok(decided);
  const moved = withTouch(decided, touchOf(move, decision.atMs), folding);
  if (moved.ok) return moved;
  const { code } = moved.error;
  if (code === "recommendation_off") return err({ code: "fan_unrecommended" });
  return code === "touch_repeated" ? ok(decided) : err({ code });
}

const touchOf = ({ toPromoterNumber }: Move, atMs: number): Touch => ({
  promoterNumber: toPromoterNumber ?? BRAND_NUMBER,
  ...{ channel: 0, campaign: 0, atMs, moved: true },
});
