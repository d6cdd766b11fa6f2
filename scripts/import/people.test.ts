import { DAY_MS } from "#core/time.ts";
import { inventPeople, usualPromoters } from "./people.ts";

const START_MS = Date.parse("2026-01-01T10:00:00+08:00");
const orders = Array.from({ length: 2_000 }, (_, at) => ({
  id: `O${at}`,
  buyer: at === 0 ? "P01" : `U${at}`,
  atMs: START_MS + at * 60_000,
  lines: [],
}));

it.each([
  [0, 0],
  [1, 1],
  [11, 1],
  [302, 25],
])("wants for %i customers %i promoters", (customers, promoters) => {
  expect(usualPromoters(customers)).toBe(promoters);
});

it("mixes customers of nobody, lapsed scans, two promoters' fans, and plain ones", () => {
  const { scans } = inventPeople(orders, 1, 20);
  const firstMs = new Map(orders.map(({ buyer, atMs }) => [buyer, atMs]));
  const byFan = new Map<string, number>();
  for (const { fan } of scans) byFan.set(fan, (byFan.get(fan) ?? 0) + 1);
  const before = scans.map(({ fan, atMs }) => (firstMs.get(fan) ?? 0) - atMs);
  expect(Math.min(...before)).toBeGreaterThan(0);
  expect(Math.max(...before)).toBeLessThanOrEqual(14 * DAY_MS);
  const lapsed = before.filter((ms) => ms > 7 * DAY_MS).length;
  const rivals = [...byFan.values()].filter((own) => own === 2).length;
  expect(orders.length - byFan.size).toBeGreaterThan(400); // 500 expected
  expect(orders.length - byFan.size).toBeLessThan(600);
  expect(lapsed).toBeGreaterThan(140); // 200 expected
  expect(rivals).toBeGreaterThan(130); // 200 less those where one promoter was drawn twice
});

it("makes chains of introducers, each of whom joined earlier, and before any scan", () => {
  const { promoters, scans, planAtMs } = inventPeople(orders, 1, 20);
  const joinedMs = new Map(promoters.map(({ id, atMs }) => [id, atMs]));
  const introducerOf = new Map(promoters.map(({ id, introducer }) => [id, introducer]));
  for (const { introducer, atMs } of promoters) {
    expect(atMs).toBeGreaterThan(planAtMs);
    if (introducer !== null) expect(joinedMs.get(introducer)).toBeLessThan(atMs);
  }
  const firstScanMs = Math.min(...scans.map(({ atMs }) => atMs));
  expect(Math.max(...joinedMs.values())).toBeLessThan(firstScanMs);
  const isChained = ({ introducer }: { introducer: string | null }) =>
    introducer !== null && introducerOf.get(introducer) !== null;
  expect(promoters.some(isChained)).toBe(true);
  expect(promoters.some(({ introducer }) => introducer === null)).toBe(true);
});

it("gives no promoter a customer's id", () => {
  const { promoters } = inventPeople(orders, 1, 20);
  expect(promoters[0]?.id).toBe("PP01");
  expect(new Set(promoters.map(({ id }) => id)).size).toBe(20);
});

it("invents for a customer the same whoever else is in the file", () => {
  const all = inventPeople(orders, 1, 20);
  const some = inventPeople(orders.slice(0, 500), 1, 20);
  const ofFan = (people: typeof all) => people.scans.filter(({ fan }) => fan === "U77");
  expect(ofFan(some)).toEqual(ofFan(all));
});
