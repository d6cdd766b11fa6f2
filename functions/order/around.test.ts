import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { aRule, COUNTING, countShop, START_MS } from "#functions/order/testing/countShop.ts";
import { aLine, aPromoter } from "#tests/fixtures.ts";
import { fen } from "#core/money.ts";
import type { Term } from "#core/people/post.ts";

const FIRST = { number: 1, shares: ["1 1000", "firstOrder 500"], bookedFen: 1_500 };
const later = (number: number) => ({ number, shares: ["1 300"], bookedFen: 300 });

describe("which of the buyer's orders it is", () => {
  /** A, B and C are made and paid an hour apart, in this order. */
  const PAID_MS = { A: START_MS, B: START_MS + HOUR_MS, C: START_MS + 2 * HOUR_MS };
  type Name = keyof typeof PAID_MS;
  const names: readonly Name[] = ["A", "B", "C"];
  const threeOrders = () => {
    const shop = countShop();
    for (const name of names) shop.made(name, PAID_MS[name]);
    return shop;
  };

  it.each<[string, string]>([
    ["as they were paid", "A B C"],
    ["the first one last", "B C A"],
    ["the other way round", "C B A"],
    ["the middle one last", "A C B"],
    ["each twice", "A A B B C C"],
    ["again and again, in any order", "C A C B A B C A B"],
  ])("follows the payments, when their notices come %s", async (_, told) => {
    const { tell, paid } = threeOrders();
    let nowMs = START_MS + DAY_MS;
    for (const name of told.split(" ")) {
      expect(await tell(name as Name, PAID_MS[name as Name], (nowMs += 60_000))).toMatchObject({
        ok: true,
      });
    }
    expect(names.map(paid)).toEqual([FIRST, later(2), later(3)]);
  });

  it.each([
    ["at once", ["A", "B"]],
    ["the other way round", ["B", "A"]],
  ])("is by its number where two are paid in one millisecond, told %s", async (_, told) => {
    const { made, tell, paid } = countShop();
    for (const name of ["A", "B"]) made(name, START_MS);
    for (const name of told) await tell(name, START_MS, START_MS + 10);
    expect([paid("A"), paid("B")]).toEqual([FIRST, later(2)]);
  });

  it("is by the payment, not by when the order was made", async () => {
    const { made, tell, paid } = countShop();
    made("A", START_MS);
    made("B", START_MS + 1);
    await tell("A", START_MS + 5 * DAY_MS, START_MS + 5 * DAY_MS); // It lay unpaid for long.
    expect(paid("A")).toEqual(FIRST);
    await tell("B", START_MS + 4 * DAY_MS, START_MS + 6 * DAY_MS);
    expect([paid("B"), paid("A")]).toEqual([FIRST, later(2)]);
  });

  it("is asked again of an order by a plan that counts, when the late payment's own did not", async () => {
    const plain = { ...COUNTING, overrides: [], components: {} };
    const { made, tell, paid } = countShop({ plans: [plain, COUNTING] });
    const countsFromMs = START_MS + 1_000_000;
    made("B", START_MS - 1); // Made before the other was paid, but paid after it.
    made("A", START_MS);
    await tell("B", countsFromMs, countsFromMs + 5);
    expect(paid("B")).toEqual(FIRST);
    await tell("A", START_MS, countsFromMs + 10);
    expect(paid("A")).toEqual({ number: null, shares: ["1 1000"], bookedFen: 1_000 });
    expect(paid("B")).toEqual(later(2));
  });

  it("counts what was paid under any plan, or none", async () => {
    const { made, tell, paid, documents } = countShop();
    const fromMs = START_MS + 1_000;
    documents.calendars.set("plans", {
      ...{ _id: "plans", rev: 1, versions: [{ planId: "p0", version: 1, fromMs }] },
    });
    made("A", START_MS);
    made("B", START_MS + 2_000);
    await tell("A", START_MS, START_MS);
    await tell("B", START_MS + 2_000, START_MS + 2_000);
    expect([paid("A").number, paid("B")]).toEqual([null, later(2)]);
  });
});

it.each<[string, object, string[]]>([
  ["counts, also told in the very moment", COUNTING, ["paid", "counted"]],
  ["does not count", { ...COUNTING, overrides: [], components: {} }, ["paid"]],
])(
  "a payment that we asked for waits until it is counted where the plan %s",
  async (_, plan, keys) => {
    const { made, tell, documents } = countShop({ plans: [plan] });
    made("A", START_MS);
    await tell("A", START_MS, START_MS + 10, "asking");
    expect(documents.cases.get("A")?.facts.map(({ key }) => key)).toEqual(keys);
    expect(documents.cases.get("A")?.waitingSinceMs).toBeNull();
  },
);

it("changes nothing by a payment told again, whoever holds what by then", async () => {
  const { made, tell, documents } = postShop();
  made("A", START_MS, SALE);
  await tell("A", START_MS, START_MS);
  const known = documents.cases.get("A");
  documents.posts.clear();
  for (let n = 1; n < 4; n++) await tell("A", START_MS, START_MS + n * DAY_MS);
  expect(documents.cases.get("A")).toEqual(known);
});

it("asks who holds a post as of the payment, however late its notice comes", async () => {
  const { made, tell, paid, documents } = postShop();
  made("A", START_MS, SALE);
  const post = documents.posts.get("region/330106")!;
  const ended = { ...post.holders[0]!, untilMs: START_MS + 1 };
  const next = { ...ended, promoterId: "X", fromMs: START_MS + 1, untilMs: null };
  documents.posts.set(post._id, { ...post, holders: [ended, next] });
  await tell("A", START_MS, START_MS + 10 * DAY_MS);
  expect(paid("A").shares).toContain("region 100");
  expect(documents.cases.get("A")?.schedule.map(({ promoterId }) => promoterId)).toContain("D");
});

const SALE = { region: "330106", store: "S1", storeStaff: "W" };
const SUPPLIED = [aLine("tea", 10_000, { supplier: "V", supplyFen: fen(4_000) })];

/** Agents of each level, a store with staff, a supplier. */
function postShop(components: object = EVERYTHING) {
  const shop = countShop({ plans: [{ ...COUNTING, overrides: [], components }] });
  const term = (promoterId: string): Term => ({
    ...{ promoterId, fromMs: 0, untilMs: null, by: "staff" },
  });
  for (const id of ["PR", "CI", "D", "H", "W", "V", "X"]) {
    shop.documents.promoters.set(id, aPromoter(id));
  }
  const posts = { "region/330000": "PR", "region/330100": "CI", "region/330106": "D" };
  for (const [_id, holder] of [...Object.entries(posts), ["store/S1", "H"] as const]) {
    const staff = _id === "store/S1" ? [term("W")] : [];
    shop.documents.posts.set(_id, { ...{ _id, rev: 1, holders: [term(holder)], staff } });
  }
  return shop;
}
const rules = { rules: [aRule(100)] };
const EVERYTHING = {
  ...{ firstOrder: rules, store: rules, storeStaff: rules, supply: {} },
  region: { province: rules, city: rules, district: rules },
};

describe("what a payment's notice costs, the plan in memory", () => {
  it.each<[string, object, object, string]>([
    ["no components", {}, {}, "2 requests, 1 documents"],
    ["no components, of a known store and address", {}, SALE, "2 requests, 1 documents"],
    ["the first order", { firstOrder: rules }, {}, "3 requests, 1 documents"],
    // A post and who holds it.
    ["a district's agent", { region: { district: rules } }, SALE, "4 requests, 1 documents"],
    ["agents of three levels", { region: EVERYTHING.region }, SALE, "8 requests, 1 documents"],
    ["an address unknown", { region: EVERYTHING.region }, {}, "2 requests, 1 documents"],
    ["the store", { store: rules }, SALE, "4 requests, 1 documents"],
    [
      "the store and its staff",
      { store: rules, storeStaff: rules },
      SALE,
      "5 requests, 1 documents",
    ],
    ["the store's staff alone", { storeStaff: rules }, SALE, "5 requests, 1 documents"],
    ["a supplier", { supply: {} }, {}, "3 requests, 1 documents"],
    // 2, the count 1, 4 posts, and 3 agents, the holder, the staff person and the supplier.
    ["everything", EVERYTHING, SALE, "13 requests, 1 documents"],
  ])("with %s", async (_, components, sale, expected) => {
    const { made, tell, cost } = postShop(components);
    made("warm", START_MS - DAY_MS, { buyerId: "U9", chain: [] });
    await tell("warm", START_MS - DAY_MS, START_MS - DAY_MS); // Reads the plan, once.
    made("A", START_MS, sale, SUPPLIED);
    expect(await cost(() => tell("A", START_MS, START_MS))).toBe(expected);
    expect(await cost(() => tell("A", START_MS, START_MS))).toBe("1 requests, 0 documents");
  });

  it("and each later order of the buyer that a late notice prices anew", async () => {
    const { made, tell, cost } = countShop();
    made("A", START_MS);
    made("B", START_MS + 1);
    await tell("B", START_MS + 1, START_MS + 1);
    // 3; the later cases 1; the order, its chain's 1 person, its writing, and one more look.
    expect(await cost(() => tell("A", START_MS, START_MS + 500))).toBe("8 requests, 2 documents");
    expect(await cost(() => tell("A", START_MS, START_MS + 600))).toBe("3 requests, 0 documents");
  });
});

it("pays everybody around an order what the plan says", async () => {
  const { made, tell, paid, documents } = postShop();
  made("A", START_MS, SALE, SUPPLIED);
  await tell("A", START_MS, START_MS);
  expect([...paid("A").shares].sort()).toEqual(
    [
      ...["1 1000", "firstOrder 100", "store 100", "storeStaff 100"],
      ...["region 100", "region 100", "region 100", "supply 4000"],
    ].sort(),
  );
  const people = documents.cases.get("A")?.schedule.map(({ promoterId }) => promoterId);
  expect([...new Set(people)].sort()).toEqual(["CI", "D", "H", "P", "PR", "V", "W"]);
});

it("pays a city without districts, and its province, once each", async () => {
  const { made, tell, paid, documents } = postShop({ region: EVERYTHING.region });
  documents.posts.set("region/441900", {
    ...documents.posts.get("region/330100")!,
    _id: "region/441900",
  });
  made("A", START_MS, { region: "441900" });
  await tell("A", START_MS, START_MS);
  expect(paid("A").shares).toEqual(["1 1000", "region 100"]);
});
