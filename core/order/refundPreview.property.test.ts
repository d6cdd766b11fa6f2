import fc from "fast-check";
import { type Case, emptyCase, owedOf, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { decideAdjustment, proposeAdjustment } from "#core/commission/adjust.ts";
import { anySale, PAID_MS, PEOPLE, paidOf } from "#core/commission/testing/anySale.ts";
import { SKUS } from "#core/commission/testing/anyComponents.ts";
import { fen } from "#core/money.ts";
import { leftOf } from "#core/order/refund.ts";
import { previewRefund } from "#core/order/refundPreview.ts";
import { DAY_MS, GUARD_BAND_MS, HOUR_MS } from "#core/time.ts";

/** Goal: what staff read before a refund is what the refund then books, person by person and to the fen. */
const anyWait = fc.constantFrom(0, 1, GUARD_BAND_MS, HOUR_MS, 20 * DAY_MS, 100 * DAY_MS);
const anyRefund = fc.record({
  waitMs: anyWait,
  /** So long before something becomes available, where anything still does. */
  beforeMs: fc.option(fc.constantFrom(0, 1, GUARD_BAND_MS, GUARD_BAND_MS + 1)),
  /** How much of what is left of each sku, in hundredths, and of freight. */
  parts: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }),
});
const anyStory = fc.record({
  sold: anySale,
  isReceived: fc.boolean(),
  correction: fc.option(
    fc.record({ to: fc.constantFrom(...PEOPLE), amount: fc.constantFrom(-300, -1, 1, 200) }),
  ),
  refunds: fc.array(anyRefund, { minLength: 1, maxLength: 4 }),
});

function recorded(known: Case, fact: Fact, atMs: number): Case {
  const next = recordFact(known, fact, atMs);
  if (!next.ok) throw new Error(next.error.code);
  return next.value;
}

/** What is to come out of wallets and has not yet, by the schedule alone. */
const comingOutFen = ({ schedule }: Case, promoterId: string, nowMs: number): number =>
  schedule
    .filter((row) => row.promoterId === promoterId && row.availableAtMs > nowMs + GUARD_BAND_MS)
    .reduce((sum, { amountFen }) => sum + Math.max(0, -amountFen), 0);

it("promises what the refund does", () => {
  fc.assert(
    fc.property(anyStory, ({ sold, isReceived, correction, refunds }) => {
      const { order } = sold;
      let nowMs = PAID_MS;
      let known = recorded(emptyCase(order._id, order.buyerId), paidOf(sold), nowMs);
      if (correction) {
        const { to: promoterId, amount } = correction;
        const asked = { id: "a", promoterId, amountFen: fen(amount), reason: "x", by: "s1" };
        const proposed = proposeAdjustment(known, asked, nowMs);
        const yes = { id: "a", by: "s2", accept: true };
        const decided = proposed.ok ? decideAdjustment(proposed.value, yes, nowMs) : proposed;
        if (decided.ok) known = decided.value;
      }
      if (isReceived) {
        nowMs += HOUR_MS;
        known = recorded(known, { key: "received", receivedAtMs: nowMs }, nowMs);
      }
      for (const [n, { waitMs, beforeMs, parts }] of refunds.entries()) {
        nowMs += waitMs;
        const nextMs = known.schedule
          .map(({ availableAtMs }) => availableAtMs)
          .find((atMs) => atMs > nowMs + 2 * GUARD_BAND_MS);
        if (beforeMs !== null && nextMs !== undefined) nowMs = nextMs - beforeMs;
        const left = leftOf(order, known.facts, "asked");
        const part = (sku: string | null, at: number) =>
          fen(
            Math.floor(
              ((left.find((one) => one.sku === sku)?.leftFen ?? 0) * (parts[at] ?? 0)) / 100,
            ),
          );
        const asked = {
          lines: SKUS.flatMap((sku, at) =>
            part(sku, at) > 0 ? [{ sku, refundFen: part(sku, at) }] : [],
          ),
          freightFen: part(null, 3),
        };
        const preview = previewRefund(order, known, asked, nowMs);
        if (!preview.ok) throw new Error(preview.error.code);
        const after = recorded(known, { ...asked, key: `refund/${n}` }, nowMs);
        const [was, is] = [owedOf(known.facts), owedOf(after.facts)];
        const told = new Map(preview.value.shares.map((share) => [share.promoterId, share]));
        expect(told.size).toBe(preview.value.shares.length);
        for (const promoterId of new Set([...was.keys(), ...is.keys()])) {
          const [nowFen, thenFen] = [was.get(promoterId) ?? 0, is.get(promoterId) ?? 0];
          const outFen =
            comingOutFen(after, promoterId, nowMs) - comingOutFen(known, promoterId, nowMs);
          const share = told.get(promoterId);
          expect(share === undefined).toBe(nowFen === thenFen);
          if (!share) continue;
          expect(share).toMatchObject({ nowFen, thenFen, takenBackFen: nowFen - thenFen });
          expect(share.fromWalletFen).toBe(Math.max(0, outFen));
        }
        const sum = (values: Iterable<number>) => [...values].reduce((all, one) => all + one, 0);
        expect(preview.value).toMatchObject({
          sharedFen: sum(was.values()),
          takenBackFen: sum(was.values()) - sum(is.values()),
          leftFen: sum(left.map(({ leftFen }) => leftFen)),
          toBuyerFen: sum(asked.lines.map(({ refundFen }) => refundFen)) + asked.freightFen,
        });
        known = after;
      }
    }),
    { numRuns: 300 },
  );
});
