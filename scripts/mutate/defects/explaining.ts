import type { Defect } from "#scripts/mutate/defect.ts";

const BINDING = "core/explain/bindingStory.ts";
const HEAD = "core/explain/headStory.ts";
const SHARE = "core/explain/shareStory.ts";
const MONEY = "core/explain/moneyStory.ts";
const STEPS = "core/explain/steps.ts";

/** Defects in what an explanation says, and to whom. */
export const EXPLAINING: readonly Defect[] = [
  {
    file: BINDING,
    find: "const sees: Sight = [owner];",
    replace: 'const sees: Sight = "everyone";',
    says: "everybody reads whose touch bound the buyer",
  },
  {
    file: BINDING,
    find: 'tell(STAFF_ONLY, { kind: "otherTouch"',
    replace: 'tell(known.chain, { kind: "otherTouch"',
    says: "promoters read of others' touches",
  },
  {
    file: BINDING,
    find: 'tell([id], { kind: "seat"',
    replace: 'tell(chain, { kind: "seat"',
    says: "promoters read who else stands above the buyer",
  },
  {
    file: HEAD,
    find: 'tell(STAFF_ONLY, { kind: "buyer"',
    replace: 'tell(chain, { kind: "buyer"',
    says: "promoters read who the buyer is",
  },
  {
    file: HEAD,
    find: 'tell(STAFF_ONLY, { kind: "identity"',
    replace: 'tell("everyone", { kind: "identity"',
    says: "promoters read the ids of all who earn",
  },
  {
    file: SHARE,
    find: "const sees: Sight = [promoterId];",
    replace: 'const sees: Sight = "everyone";',
    says: "everybody reads what everybody earns",
  },
  {
    file: SHARE,
    find: 'tell(STAFF_ONLY, { kind: "served"',
    replace: 'tell(known.chain, { kind: "served"',
    says: "promoters read what others took of the cap",
  },
  {
    file: SHARE,
    find: 'tell(id === undefined ? STAFF_ONLY : [id], { kind: "bannedShare"',
    replace: 'tell("everyone", { kind: "bannedShare"',
    says: "everybody reads who is banned",
  },
  {
    file: SHARE,
    find: "    arithmetic(step, paired, sees),\n",
    replace: "",
    says: "the arithmetic of a share is skipped",
  },
  {
    file: SHARE,
    find: "if (amountFen < afterLineFen) {",
    replace: "if (amountFen < 0) {",
    says: "the order's cap is not told",
  },
  {
    file: SHARE,
    find: "one.place === place && one.n < n",
    replace: "one.place === place && one.n > n",
    says: "who was served before is who comes after",
  },
  {
    file: STEPS,
    find: "orderRoomFen = fen(orderRoomFen - amountFen);",
    replace: "",
    says: "the room of the order is told as if nobody had taken of it",
  },
  {
    file: STEPS,
    find: "if (isOutside(step)) continue;",
    replace: "",
    says: "a supply price is told as cut by the order's cap",
  },
  {
    file: "core/explain/story.ts",
    find: "...stepsFinding(steps, shares)",
    replace: "",
    says: "shares that differ from what is owed are not told",
  },
  {
    file: "core/explain/story.ts",
    find: "sees.includes(reader.promoterId)",
    replace: "sees.length > 0",
    says: "a promoter reads what is meant for another",
  },
  {
    file: "core/explain/lineStory.ts",
    find: "position.distance === null ? STAFF_ONLY : [promoterId]",
    replace: "[promoterId]",
    says: "who earns by a post reads of goods that pay him nothing",
  },
  {
    file: "core/explain/lineStory.ts",
    find: "if (index === priced) takenFen = partFen;",
    replace: "takenFen = fen(takenFen + partFen);",
    says: "a refund of another line is told as this line's",
  },
  {
    file: MONEY,
    find: "tell(STAFF_ONLY, asked)",
    replace: "tell([promoterId], asked)",
    says: "a correction is told before it is decided",
  },
  {
    file: MONEY,
    find: 'tell(STAFF_ONLY, { kind: "hold", reason',
    replace: 'tell("everyone", { kind: "hold", reason',
    says: "everybody reads why an order is held",
  },
  {
    file: MONEY,
    find: "...booksFinding(known, id, owed.get(id) ?? NOTHING).map",
    replace: "...booksFinding(known, id, owed.get(id) ?? NOTHING).slice(2).map",
    says: "books that differ are not told",
  },
  {
    file: "core/explain/unpaidStory.ts",
    find: "const sees = id === undefined ? STAFF_ONLY : [id];",
    replace: "const sees = chain;",
    says: "everybody reads why another got nothing",
  },
  {
    file: "core/explain/triedRules.ts",
    find: "specificity(best.rule) >= specificity(one.rule)",
    replace: "specificity(best.rule) < specificity(one.rule)",
    says: "the explanation lets the least specific rule win",
  },
  {
    file: "core/explain/pricingStory.ts",
    find: "lost.length > LOST_MAX",
    replace: "lost.length > 1_000",
    says: "rules beyond the tenth are not counted",
  },
  {
    file: "core/explain/amounts.ts",
    find: "const CHINA_OFFSET_MS = 8 * HOUR_MS;",
    replace: "const CHINA_OFFSET_MS = 0 * HOUR_MS;",
    says: "minutes are told in UTC",
  },
];
