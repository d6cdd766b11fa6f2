import { orderState } from "#core/commission/case.ts";
import { receivedFact } from "#core/commission/facts.ts";
import { concerned, type Known, section, tell } from "#core/explain/material.ts";
import { STAFF_ONLY, type Told } from "#core/explain/statement.ts";

/** The order itself: when, how far, and what of it nobody earns by. */
export function headStory(known: Known): readonly Told[] {
  const { order, facts, paid, chain } = known;
  const { buyerId, totalFen, freightFen, createdAtMs } = order;
  const gifts = order.lines.filter(({ gift }) => gift);
  return section("order", [
    tell("everyone", {
      ...{ kind: "orderTimes", state: orderState(known.case), createdAtMs },
      paidAtMs: paid?.successAtMs ?? null,
      receivedAtMs: receivedFact(facts)?.receivedAtMs ?? null,
    }),
    tell(STAFF_ONLY, { kind: "buyer", buyerId, totalFen, freightFen }),
    ...concerned(order, known.case).map((id) =>
      tell(STAFF_ONLY, { kind: "identity", who: known.whoOf(id) }),
    ),
    tell("everyone", { kind: "leftOut" }),
    ...gifts.map(({ sku }) => tell(chain, { kind: "gift", sku })),
  ]);
}

/** Which version priced the order, who published it when, and its caps. */
export function planStory({ paid, plan }: Known): readonly Told[] {
  if (!paid) return [];
  if (!paid.plan) return section("plan", [tell("everyone", { kind: "noPlan" })]);
  const found = plan && "published" in plan ? plan : null;
  const published = found?.published ?? null;
  const { capBp, perOrderCapFen } = paid;
  const declaration = published?.lint.declaration;
  return section("plan", [
    tell("everyone", {
      kind: "plan",
      ...paid.plan,
      publishedAtMs: published?.publishedAtMs ?? null,
      fromMs: found?.fromMs ?? null,
      pack: published?.lint.pack ?? null,
    }),
    ...(published
      ? [
          tell(STAFF_ONLY, {
            ...{ kind: "publisher", by: published.publishedBy },
            findings: published.lint.findings,
          }),
        ]
      : []),
    ...(declaration
      ? [
          tell(STAFF_ONLY, {
            ...{ kind: "declaration", by: declaration.by, counsel: declaration.counsel },
          }),
        ]
      : []),
    tell("everyone", { kind: "caps", capBp, perOrderCapFen }),
  ]);
}
