import { memoryDeps, nobody, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { actions } from "#functions/order/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aLine, anOrder } from "#tests/fixtures.ts";
import { writtenBesideLog } from "#tests/staffCost.ts";

/** Goal: only who bought, or staff, may start the freeze. */
async function confirmedBy(caller: Caller, orderId = "O1", changes: object = {}): Promise<string> {
  const memory = emptyMemory();
  const order = anOrder([aLine("tea", 100)], { buyerId: "U1", ...changes });
  memory.documents.orders.set("O1", order);
  const main = serve("order", memoryDeps({ memory, caller: () => caller }), actions);
  const reply = await main({ action: "confirmReceipt", orderId });
  expect(writtenBesideLog(memory)).toBe(reply.ok ? 1 : 0);
  return reply.ok ? "ok" : reply.error.code;
}

it("takes the receipt from the buyer and from staff, and from nobody else", async () => {
  expect(await confirmedBy(person("U1"))).toBe("ok");
  expect(await confirmedBy(staff)).toBe("ok");
  expect(await confirmedBy(person("U2"))).toBe("buyer_required");
  expect(await confirmedBy(nobody)).toBe("person_required");
  expect(await confirmedBy(person("U1"), "O2")).toBe("order_unknown");
});

it("takes it from nobody for an order of our own shop: only its purchase knows what was sent", async () => {
  const ours = { fromShop: true };
  expect(await confirmedBy(person("U1"), "O1", ours)).toBe("receive_at_purchase");
  expect(await confirmedBy(staff, "O1", ours)).toBe("receive_at_purchase");
  expect(await confirmedBy(person("U2"), "O1", ours)).toBe("buyer_required");
});
