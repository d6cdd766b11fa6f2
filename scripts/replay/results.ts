import type { Explanation } from "#core/commission/explain.ts";
import type { WalletStatement } from "#core/wallet/statement.ts";
import type { Control, Identity } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";

/** What everybody earned, page by page: however much there is, only one page is in memory. */

const PAGE = 100;
const staff: Identity = { uid: DEMO_STAFF };

/** A name and what the result says of it. */
export type Named = readonly [name: string, value: object];

/** Each promoter's money at the end of the log. */
export async function* promoters(control: Control): AsyncGenerator<Named> {
  for await (const wallet of pages<WalletStatement>(control, "withdraw", "list", "wallets")) {
    const { promoterId, pendingFen, availableFen, frozenFen, paidFen, taxFen } = wallet;
    yield [promoterId, { pendingFen, availableFen, frozenFen, paidFen, taxFen }];
  }
}

/** Each order with what it earned whom, and why not. */
export async function* orders(control: Control): AsyncGenerator<Named> {
  for await (const order of pages<Explanation>(control, "order", "list", "orders")) {
    const { orderId, promoterId, state, commissions, unpaid } = order;
    const told = commissions.map(({ promoterId: promoter, ...share }) => ({ promoter, ...share }));
    yield [orderId, { promoter: promoterId, state, commissions: told, unpaid }];
  }
}

/** Everybody who is bound at the end of the log. */
export async function* fans(control: Control): AsyncGenerator<Named> {
  type Bound = { fanId: string; promoterId: string; untilMs: number | null };
  for await (const { fanId, promoterId, untilMs } of pages<Bound>(
    control,
    "qrcode",
    "fans",
    "fans",
  )) {
    yield [fanId, { promoter: promoterId, untilMs }];
  }
}

async function* pages<T>(
  control: Control,
  name: string,
  action: string,
  field: string,
): AsyncGenerator<T> {
  let afterId: string | null = "";
  while (afterId !== null) {
    const reply = await control.call(name, staff, { action, afterId, limit: PAGE });
    if (!reply.ok) throw new Error(`${name}.${action}: ${reply.error.code}`);
    const page = reply.data as Record<string, unknown> & { nextAfterId: string | null };
    yield* page[field] as T[];
    afterId = page.nextAfterId;
  }
}
