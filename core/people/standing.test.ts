import { isBannedAt, levelAt } from "#core/people/promoter.ts";
import { rowOf } from "#core/people/row.ts";
import {
  LEVELS_MAX,
  standingRefusal,
  withBan,
  withLeave,
  withLevel,
} from "#core/people/standing.ts";
import { DAY_MS } from "#core/time.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NOON_MS = Date.parse("2026-03-01T12:00:00+08:00");
const MIDNIGHT_MS = Date.parse("2026-03-02T00:00:00+08:00");
const gold = aPromoter("A", { levels: [{ level: "gold", fromMs: 0 }] });

it("has a level in force from the next midnight in China", () => {
  const promoter = withLevel(gold, "silver", NOON_MS);
  expect(levelAt(promoter, MIDNIGHT_MS - 1)).toBe("gold");
  expect(levelAt(promoter, MIDNIGHT_MS)).toBe("silver");
  expect(rowOf(promoter, NOON_MS)).toMatchObject({
    level: "gold",
    nextLevel: { level: "silver", fromMs: MIDNIGHT_MS },
  });
});

it("replaces a change of the same day", () => {
  const promoter = withLevel(withLevel(gold, "silver", NOON_MS), "bronze", NOON_MS + 1);
  expect(promoter.levels).toEqual([...gold.levels, { level: "bronze", fromMs: MIDNIGHT_MS }]);
});

it("takes a change back when the present level is set again", () => {
  expect(withLevel(withLevel(gold, "silver", NOON_MS), "gold", NOON_MS).levels).toEqual(
    gold.levels,
  );
});

it("returns the same promoter when nothing changes", () => {
  expect(withLevel(gold, "gold", NOON_MS)).toBe(gold);
  const silver = withLevel(gold, "silver", NOON_MS);
  expect(withLevel(silver, "silver", NOON_MS + 1)).toBe(silver);
});

it("drops the oldest levels when there are too many", () => {
  let promoter = gold;
  for (let day = 0; day < LEVELS_MAX + 5; day++) {
    promoter = withLevel(promoter, `level${day}`, NOON_MS + day * DAY_MS);
  }
  expect(promoter.levels).toHaveLength(LEVELS_MAX);
  expect(promoter.levels.at(-1)?.level).toBe(`level${LEVELS_MAX + 4}`);
});

it("bans at once, and a second ban changes nothing", () => {
  const banned = withBan(gold, "假单", NOON_MS);
  expect([isBannedAt(banned, NOON_MS - 1), isBannedAt(banned, NOON_MS)]).toEqual([false, true]);
  expect(withBan(banned, "again", NOON_MS + 1)).toBe(banned);
  expect(rowOf(banned, NOON_MS)).toMatchObject({ state: "banned", banReason: "假单" });
});

it("leaves at once and without blame, unless he was banned before", () => {
  const left = withLeave(gold, NOON_MS);
  expect([isBannedAt(left, NOON_MS - 1), isBannedAt(left, NOON_MS)]).toEqual([false, true]);
  expect(left).toMatchObject({ hasLeft: true, banReason: "本人注销账户" });
  expect(withLeave(left, NOON_MS + 1)).toBe(left);
  const banned = withBan(gold, "假单", NOON_MS);
  expect(withLeave(banned, NOON_MS + 1)).toBe(banned);
  expect([gold, left, banned].map((one) => standingRefusal(one, NOON_MS)?.code)).toEqual([
    ...[undefined, "promoter_left", "promoter_banned"],
  ]);
  expect(standingRefusal(left, NOON_MS - 1)).toBe(null);
});
