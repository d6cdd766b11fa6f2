import { type Known, section, tell } from "#core/explain/material.ts";
import { type Sight, STAFF_ONLY, type Statement, type Told } from "#core/explain/statement.ts";
import { levelAt } from "#core/people/promoter.ts";
import { DISTANCES } from "#core/plan/plan.ts";

/** So many of the buyer's touches are told, the newest. */
const TOUCHES_MAX = 20;

/** Whose fan the buyer was when he made the order, by which touch, until when; and who stands where. */
export function bindingStory(known: Known): readonly Told[] {
  const { order, chain, facts, touches } = known;
  const [owner] = chain;
  const isMoved = facts.some(({ key }) => key.startsWith("owner/")) && order.chain[0] !== owner;
  const whose: Statement = order.selfPurchase
    ? { kind: "ownOrder" }
    : { kind: owner === undefined ? "brandsOwn" : "fanOfSomebody" };
  return section("binding", [
    tell("everyone", whose),
    ...(isMoved ? [tell("everyone", { kind: "ownerMoved" })] : []),
    ...touchStory(known),
    ...touches
      .slice(-TOUCHES_MAX)
      .map(({ touch: { promoterNumber, atMs }, verdict }) =>
        tell(STAFF_ONLY, { kind: "otherTouch", promoterNumber, atMs, verdict }),
      ),
    ...seatStory(known),
  ]);
}

/** The touch that made the binding in force; only whose fan he is, and staff, learn of it. */
function touchStory({ order, chain, channel, whoOf }: Known): readonly Told[] {
  const { evidence } = order;
  const [owner] = chain;
  if (!evidence || evidence.promoterId !== owner) return [];
  const { boundAtMs, untilMs, channel: index, campaign, moved } = evidence;
  const sees: Sight = [owner];
  const term = (who: Sight) =>
    tell(who, { kind: "binding", fromMs: boundAtMs, untilMs, orderedAtMs: order.createdAtMs });
  if (moved) {
    const told = tell(sees, { kind: "touch", who: whoOf(owner), atMs: boundAtMs, moved });
    return [told, term(sees)];
  }
  const by = index === undefined ? {} : { channel: index === 0 ? null : channel };
  const of = campaign === undefined ? {} : { campaign: campaign === 0 ? null : campaign };
  return [
    tell(sees, { kind: "touch", who: whoOf(owner), atMs: boundAtMs, ...by, ...of }),
    term(sees),
  ];
}

function seatStory({ order, paid, chain, promoters, whoOf }: Known): readonly Told[] {
  return DISTANCES.flatMap((distance): readonly Told[] => {
    const id = chain[distance - 1];
    if (id === undefined) return [];
    const promoter = promoters.find(({ _id }) => _id === id);
    const level = promoter ? levelAt(promoter, paid?.successAtMs ?? order.createdAtMs) : null;
    const isBuyer = id === order.buyerId;
    return [tell([id], { kind: "seat", who: whoOf(id), distance, level, isBuyer })];
  });
}
