import type { Explanation } from "#core/commission/explain.ts";
import type { WalletStatement } from "#core/wallet/statement.ts";
import type { Control } from "#scripts/stack/control.ts";
import { askAll } from "#scripts/stack/staff.ts";

/** What everybody earned, page by page: however much there is, only one page is in memory. */

/** A name and what the result says of it. */
export type Named = readonly [name: string, value: object];

/** Each promoter's money at the end of the log. */
export async function* promoters(control: Control): AsyncGenerator<Named> {
  for await (const wallet of askAll<WalletStatement>(control, "withdraw", "list", "wallets")) {
    const { promoterId, pendingFen, availableFen, frozenFen, paidFen, taxFen } = wallet;
    yield [promoterId, { pendingFen, availableFen, frozenFen, paidFen, taxFen }];
  }
}

/** Each order with what it earned whom, and why not. */
export async function* orders(control: Control): AsyncGenerator<Named> {
  for await (const order of askAll<Explanation>(control, "order", "list", "orders")) {
    const { orderId, promoterId, state, commissions, unpaid } = order;
    const told = commissions.map(({ promoterId: promoter, ...share }) => ({ promoter, ...share }));
    yield [orderId, { promoter: promoterId, state, commissions: told, unpaid }];
  }
}

/** Everybody who is bound at the end of the log. */
export async function* fans(control: Control): AsyncGenerator<Named> {
  type Bound = { fanId: string; promoterId: string; untilMs: number | null };
  for await (const { fanId, promoterId, untilMs } of askAll<Bound>(
    control,
    "qrcode",
    "fans",
    "fans",
  )) {
    yield [fanId, { promoter: promoterId, untilMs }];
  }
}
