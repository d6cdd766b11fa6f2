import {
  appointed,
  type Appointment,
  areaOf,
  dismissed,
  emptyPost,
  HOLDERS_MAX,
  postIdOf,
  postRowOf,
  STAFF_MAX,
  STAFF_TERMS_MAX,
} from "#core/people/appoint.ts";
import {
  areaCode,
  holderAt,
  isStaffAt,
  type Post,
  postIdsOf,
  regionPostId,
  type Term,
} from "#core/people/post.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NOW = 1_000;
const A = aPromoter("A");
const term = (promoterId: string, fromMs: number, untilMs: number | null): Term => ({
  ...{ promoterId, fromMs, untilMs, by: "staff-1" },
});
const region = (...holders: Term[]): Post => ({ ...emptyPost("region/330106"), holders });
const store = (...staff: Term[]): Post => ({ ...emptyPost("store/S1"), staff });
const asked = (changes: Partial<Appointment> = {}): Appointment => ({
  ...{ promoterId: "A", role: "holder", fromMs: null, untilMs: null, by: "staff-2" },
  ...changes,
});
const codeOf = (result: ReturnType<typeof appointed>) =>
  result.ok ? "ok" : JSON.stringify(Object.values(result.error));

describe("an appointment", () => {
  it.each<[string, Post, Partial<Appointment>, string]>([
    ["of a free region, from now on", region(), {}, "ok"],
    ["from later on, until an instant", region(), { fromMs: 2_000, untilMs: 3_000 }, "ok"],
    ["of a region that somebody holds", region(term("B", 0, null)), {}, '["post_taken","B",null]'],
    [
      "within somebody's term",
      region(term("B", 0, 9_000)),
      { fromMs: 2_000, untilMs: 3_000 },
      '["post_taken","B",9000]',
    ],
    [
      "around somebody's later term",
      region(term("B", 2_000, 3_000)),
      {},
      '["post_taken","B",3000]',
    ],
    ["that ends as another begins", region(term("B", 2_000, null)), { untilMs: 2_000 }, "ok"],
    [
      "that ends just after",
      region(term("B", 2_000, null)),
      { untilMs: 2_001 },
      '["post_taken","B",null]',
    ],
    ["that begins as another ends", region(term("B", 0, 2_000)), { fromMs: 2_000 }, "ok"],
    [
      "that begins just before",
      region(term("B", 0, 2_000)),
      { fromMs: 1_999 },
      '["post_taken","B",2000]',
    ],
    ["over a term that was called off", region(term("B", 5_000, 5_000)), {}, "ok"],
    ["after somebody's end", region(term("B", 0, NOW)), {}, "ok"],
    [
      "of oneself to another end",
      region(term("A", 0, null)),
      { untilMs: 9_000 },
      '["post_taken","A",null]',
    ],
    ["from before now", region(), { fromMs: NOW - 1 }, '["term_in_past"]'],
    ["that ends as it begins", region(), { untilMs: NOW }, '["term_empty"]'],
    ["that ends before it begins", region(), { fromMs: 3_000, untilMs: 2_000 }, '["term_empty"]'],
    [
      "of a past and empty term, within another's",
      region(term("B", 0, null)),
      { fromMs: 10, untilMs: 10 },
      '["term_in_past"]',
    ],
    ["beside other staff", store(term("B", 0, null)), { role: "staff" }, "ok"],
    [
      "among the staff twice",
      store(term("A", 0, null)),
      { role: "staff", fromMs: 5_000 },
      '["post_taken","A",null]',
    ],
    [
      "of a holder, whoever works there",
      store(term("A", 0, null), term("B", 0, null)),
      { role: "holder" },
      "ok",
    ],
  ])("%s", (_, post, changes, expected) => {
    expect(codeOf(appointed(post, asked(changes), A, NOW))).toBe(expected);
  });

  it.each([
    ["nobody knows", null, '["promoter_unknown"]'],
    ["is banned", aPromoter("A", { bannedAtMs: NOW }), '["promoter_banned"]'],
    ["is to be banned only later", aPromoter("A", { bannedAtMs: NOW + 1 }), "ok"],
  ])("of somebody who %s", (_, promoter, expected) => {
    expect(codeOf(appointed(region(), asked(), promoter, NOW))).toBe(expected);
  });

  it("says who appointed, from when and until when", () => {
    const made = appointed(region(), asked({ untilMs: 9_000 }), A, NOW);
    expect(made).toMatchObject({
      value: { holders: [{ promoterId: "A", fromMs: NOW, untilMs: 9_000, by: "staff-2" }] },
    });
  });

  it.each<[string, Post, Partial<Appointment>, number]>([
    ["at once", region(term("A", NOW, null)), {}, NOW],
    ["later", region(term("A", NOW, null)), {}, NOW + 5],
    [
      "from a beginning that is past by now",
      region(term("A", 1_000, 8_000)),
      { fromMs: 1_000, untilMs: 8_000 },
      2_000,
    ],
    ["of staff", store(term("A", NOW, null)), { role: "staff" }, NOW + 5],
  ])("told again, %s, is the same one", (_, post, changes, nowMs) => {
    const again = appointed(post, asked(changes), A, nowMs);
    expect(again.ok && again.value).toBe(post);
  });

  it("puts holders in order of time, and staff in order of appointment", () => {
    const earlier = { fromMs: NOW, untilMs: 2_000 };
    const holders = appointed(region(term("B", 2_000, null)), asked(earlier), A, NOW);
    expect(holders.ok && holders.value.holders.map((one) => one.promoterId)).toEqual(["A", "B"]);
    const role = "staff";
    const staff = appointed(store(term("B", 2_000, null)), asked({ ...earlier, role }), A, NOW);
    expect(staff.ok && staff.value.staff.map((one) => one.promoterId)).toEqual(["B", "A"]);
  });

  it.each<[string, Post, Partial<Appointment>, string]>([
    [
      "as many as a store takes at a time",
      store(...Array.from({ length: STAFF_MAX }, (_, n) => term(`P${n}`, 0, null))),
      { role: "staff" },
      `["staff_full",${STAFF_MAX}]`,
    ],
    [
      "as many as a store's record takes",
      store(...Array.from({ length: STAFF_TERMS_MAX }, (_, n) => term(`P${n}`, 0, 1))),
      { role: "staff" },
      `["post_full",${STAFF_TERMS_MAX}]`,
    ],
    [
      "as many as a region's record takes",
      region(...Array.from({ length: HOLDERS_MAX }, (_, n) => term("B", n, n + 1))),
      {},
      `["post_full",${HOLDERS_MAX}]`,
    ],
  ])("is refused beyond %s", (_, post, changes, expected) => {
    expect(codeOf(appointed(post, asked(changes), A, NOW))).toBe(expected);
    const oneLess = { ...post, holders: post.holders.slice(1), staff: post.staff.slice(1) };
    expect(codeOf(appointed(oneLess, asked(changes), A, NOW))).toBe("ok");
  });
});

describe("a dismissal", () => {
  const dismissal = (atMs: number | null, promoterId = "A") =>
    ({ promoterId, role: "holder", by: "staff-3", atMs }) as const;
  const ends = (post: Post, atMs: number | null, nowMs = NOW) => {
    const result = dismissed(post, dismissal(atMs), nowMs);
    return result.ok ? result.value.holders.map(({ untilMs }) => untilMs) : result.error.code;
  };

  it.each<[string, Post, number | null, (number | null)[] | string]>([
    ["ends a term now", region(term("A", 0, null)), null, [NOW]],
    ["ends a term later", region(term("A", 0, null)), 5_000, [5_000]],
    ["ends a term sooner", region(term("A", 0, 9_000)), 5_000, [5_000]],
    ["never moves an end away", region(term("A", 0, 3_000)), 5_000, [3_000]],
    ["calls off what has not begun", region(term("A", 2_000, null)), null, [2_000]],
    [
      "ends all that is to come",
      region(term("A", 0, 2_000), term("A", 3_000, null)),
      null,
      [NOW, 3_000],
    ],
    ["leaves others alone", region(term("B", 0, 500), term("A", 500, null)), null, [500, NOW]],
    ["changes nothing for who is out", region(term("A", 0, 500)), null, [500]],
    ["does not reach into the past", region(term("A", 0, null)), NOW - 1, "term_in_past"],
    ["is of nobody who was never in", region(term("B", 0, null)), null, "post_not_held"],
  ])("%s", (_, post, atMs, expected) => {
    expect(ends(post, atMs)).toEqual(expected);
  });

  it("told again is the same one, and keeps who dismissed", () => {
    const once = dismissed(region(term("A", 0, null)), dismissal(null), NOW);
    if (!once.ok) throw new Error(once.error.code);
    expect(once.value.holders[0]).toMatchObject({ by: "staff-1", endedBy: "staff-3" });
    const again = dismissed(once.value, { ...dismissal(null), by: "staff-4" }, NOW + 5);
    expect(again.ok && again.value).toBe(once.value);
  });

  it("told again of what was called off before it began is the same one too", () => {
    const once = dismissed(region(term("A", 5_000, null)), dismissal(null), NOW);
    const again = once.ok && dismissed(once.value, { ...dismissal(null), by: "staff-4" }, NOW + 5);
    expect(again && again.ok && again.value).toBe(once.ok && once.value);
  });

  it("lets the next one begin at that very instant", () => {
    const out = dismissed(region(term("B", 0, null)), dismissal(null, "B"), NOW);
    if (!out.ok) throw new Error(out.error.code);
    const next = appointed(out.value, asked(), A, NOW);
    if (!next.ok) throw new Error(next.error.code);
    expect([NOW - 1, NOW].map((atMs) => holderAt(next.value, atMs))).toEqual(["B", "A"]);
  });

  it("ends a place among the staff, and only that", () => {
    const post = { ...store(term("A", 0, null)), holders: [term("A", 0, null)] };
    const out = dismissed(post, { ...dismissal(null), role: "staff" }, NOW);
    if (!out.ok) throw new Error(out.error.code);
    expect([isStaffAt(out.value, "A", NOW - 1), isStaffAt(out.value, "A", NOW)]).toEqual([
      true,
      false,
    ]);
    expect(holderAt(out.value, NOW)).toBe("A");
  });
});

describe("codes of regions", () => {
  it.each([
    ["330000", "province"],
    ["330100", "city"],
    ["330106", "district"],
    ["419001", "district"], // A county straight under its province.
    ["441900", "city"], // A city without districts.
    ["810000", "province"],
    ["330006", null], // A district of no city.
    ["000000", null],
    ["990000", null],
    ["33", null],
    ["3301060", null],
    ["33010a", null],
  ])("%s is a %s", (code, area) => {
    expect(areaOf(code)).toBe(area);
    expect(postIdOf({ region: code }).ok).toBe(area !== null);
  });

  it.each([
    ["330106", ["330000", "330100", "330106"]],
    ["110101", ["110000", "110100", "110101"]],
    ["441900", ["440000", "441900", null]],
    ["330000", ["330000", null, null]],
    ["330006", ["330000", null, null]],
  ])("an address in %s lies in each of its areas once", (address, expected) => {
    const areas = (["province", "city", "district"] as const).map((one) => areaCode(address, one));
    expect(areas).toEqual(expected);
    const ids = expected.flatMap((code) => (code === null ? [] : [regionPostId(code)]));
    expect(postIdsOf({ region: address, store: "S1" })).toEqual(["store/S1", ...ids]);
  });
});

it("shows a post with who holds it now, all who did, and whose of the staff are there", () => {
  const post = {
    ...store(term("C", 0, NOW), term("D", 0, null), term("E", 5_000, 5_000)),
    holders: [term("B", 0, NOW), term("A", NOW, null)],
  };
  expect(postRowOf(post, NOW)).toEqual({
    store: "S1",
    holder: "A",
    holders: post.holders,
    staff: [term("D", 0, null)],
  });
  expect(postRowOf(region(), NOW)).toMatchObject({
    region: "330106",
    area: "district",
    holder: null,
  });
});
