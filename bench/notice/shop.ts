import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { sealedCart } from "#scripts/replay/shop.ts";
import type { Control, Identity } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";

const staff: Identity = { uid: DEMO_STAFF };
const PLAN = { id: "bench", rates: [{ distance: 1, rateBp: 1_000 }] };
const PROMOTER = "oPromoter";
export const AMOUNT_FEN = 12_800;
/** So many orders are made at once. */
const TOGETHER = 8;

async function ask(control: Control, name: string, who: Identity, event: object): Promise<object> {
  const reply = await control.call(name, who, event);
  if (!reply.ok) throw new Error(`${name} refused: ${JSON.stringify(reply.error)}`);
  return (reply.data ?? {}) as object;
}

/** A shop with a plan and a promoter, whose fans have made orders that nobody has paid yet. Returns their ids. */
export async function openShop(control: Control, orders: number): Promise<readonly string[]> {
  const promoter: Identity = { openid: PROMOTER };
  await ask(control, "commission", staff, {
    ...{ action: "publishPlan", plan: PLAN, acknowledges: "all" },
  });
  await ask(control, "commission", promoter, { action: "apply" });
  const approval = { action: "approve", promoterId: PROMOTER, introducerId: null };
  await ask(control, "commission", staff, approval);
  const { code } = (await ask(control, "qrcode", promoter, { action: "issue" })) as {
    code: string;
  };
  const ids = Array.from({ length: orders }, (_, n) => `bench${String(n).padStart(7, "0")}`);
  const queue = ids.values();
  const maker = async () => {
    for (const order of queue) {
      const fan: Identity = { openid: `oBuyer${order}` };
      await ask(control, "qrcode", fan, { action: "scan", code });
      const lines = [{ sku: "tea", quantity: 1, paidFen: fen(AMOUNT_FEN) }];
      const event = { at: Date.now(), do: "pay" as const, order, buyer: fan.openid, lines };
      await ask(control, "order", fan, sealedCart(event).request);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, maker));
  return ids;
}

/** Throws unless the case holds the payment and owes the promoter his share. */
export function checkPaid(found: Case | undefined): void {
  const earned = found?.schedule.map(({ promoterId, amountFen }) => `${promoterId} ${amountFen}`);
  const isRight = found?.paidAtMs !== null && earned?.join() === `${PROMOTER} ${AMOUNT_FEN / 10}`;
  if (!isRight) throw new Error(`not paid as it should: ${JSON.stringify(found)}`);
}
