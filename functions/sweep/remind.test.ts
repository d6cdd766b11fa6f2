import { memoryDeps, timer } from "#adapters/memory/deps.ts";
import { done, soldShop } from "#functions/books/testing/soldShop.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { remindDebtors, type RemindedTo } from "#functions/sweep/remind.ts";

/** Goal: whoever owes is reminded after 30, 60 and 90 days, once each, whatever runs beside it or dies. */
async function owing(people: readonly string[] = ["C"]) {
  const shop = soldShop();
  for (const id of people) shop.earn(id, -500);
  await shop.settle();
  const errors: unknown[] = [];
  const run = (changes: Partial<Parameters<typeof remindDebtors>[0]> = {}, to?: RemindedTo) => {
    const deps = memoryDeps({
      memory: shop.memory,
      nowMs: () => shop.clock.nowMs,
      caller: () => timer,
      logError: (error) => void errors.push(error),
    });
    return remindDebtors({ ...deps, ...changes }, shop.clock.nowMs, to);
  };
  const reminders = (id = "C") => shop.wallet(id)?.debt?.reminders;
  return { ...shop, run, reminders, deps: memoryDeps({ memory: shop.memory }), errors };
}

it("reminds after 30, 60 and 90 days, and never again", async () => {
  const shop = await owing();
  const given: [number, number | undefined][] = [];
  for (let day = 0; day <= 130; day++) {
    const { reminded } = await shop.run();
    if (reminded > 0) given.push([day, shop.reminders()]);
    shop.wait(DAY_MS);
  }
  expect(given).toEqual([
    [30, 1],
    [60, 2],
    [90, 3],
  ]);
});

it("shows the newest reminder to the promoter and to staff", async () => {
  const shop = await owing();
  shop.wait(61 * DAY_MS);
  await shop.run();
  const reminder = expect.stringContaining("满 60 天");
  expect(await done(shop.staff.books("debts"))).toMatchObject({
    debts: [{ reminders: 2, reminder }],
  });
  expect(await done(shop.by("C")("show"))).toMatchObject({ owedFen: 500, reminder });
});

it("gives one reminder when runs overlap", async () => {
  const shop = await owing();
  shop.wait(31 * DAY_MS);
  const runs = await Promise.all([shop.run(), shop.run(), shop.run()]);
  expect(runs.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1);
  expect(shop.wallet("C")).toMatchObject({ debt: { reminders: 1 }, rev: 2 });
});

it("looks once a day, and again in the same day only after a failure", async () => {
  const shop = await owing();
  shop.wait(30 * DAY_MS - HOUR_MS); // 11 o'clock: an hour too early.
  expect(await shop.run()).toEqual({ debtors: 1, reminded: 0 });
  shop.wait(2 * HOUR_MS);
  expect(await shop.cost(() => shop.run())).toEqual([1, 0]);
  shop.wait(DAY_MS);
  const broken = { ...shop.deps.store, change: failingFor("wallets", shop.deps.store.change) };
  expect(await shop.run({ store: broken })).toMatchObject({ reminded: 0 });
  expect(shop.errors).toHaveLength(1);
  shop.wait(2 * HOUR_MS);
  expect(await shop.run()).toEqual({ debtors: 1, reminded: 1 });
});

it("costs an instance that remembers nothing until the next day, and a day without debtors no document", async () => {
  const shop = await owing([]);
  const to: RemindedTo = { known: null };
  const written = () => shop.memory.written;
  const before = written();
  expect(await shop.cost(() => shop.run({}, to))).toEqual([2, 0]); // Where it is, and who owes.
  shop.wait(2 * HOUR_MS);
  expect(await shop.cost(() => shop.run({}, to))).toEqual([0, 0]);
  shop.wait(DAY_MS);
  expect(await shop.cost(() => shop.run({}, to))).toEqual([1, 0]);
  expect(written()).toBe(before);
});

it("reminds the same, whether an instance remembers or not, dies or runs beside another", async () => {
  const people = Array.from({ length: 620 }, (_, n) => `P${String(n).padStart(4, "0")}`);
  const shop = await owing(people);
  const [one, other]: RemindedTo[] = [{ known: null }, { known: null }];
  const broken = { ...shop.deps.store, change: failingFor("sweeps", shop.deps.store.change) };
  for (let day = 0; day < 31; day++) {
    await shop.run({}, one);
    await shop.run({}, one);
    await shop.run({}, other);
    shop.wait(DAY_MS);
  }
  await shop.run({ store: broken }, one).catch(() => undefined); // It reminded, and could not put down how far it came.
  expect(one).toEqual({ known: null });
  await Promise.all([shop.run({}, one), shop.run({}, other)]);
  await shop.run({}, one);
  expect(people.map((id) => shop.reminders(id))).toEqual(people.map(() => 1));
});

it("goes on where a run stopped, when there are many", async () => {
  const people = Array.from({ length: 620 }, (_, n) => `P${String(n).padStart(4, "0")}`);
  const shop = await owing(people);
  shop.wait(31 * DAY_MS);
  expect(await shop.run()).toEqual({ debtors: 500, reminded: 500 });
  shop.wait(2 * HOUR_MS);
  expect(await shop.run()).toEqual({ debtors: 120, reminded: 120 });
  expect(people.map((id) => shop.reminders(id))).toEqual(people.map(() => 1));
});

it("reminds nobody of what his earnings have covered meanwhile", async () => {
  const shop = await owing();
  shop.wait(31 * DAY_MS);
  shop.earn("C", 500, shop.clock.nowMs - MINUTE_MS);
  expect(await shop.run()).toEqual({ debtors: 1, reminded: 0 });
  expect(shop.wallet("C")).toMatchObject({ availableFen: 0, debt: null });
});

type Change = ReturnType<typeof memoryDeps>["store"]["change"];
const failingFor =
  (broken: string, change: Change): Change =>
  (from, ...rest) =>
    from === broken ? Promise.reject(new Error("no database")) : change(from, ...rest);
