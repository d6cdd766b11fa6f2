import assert from "node:assert/strict";
import { staff } from "#adapters/memory/deps.ts";
import type { Explanation } from "#core/commission/explain.ts";
import type { WalletStatement } from "#core/wallet/statement.ts";
import { type Ledger, owedFen } from "#tests/proof/model/ledger.ts";
import { PROMOTERS } from "#tests/proof/model/people.ts";
import { statementOf } from "#tests/proof/model/wallets.ts";
import { auditShop } from "#tests/proof/testing/audit.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import type { Heard, Shop } from "#tests/proof/testing/shop.ts";

/** What was heard is what the ledger says: a refusal by its code, or null for yes. */
export function expectSays(heard: Heard, refusal: string | null): void {
  assert.equal(heard.ok ? null : heard.code, refusal);
}

/** Everything that the functions show of money is what the ledger works out, and every invariant holds. */
export async function expectSame(ledger: Ledger, shop: Shop): Promise<void> {
  assert.equal(told(auditShop(shop, false)), told([]));
  for (const promoterId of PROMOTERS) {
    const shown = await dataOf<WalletStatement>(shop, ask.show(promoterId));
    const { pendingFen, availableFen, frozenFen, paidFen, taxFen, withdrawals } = shown;
    const seen = {
      promoterId,
      pendingFen: BigInt(pendingFen),
      availableFen: BigInt(availableFen),
      frozenFen: BigInt(frozenFen),
      paidFen: BigInt(paidFen),
      taxFen: BigInt(taxFen),
      withdrawals: withdrawals.map(
        ({ withdrawalId, amountFen, state, reason, taxFen: ofIt }) =>
          `${withdrawalId} ${amountFen} ${state} ${reason} ${ofIt}`,
      ),
    };
    assert.equal(told(seen), told({ promoterId, ...statementOf(ledger, promoterId) }));
  }
  for (const [orderId, order] of ledger.orders) {
    const event = { action: "show", orderId };
    const shown = await dataOf<Explanation>(shop, { to: "order", caller: staff, event });
    for (const promoterId of PROMOTERS) {
      const own = shown.commissions.filter((share) => share.promoterId === promoterId);
      const shownFen = own.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
      const owed = owedFen(ledger, order, promoterId);
      assert.equal(
        told({ orderId, promoterId, owed: shownFen }),
        told({ orderId, promoterId, owed }),
      );
    }
  }
}

/** As text, so that a difference is read line by line. */
const told = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one), 1);

async function dataOf<T>(shop: Shop, asked: Parameters<Shop["ask"]>[0]): Promise<T> {
  const heard = await shop.ask(asked);
  if (!heard.ok) throw new Error(`${JSON.stringify(asked.event)} ← ${heard.code}`);
  return heard.data as T;
}
