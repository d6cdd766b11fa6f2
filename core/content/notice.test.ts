import {
  audienceKey,
  audienceOf,
  audiencesAt,
  isShownTo,
  type NoticeAudience,
} from "#core/content/notice.ts";
import { aNotice } from "#core/content/testing/content.ts";
import { aPromoter } from "#tests/fixtures.ts";

it.each<[NoticeAudience, string]>([
  [{ kind: "all" }, "all"],
  [{ kind: "promoters" }, "promoters"],
  [{ kind: "level", level: "gold/1" }, "level/gold/1"],
  [{ kind: "promoter", promoterId: "oA" }, "promoter/oA"],
])("%j is found by %s, and read back", (audience, key) => {
  expect(audienceKey(audience)).toBe(key);
  expect(audienceOf(key)).toEqual(audience);
});

it("tells to whom somebody belongs now", () => {
  const levels = [
    { level: "silver", fromMs: 0 },
    { level: "gold", fromMs: 10 },
  ];
  const promoter = aPromoter("A", { levels });
  expect(audiencesAt("A", null, 5)).toEqual(["all"]);
  expect(audiencesAt("A", aPromoter("A"), 5)).toEqual(["all", "promoters", "promoter/A"]);
  expect(audiencesAt("A", promoter, 5)).toContain("level/silver");
  expect(audiencesAt("A", promoter, 10)).toEqual([
    ...["all", "promoters", "level/gold", "promoter/A"],
  ]);
  const banned = { ...promoter, bannedAtMs: 8 };
  expect(audiencesAt("A", banned, 8)).toEqual(["all", "promoter/A"]);
});

it.each<[string, object, boolean]>([
  ["to everybody", {}, true],
  ["to somebody else", { to: "promoter/B" }, false],
  ["that is to come", { fromMs: 6 }, false],
  ["that begins now", { fromMs: 5 }, true],
  ["that was taken back", { endedAtMs: 4 }, false],
])("a notice %s: shown = %s", (_, changes, isShown) => {
  expect(isShownTo(aNotice("N", changes), ["all", "promoter/A"], 5)).toBe(isShown);
});
