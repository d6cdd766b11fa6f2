import type { AfterSales } from "#core/purchase/afterSales.ts";
import { dueAtMs, upToDate } from "#core/purchase/due.ts";
import { isOver, lookedAtLater, postponed } from "#core/purchase/tended.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask, TRIES_MAX } from "#core/purchase/task.ts";
import { DAY_MS } from "#core/time.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: the timer looks at a purchase when something is due, and never for nothing. */
const terms = { receiveDays: 10, afterSalesDays: 7 };
const of = (changes: Partial<Purchase>) =>
  aPurchase([aPurchaseLine("tea-1", 1, 100)], { terms, ...changes });
const sell = newTask("sell", { kind: "sell" });
const asked = {
  ...{ id: "A1", kind: "return", state: "agreed", lines: [], dueAtMs: 77, isLate: false },
} as object as AfterSales;

it.each<[string, Partial<Purchase>, number | null]>([
  ["created: the end of the time to pay", {}, 1_800_000],
  ["paid: nothing", { state: "paid" }, null],
  ["shipped: its days", { state: "shipped", stateAtMs: 5 }, 10 * DAY_MS + 5],
  ["received: its days", { state: "received", receivedAtMs: 9, stateAtMs: 10 }, 7 * DAY_MS + 9],
  ["closed: nothing", { state: "closed" }, null],
  ["cancelled: nothing", { state: "cancelled" }, null],
  ["a task comes first", { state: "shipped", tasks: [sell] }, 0],
  ["the next task", { state: "paid", tasks: [{ ...sell, notBeforeMs: 8 }] }, 8],
  ["no task that was given up", { state: "paid", tasks: [{ ...sell, tries: TRIES_MAX }] }, null],
  [
    "an open after-sales stops the clock",
    { state: "shipped", afterSales: [{ ...asked, dueAtMs: 20 * DAY_MS }] },
    20 * DAY_MS,
  ],
  [
    "one that ended does not",
    { state: "shipped", stateAtMs: 0, afterSales: [{ ...asked, state: "withdrawn" }] },
    10 * DAY_MS,
  ],
  [
    "a refund that runs",
    { state: "paid", afterSales: [{ ...asked, state: "refunding", stateAtMs: 3, dueAtMs: null }] },
    3_600_003,
  ],
  [
    "a refund that is late, too",
    {
      ...{ state: "received", receivedAtMs: 0 },
      afterSales: [{ ...asked, state: "refunding", stateAtMs: 3, isLate: true }],
    },
    3_600_003,
  ],
  ["the shop's first terms where it names none", { state: "shipped" }, 10 * DAY_MS],
])("%s", (_, changes, due) => {
  expect(dueAtMs(of(changes))).toBe(due);
  expect(upToDate(of(changes)).dueAtMs).toBe(due);
});

it("asks staff when an after-sales waits for them, or a task was given up", () => {
  expect(upToDate(of({ afterSales: [{ ...asked, state: "asked" }] })).asksStaff).toBe(true);
  expect(upToDate(of({ afterSales: [asked] })).asksStaff).toBe(false);
  expect(upToDate(of({ tasks: [{ ...sell, tries: TRIES_MAX }] })).asksStaff).toBe(true);
  expect(upToDate(of({ tasks: [sell] })).asksStaff).toBe(false);
});

it("is over at the very instant, not before", () => {
  expect(isOver(of({}), 1_799_999)).toBe(false);
  expect(isOver(of({}), 1_800_000)).toBe(true);
  expect(isOver(of({ state: "shipped", afterSales: [asked] }), 99 * DAY_MS)).toBe(false);
  expect(isOver(of({ state: "paid" }), 99 * DAY_MS)).toBe(false);
});

it("puts off only what is due", () => {
  const due = of({ dueAtMs: 10, expiresAtMs: 10 });
  expect(postponed(due, 10, 60).dueAtMs).toBe(60);
  expect(postponed(due, 9, 60)).toBe(due);
  expect(postponed(of({ dueAtMs: null }), 9, 60).dueAtMs).toBe(null);
});

it("looks earlier when it was told to, and then no more than before", () => {
  const looked = lookedAtLater(of({ dueAtMs: 1_800_000 }), 10);
  expect(looked.dueAtMs).toBe(10);
  expect(lookedAtLater(looked, 11)).toBe(looked);
  expect(postponed(looked, 10, 60).dueAtMs).toBe(1_800_000);
  const closed = lookedAtLater(of({ state: "closed", dueAtMs: null }), 10);
  expect([closed.dueAtMs, postponed(closed, 10, 60).dueAtMs]).toEqual([10, null]);
});
