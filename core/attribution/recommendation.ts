import type { Fan } from "#core/attribution/fan.ts";

/** Whether codes that a person opens are recorded. */
export const isRecommended = (fan: Fan | null): boolean => fan?.offSinceMs === undefined;

/**
 * The fan after he turned recommendations on or off. Refusing never stands in the way of buying (个人信息保护法 16).
 *
 * - Off: what was recorded is forgotten, his binding ends at once under whatever policy, and no code is recorded any
 *   more, so that his orders from then on are the brand's. Orders that exist keep theirs: they carry their evidence,
 *   and the checkpoint keeps them from being asked about again (functions/order/owner.ts).
 * - On: codes count again from then on, as for somebody who has never opened one.
 * - Returns the same object when nothing changes.
 * - Source: docs/domain/attribution.md, "The switch".
 */
export function withRecommendation(fan: Fan, isOn: boolean, nowMs: number): Fan {
  if (isOn === isRecommended(fan)) return fan;
  const { offSinceMs: _offSinceMs, ...rest } = fan;
  return isOn ? rest : { ...touchesForgotten(rest, nowMs), offSinceMs: nowMs };
}

/** The fan without what was recorded of him: from now on he is the brand's. The switch stays as it is. */
export function touchesForgotten(fan: Fan, nowMs: number): Fan {
  const { touchedAtMs: _touchedAtMs, moves: _moves, cameAtMs: _cameAtMs, ...known } = fan;
  const { moveAskedAtMs: _askedAtMs, ...rest } = known;
  const { base, touches } = fan;
  const isKnown = base !== null && (base.owner !== null || base.lastPaidMs !== null);
  const isEmpty = touches.length === 0 && fan.touchedAtMs === undefined;
  if (isEmpty && !isKnown && fan.moves === undefined) return fan;
  const knownMs = [...touches.map(({ atMs }) => atMs), base?.asOfMs ?? nowMs];
  const asOfMs = Math.max(nowMs, ...knownMs);
  return { ...rest, base: { asOfMs, owner: null, lastPaidMs: null }, touches: [] };
}
