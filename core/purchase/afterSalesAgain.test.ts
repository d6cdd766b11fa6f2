import { fen } from "#core/money.ts";
import { askAfterSales } from "#core/purchase/afterSalesAsk.ts";
import { findAfterSales, withAfterSales } from "#core/purchase/afterSalesChange.ts";
import { agree } from "#core/purchase/afterSalesDecide.ts";
import { followAfterSales } from "#core/purchase/afterSalesFollow.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask } from "#core/purchase/task.ts";
import {
  asking,
  boughtGoods,
  boughtLine,
  give,
  NOTHING_KNOWN,
  paidMoney,
  refundsEnded,
  withFact,
} from "#core/purchase/testing/boughtGoods.ts";

/** Goal: a refund that is tried again, and one after another, ends as if there had been one. */
const bought = boughtGoods([boughtLine("tea-1", 1, 1_000), boughtLine("cup-1", 1, 500)], 99);
const money = paidMoney(bought);
const ask = (purchase: Purchase, id: string, line: number) =>
  give(
    askAfterSales(
      purchase,
      asking({ id, lines: [{ line, quantity: 1 }] }),
      { facts: money.known.facts, ...NOTHING_KNOWN },
      1,
    ),
  );
const word = (id: string) => ({ id, by: "s", text: "", lines: [], freightFen: null });
const freightOf = (purchase: Purchase, id: string) => findAfterSales(purchase, id)?.freightFen;

it("gives the freight back with whichever of two refunds is decided last", () => {
  const both = ask(ask(bought, "as1", 0), "as2", 1);
  expect([freightOf(both, "as1"), freightOf(both, "as2")]).toEqual([0, 99]);
  const second = give(agree(both, money, word("as2"), 2));
  expect(freightOf(second, "as2")).toBe(0); // Staff may still refuse the first.
  const ended = refundsEnded(second, money, "paidBack", 3);
  const first = give(agree(ended.purchase, ended.money, word("as1"), 4));
  expect(freightOf(first, "as1")).toBe(99);
});

it.each([
  ["the first one came through after all", "refund/as1", "done"],
  ["the second one came through", "refund/as1-2", "done"],
  ["the second one runs", null, "refunding"],
  ["the second one was closed", "refund-ended/as1-2", "asked"],
])("with two refunds, the first of which was closed: %s", (_, key, state) => {
  const refunding = give(agree(ask(bought, "as1", 0), money, word("as1"), 2));
  const closed = refundsEnded(refunding, money, "closed", 3);
  const again = give(agree(closed.purchase, closed.money, { ...word("as1"), by: "t" }, 4));
  const parts = { lines: [{ sku: "tea-1", refundFen: fen(1_000) }], freightFen: fen(0) };
  const asked = withFact(closed.money.known, {
    ...{ key: "refund-asked/as1-2", reason: "x", by: "t" },
    ...parts,
  });
  const { facts } =
    key === null
      ? asked
      : key === "refund-ended/as1-2"
        ? withFact(asked, { key, state: "closed" })
        : withFact(asked, { key: key === "refund/as1" ? "refund/as1" : "refund/as1-2", ...parts });
  const now = followAfterSales(again, facts, 5);
  expect(findAfterSales(now, "as1")).toMatchObject({ state, refundIds: ["as1", "as1-2"] });
});

it("keeps one task of each key", () => {
  const asked = ask(bought, "as1", 0);
  const one = findAfterSales(asked, "as1");
  if (!one) throw new Error("not asked");
  const known = newTask("hold/as1", { kind: "hold", id: "as1" });
  const more = newTask("endHold/as1", { kind: "endHold", id: "as1" });
  const keys = withAfterSales(asked, one, [known, more]).tasks.map(({ key }) => key);
  expect(keys).toEqual(["hold/as1", "endHold/as1"]);
});
