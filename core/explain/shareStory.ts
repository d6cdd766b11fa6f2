import { type Known, type PairedLine, tell } from "#core/explain/material.ts";
import { positionOf } from "#core/explain/position.ts";
import { pricingStory } from "#core/explain/pricingStory.ts";
import type { Ahead, Served } from "#core/explain/shown.ts";
import { STAFF_ONLY, type Told, type Sight } from "#core/explain/statement.ts";
import { isOutside, type Step } from "#core/explain/steps.ts";
import { type Fen, fen, NOTHING, shareFloor } from "#core/money.ts";

/** One share of one line: for what, by which rule, the arithmetic, what the caps cut, and what is left of it. */
export function shareStory(
  known: Known,
  step: Step,
  paired: PairedLine,
  all: readonly Step[],
): readonly Told[] {
  const { promoterId, rate, amountFen } = step;
  if (promoterId === null) return bannedStory(known, step);
  const sees: Sight = [promoterId];
  const who = known.whoOf(promoterId);
  return [
    tell(sees, { kind: "sharer", who, position: positionOf(rate) }),
    ...pricingStory(known, step, paired, sees),
    arithmetic(step, paired, sees),
    ...capStory(known, step, all, sees),
    tell(sees, { kind: "share", amountFen }),
  ];
}

/** A banned person's share stays with the brand. By a distance he is known; his own ban is his to read. */
function bannedStory({ chain, whoOf }: Known, { rate, amountFen }: Step): readonly Told[] {
  const id = rate.distance === null ? undefined : chain[rate.distance - 1];
  const who = id === undefined ? null : whoOf(id);
  const position = positionOf(rate);
  return [
    tell(id === undefined ? STAFF_ONLY : [id], { kind: "bannedShare", who, position }),
    tell(STAFF_ONLY, { kind: "room", amountFen }),
  ];
}

function arithmetic({ rate, baseFen, fullFen }: Step, { line }: PairedLine, sees: Sight): Told {
  const { rateBp, fixedFen } = rate;
  if (fixedFen === undefined) {
    return tell(sees, { kind: "rated", baseFen, rateBp, amountFen: fullFen });
  }
  const { paidFen } = line;
  return tell(sees, { kind: "fixed", fixedFen, baseFen, paidFen, amountFen: fullFen });
}

function capStory(known: Known, step: Step, all: readonly Step[], sees: Sight): readonly Told[] {
  const { baseFen, fullFen, afterLineFen, amountFen, roomFen, restFen } = step;
  const told: Told[] = [];
  if (afterLineFen < fullFen) {
    const before = all.filter((one) => one.line === step.line && one.n < step.n);
    const capped = before.filter((one) => !isOutside(one));
    const cut = { leftFen: afterLineFen, cutFen: fen(fullFen - afterLineFen) };
    const capBp = known.paid?.capBp ?? step.rate.rateBp;
    const capFen = shareFloor(baseFen, capBp);
    const ahead = aheadOf(step, capped, ofLine);
    const isSupplied = isOutside(step) || restFen < roomFen;
    told.push(
      isSupplied
        ? tell(sees, { kind: "suppliedFirst", ...cut })
        : tell(sees, { kind: "lineCap", baseFen, capBp, capFen, ahead, ...cut }),
      ...servedStory(known, isSupplied ? before : capped, ofLine),
    );
  }
  if (amountFen < afterLineFen) {
    const before = servedBefore(step, all);
    const ahead = aheadOf(step, before, ofOrder);
    const capFen = known.paid?.perOrderCapFen ?? amountFen;
    const cut = { leftFen: amountFen, cutFen: fen(afterLineFen - amountFen) };
    told.push(tell(sees, { kind: "orderCap", capFen, ahead, ...cut }));
    told.push(...servedStory(known, before, ofOrder));
  }
  return told.length > 0 || isOutside(step) ? told : [tell(sees, { kind: "uncut" })];
}

/** What a place takes of the line's room, and of the order's: the line's is given before the order's cap cuts. */
type Taken = (step: Step) => Fen;
const ofLine: Taken = ({ afterLineFen }) => afterLineFen;
const ofOrder: Taken = ({ amountFen }) => amountFen;

/** Those whom the order's cap served before: by place, within a place by line. */
const servedBefore = ({ place, n }: Step, all: readonly Step[]): readonly Step[] =>
  all.filter((one) => !isOutside(one) && (one.place < place || (one.place === place && one.n < n)));

/** The positions that took room before, each once: who sits there and what he got is his own affair. */
function aheadOf(step: Step, before: readonly Step[], taken: Taken): readonly Ahead[] {
  const ahead = new Map<string, Ahead>();
  for (const other of before) {
    if (taken(other) === NOTHING) continue;
    const one = { ...positionOf(other.rate), own: other.promoterId === step.promoterId };
    ahead.set(JSON.stringify(one), one);
  }
  return [...ahead.values()];
}

/** The same with names and amounts, each position once: for staff alone. */
function servedStory(known: Known, before: readonly Step[], taken: Taken): readonly Told[] {
  const served = new Map<string, Served>();
  for (const step of before) {
    if (taken(step) === NOTHING) continue;
    const who = step.promoterId === null ? null : known.whoOf(step.promoterId);
    const position = positionOf(step.rate);
    const key = JSON.stringify([who, position]);
    const amountFen = fen((served.get(key)?.amountFen ?? 0) + taken(step));
    served.set(key, { who, position, amountFen });
  }
  return served.size === 0 ? [] : [tell(STAFF_ONLY, { kind: "served", by: [...served.values()] })];
}
