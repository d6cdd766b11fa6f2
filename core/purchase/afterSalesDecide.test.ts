import { fen } from "#core/money.ts";
import { AFTER_SALES_NOTES_MAX, type AfterSalesKind } from "#core/purchase/afterSales.ts";
import { askAfterSales } from "#core/purchase/afterSalesAsk.ts";
import { withAfterSales } from "#core/purchase/afterSalesChange.ts";
import { agree, arrive, refuse } from "#core/purchase/afterSalesDecide.ts";
import { tendAfterSales } from "#core/purchase/afterSalesFollow.ts";
import { shownAfterSales } from "#core/purchase/afterSalesShown.ts";
import { addNote, sendBack } from "#core/purchase/afterSalesSteps.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import {
  asking,
  boughtGoods,
  boughtLine,
  give,
  NOTHING_KNOWN,
  paidMoney,
  received,
  refundsEnded,
} from "#core/purchase/testing/boughtGoods.ts";
import { DAY_MS } from "#core/time.ts";

const bought = boughtGoods([boughtLine("tea-1", 3, 10_000), boughtLine("cup-1", 1, 5_000)], 800);
const here = received(bought);
const money = paidMoney(bought);
const word = { id: "as1", by: "s", text: "", lines: [], freightFen: null };
const ask = (purchase: Purchase, kind: AfterSalesKind, quantity = 1) =>
  give(
    askAfterSales(
      purchase,
      asking({ kind, lines: [{ line: 0, quantity }] }),
      { facts: money.known.facts, ...NOTHING_KNOWN },
      0,
    ),
  );
const one = (purchase: Purchase) => purchase.afterSales[0]!;
const code = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? "ok" : result.error?.code;

it("nothing can be asked for of a closed purchase", () => {
  const closed = { ...bought, state: "closed" as const };
  const asked = askAfterSales(closed, asking(), { facts: [], ...NOTHING_KNOWN }, 0);
  expect(code(asked)).toBe("aftersales_too_late");
});

it("a return's amount must fit when staff agree, before the goods come", () => {
  const raised = { ...word, text: "x", lines: [{ line: 0, refundFen: fen(10_001) }] };
  expect(code(agree(ask(here, "return"), money, raised, 1))).toBe("amount_exceeded");
});

it("no more pieces arrive than were to come, and none as what the buyer never had", () => {
  const agreed = give(agree(ask(here, "return"), money, word, 1));
  const arrived = (line: object) =>
    arrive(agreed, money, { ...word, lines: [{ line: 0, sellable: 1, ...line }] }, 2);
  expect(arrived({ sellable: 2 })).toMatchObject({ error: { code: "pieces_exceeded", left: 1 } });
  // An exchange that was withdrawn brought him nothing.
  const never = { ...one(agreed), id: "as0", kind: "exchange", state: "withdrawn" } as const;
  const lines = one(agreed).lines.map((line) => ({ ...line, againSku: "tea-2" }));
  const other = withAfterSales(agreed, { ...never, lines });
  const asOther = { ...word, lines: [{ line: 0, sellable: 1, sku: "tea-2" }] };
  expect(code(arrive(other, money, asOther, 2))).toBe("replacement_refused");
  expect(code(arrived({}))).toBe("ok");
});

it("the freight of a return is what staff said when they agreed", () => {
  const agreed = give(
    agree(ask(here, "return"), money, { ...word, text: "x", freightFen: fen(300) }, 1),
  );
  const arrived = give(arrive(agreed, money, word, 2));
  expect(one(arrived).freightFen).toBe(300);
  expect(arrived.tasks).toContainEqual(
    expect.objectContaining({ kind: "refund", freightFen: 300 }),
  );
});

it("a word is the same again only while it stands", () => {
  const refused = give(refuse(ask(bought, "refund"), { id: "as1", by: "s", text: "" }, 1));
  expect(code(agree(refused, money, word, 2))).toBe("aftersales_step_not_allowed");
  const agreed = give(agree(ask(bought, "refund"), money, word, 1));
  expect(code(refuse(agreed, { id: "as1", by: "s", text: "" }, 2))).toBe(
    "aftersales_step_not_allowed",
  );
  expect(agree(agreed, money, word, 2)).toEqual({ ok: true, value: agreed });
  expect(code(agree(agreed, money, { ...word, by: "t" }, 2))).toBe("aftersales_step_not_allowed");
});

it("agreed to again after WeChat closed the refund, no piece goes back on the shelf twice", () => {
  const agreed = give(agree(ask(bought, "refund"), money, word, 1));
  const back = refundsEnded(agreed, money, "closed", 2);
  const done = { ...back.purchase, tasks: [] }; // Everything was done meanwhile.
  const again = give(agree(done, back.money, { ...word, text: "x" }, 3));
  expect(again.tasks.map(({ key }) => key)).toEqual(["refund/as1-2"]);
  expect(one(again).lines[0]?.unshipped).toBe(1);
});

it("is late no more once it has gone on", () => {
  const agreed = give(agree(ask(bought, "refund"), money, word, 1));
  const late = tendAfterSales(agreed, 8 * DAY_MS);
  const back = refundsEnded(late, money, "closed", 9 * DAY_MS);
  expect([one(late).isLate, one(back.purchase).isLate]).toEqual([true, false]);
});

it("sends goods back under another number, and takes so many notes", () => {
  const agreed = give(agree(ask(here, "return"), money, word, 1));
  const sent = give(sendBack(agreed, "as1", { carrier: "SF", trackingNumber: "SF1" }, 2));
  const other = give(sendBack(sent, "as1", { carrier: "SF", trackingNumber: "SF2" }, 3));
  expect(one(other).back).toEqual({ carrier: "SF", trackingNumber: "SF2", atMs: 3 });
  let noted = other;
  for (let n = 0; n < AFTER_SALES_NOTES_MAX; n++) {
    noted = give(addNote(noted, "as1", { by: "s", text: `${n}` }, n));
  }
  expect(code(addNote(noted, "as1", { by: "s", text: "x" }, 9))).toBe("aftersales_notes_full");
  const shown = (to: "buyer" | "staff") => shownAfterSales(noted, one(noted), to, 9);
  expect([shown("buyer").notes.length, shown("staff").notes.length]).toEqual([0, 20]);
});

it("tells whoever decides how many pieces would not be shipped any more", () => {
  const unshipped = (purchase: Purchase) =>
    shownAfterSales(purchase, one(purchase), "staff", 9).lines.map((line) => line.unshipped);
  const asked = ask(bought, "refund", 2);
  expect(unshipped(asked)).toEqual([2]);
  expect(unshipped(give(agree(asked, money, word, 1)))).toEqual([2]);
  expect(unshipped(ask(here, "refund", 2))).toEqual([0]);
  expect(unshipped(ask(here, "return", 2))).toEqual([0]);
});
