import fc from "fast-check";
import { memoryCodePictures } from "#adapters/memory/codes.ts";
import { owner, person } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { type Cart, cartText } from "#core/order/place.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { actions as order } from "#functions/order/actions.ts";
import { payShop } from "#functions/order/testing/payShop.ts";
import { actions as qrcode } from "#functions/qrcode/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aLine, aPromoter } from "#tests/fixtures.ts";

/**
 * Goal: an order is whose fan its buyer was when he made it, whenever staff gave him to somebody else and whenever the
 * payments of his orders became known.
 */
/** Hours, so that no binding ends by itself; an order made in the very millisecond of a move is the new owner's. `of`: which order. */
const anySteps = fc.array(
  fc.record({
    does: fc.constantFrom("order", "move", "pay", "hear"),
    waitMs: fc.constantFrom(1, 2, HOUR_MS, 5 * HOUR_MS),
    of: fc.nat(5),
  }),
  { maxLength: 14 },
);

function aDesk() {
  const shop = payShop();
  const { deps, memory, clock } = shop;
  memory.documents.promoters.set("Q", aPromoter("Q", { number: 2 }));
  const staff = (id: string, event: object) =>
    serve(
      "qrcode",
      { ...deps, pictures: memoryCodePictures(), caller: () => owner(id) },
      qrcode,
    )(event);
  return {
    ...shop,
    async make(orderId: string) {
      const cart: Cart = { orderId, lines: [aLine("tea", 10_000)], freightFen: fen(0) };
      const expiresAtMs = clock.nowMs + DAY_MS;
      const seal = deps.seal.mark("cart", cartText("U1", cart, expiresAtMs));
      const main = serve("order", { ...deps, caller: () => person("U1") }, order);
      return main({ action: "create", ...cart, expiresAtMs, seal });
    },
    async move(proposalId: string, toPromoterNumber: number) {
      const about = { proposalId, fanId: "U1" };
      const asked = { action: "proposeReassignment", ...about, toPromoterNumber, reason: "转交" };
      const proposed = await staff("s1", asked);
      if (!proposed.ok) return proposed;
      return staff("s2", { action: "decideReassignment", ...about, yes: true });
    },
  };
}

it("is the old owner's before the move and the new one's from then on", async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { make, move, pay, check, payments, clock, memory } = aDesk();
      const whose = new Map<string, string>();
      const paid = new Set<string>();
      let now = "P";
      let moves = 0;
      for (const step of steps) {
        clock.nowMs += step.waitMs;
        if (step.does === "order") {
          const id = `order${whose.size}`;
          expect(await make(id)).toMatchObject({ ok: true });
          whose.set(id, now);
        } else if (step.does === "move") {
          const to = now === "P" ? 2 : 1;
          const proposalId = String(moves++).padStart(32, "0");
          expect(await move(proposalId, to)).toMatchObject({ ok: true });
          now = to === 2 ? "Q" : "P";
        } else {
          const id = `order${step.of}`;
          if (!whose.has(id)) continue;
          if (step.does === "pay" && !paid.has(id)) {
            const asked = await pay(id);
            if (asked.ok) {
              payments.pay(id, clock.nowMs);
              paid.add(id);
            }
          } else if (step.does === "hear") await check(id);
        }
      }
      for (const id of paid) await check(id);
      for (const [id, promoterId] of whose) {
        expect(memory.documents.orders.get(id)?.chain[0]).toBe(promoterId);
        if (paid.has(id)) expect(memory.documents.cases.get(id)?.sellerId).toBe(promoterId);
      }
    }),
    { numRuns: 150 },
  );
});
