import { nobody, person } from "#adapters/memory/deps.ts";
import { codeOf, soldShop } from "#functions/books/testing/soldShop.ts";
import { DAY_MS } from "#core/time.ts";

/** Goal: a correction by two persons reaches a wallet, once, and nobody makes one alone. */
async function sold() {
  const shop = soldShop();
  await shop.pay();
  await shop.receive();
  const { orderId } = shop;
  const proposal = { orderId, id: "a1", promoterId: "B", amountFen: 120, reason: "wrong level" };
  return { shop, orderId, proposal, decision: { orderId, id: "a1", accept: true } };
}

it("pays what two persons agreed on, and tells staff", async () => {
  const { shop, proposal, decision } = await sold();
  for (const _ of [1, 2]) {
    expect(await shop.staff.books("proposeAdjustment", proposal)).toMatchObject({
      data: { adjustments: [{ id: "a1", accepted: null }] },
    });
  }
  expect(await codeOf(shop.staff.books("decideAdjustment", decision))).toBe(
    "second_person_required",
  );
  await Promise.all([1, 2, 3].map(() => shop.second.books("decideAdjustment", decision)));
  expect(await shop.staff.order("show")).toMatchObject({
    data: {
      adjustments: [{ promoterId: "B", amountFen: 120, accepted: true, decidedBy: "staff-2" }],
    },
  });
  shop.wait(16 * DAY_MS);
  await shop.settle();
  expect(["C", "B", "A"].map((id) => shop.wallet(id)?.availableFen)).toEqual([1_200, 670, 330]);
  expect(shop.wrong()).toEqual([]);
});

it.each<[string, string, object, string]>([
  ["an unknown order", "proposeAdjustment", { orderId: "O9", id: "a2" }, "order_unknown"],
  ["a stranger to the order", "proposeAdjustment", { id: "a2", promoterId: "X" }, "payee_required"],
  ["nothing", "proposeAdjustment", { id: "a2", amountFen: 0 }, "request_invalid"],
  ["half a fen", "proposeAdjustment", { id: "a2", amountFen: 0.5 }, "request_invalid"],
  [
    "more than he has",
    "proposeAdjustment",
    { id: "a2", amountFen: -551 },
    "adjustment_beyond_limits",
  ],
  ["another amount under a known id", "proposeAdjustment", { amountFen: 1 }, "fact_conflict"],
])("refuses to correct %s", async (_, action, changes, code) => {
  const { shop, proposal } = await sold();
  await shop.staff.books("proposeAdjustment", proposal);
  expect(await codeOf(shop.staff.books(action, { ...proposal, ...changes }))).toBe(code);
});

it("refuses a decision about nothing, a second one, and a 21st proposal", async () => {
  const { shop, proposal, decision } = await sold();
  const unknown = shop.second.books("decideAdjustment", decision);
  expect(await codeOf(unknown)).toBe("adjustment_unknown");
  for (let n = 1; n <= 20; n++) {
    await shop.staff.books("proposeAdjustment", { ...proposal, id: `a${n}`, amountFen: n });
  }
  const more = shop.staff.books("proposeAdjustment", { ...proposal, id: "a21" });
  expect(await codeOf(more)).toBe("adjustments_full");
  await shop.second.books("decideAdjustment", { ...decision, accept: false });
  const other = shop.second.books("decideAdjustment", decision);
  expect(await codeOf(other)).toBe("adjustment_decided");
});

it.each(["proposeAdjustment", "decideAdjustment"])(
  "lets nobody but staff call %s",
  async (action) => {
    const { shop } = await sold();
    for (const caller of [person("C"), nobody]) {
      expect(await codeOf(shop.call(caller).books(action))).toBe("staff_required");
    }
  },
);
