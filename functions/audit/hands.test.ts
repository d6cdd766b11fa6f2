import { memoryDeps } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { removalNote } from "#core/audit/census.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { auditHands } from "#functions/audit/hands.ts";
import { auditWholeNight } from "#functions/audit/wholeNight.ts";
import { aPromoter } from "#tests/fixtures.ts";

/** Goal: who takes something away takes the counts away with it in vain, and an emptied calendar is no empty one. */
const FIRST_MS = Date.parse("2026-03-02T03:10:00+08:00");

function aShop() {
  const memory = emptyMemory();
  const clock = { nowMs: FIRST_MS };
  const deps = memoryDeps({ memory, nowMs: () => clock.nowMs, logError: () => undefined });
  const { promoters, censuses } = memory.documents;
  for (const id of ["A", "B", "C"]) promoters.set(id, aPromoter(id));
  /** Here nothing has a mark, so that additions are told of everything. */
  const night = async () => {
    clock.nowMs += DAY_MS;
    const { violations } = await auditWholeNight(deps, clock.nowMs);
    const told = violations.filter(({ text }) => !text.includes("added by hand"));
    return told.map(({ invariant, id }) => `${invariant} ${id}`);
  };
  return { ...deps, memory, clock, night, promoters, censuses };
}
/** As it is in a database that marks: what was counted is known, though in memory all was added by hand. */
const counted = (shop: ReturnType<typeof aShop>) => {
  const known = shop.censuses.get("promoters:")!;
  shop.censuses.set("promoters:", { ...known, ids: [...shop.promoters.keys()] });
};

it("misses what is gone, and nothing before it was counted", async () => {
  const shop = aShop();
  expect(await shop.night()).toEqual([]);
  counted(shop);
  shop.promoters.delete("B");
  expect(await shop.night()).toEqual(["I27 promoters/B"]);
  expect(await shop.night()).toEqual(["I27 promoters/B"]);
});

it.each<[string, readonly string[]]>([
  ["promoters:", ["promoters:"]],
  ["index", ["promoters:", "index"]],
  ["index", ["promoters:", "index", "next"]],
])("misses a count that is gone, night after night: %s", async (told, gone) => {
  const shop = aShop();
  await shop.night();
  counted(shop);
  shop.promoters.delete("B");
  for (const id of gone) shop.censuses.delete(id);
  expect(await shop.night()).toEqual([`I27 censuses/${told}`]);
  expect(await shop.night()).toEqual([`I27 censuses/${told}`]);
});

it("is content when people say that the counts were well to go", async () => {
  const shop = aShop();
  await shop.night();
  shop.censuses.delete("promoters:");
  await shop.night();
  const known = shop.censuses.get("index")!;
  shop.censuses.set("index", { ...known, gone: [] });
  expect(await shop.night()).toEqual([]);
});

it("believes a note of a removal once, and not when it came back since", async () => {
  const shop = aShop();
  await shop.night();
  counted(shop);
  const note = removalNote("promoters", "B", shop.clock.nowMs + HOUR_MS);
  shop.censuses.set(note._id, note);
  shop.promoters.delete("B"); // A function says that it took it back.
  expect(await shop.night()).toEqual([]);
  shop.promoters.set("B", aPromoter("B"));
  expect(await shop.night()).toEqual([]);
  counted(shop);
  shop.promoters.delete("B"); // This time by hand.
  expect(await shop.night()).toEqual(["I27 promoters/B"]);
});

it("misses no count of a shop that is new, or that grows", async () => {
  const shop = aShop();
  for (let n = 0; n < 1_200; n++) {
    const id = `P${String(n).padStart(5, "0")}`;
    shop.promoters.set(id, aPromoter(id));
    if (n % 400 === 0) expect(await shop.night()).toEqual([]);
  }
  for (let n = 0; n < 6; n++) expect(await shop.night()).toEqual([]);
});

it("tells no whole look where something could not be read", async () => {
  const shop = aShop();
  const page: typeof shop.store.page = (from, ...rest) =>
    from === "fans" ? Promise.reject(new Error("no database")) : shop.store.page(from, ...rest);
  const deps = { ...shop, store: { ...shop.store, page } };
  expect(await auditHands(deps, FIRST_MS)).toMatchObject({ isWhole: false });
  expect(await auditHands(shop, FIRST_MS)).toMatchObject({ isWhole: true });
});

it("finds a calendar that was emptied after something was published", async () => {
  const shop = aShop();
  const { calendars, plans } = shop.memory.documents;
  calendars.set("plans", { ...emptyCalendar, rev: 1 });
  expect(await shop.night()).toEqual([]);
  const publish = (publishedAtMs: number) =>
    plans.set("p1@1", { _id: "p1@1", rev: 1, publishedAtMs } as never);
  publish(shop.clock.nowMs + DAY_MS - HOUR_MS / 2); // The calendar may be about to name it.
  expect(await shop.night()).toEqual([]);
  publish(shop.clock.nowMs - 2 * HOUR_MS);
  expect(await shop.night()).toEqual(["I26 calendars/plans"]);
});
