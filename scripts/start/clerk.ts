import type { Control, FunctionReply } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";

/** How often he looks at his desk, and how long he lets a parcel wait: long enough for the buyer to see the order paid. */
const ROUND_MS = 4_000;
const PACKING_MS = 20_000;
/** So long he trusts the number of orders to ship. */
const LOOK_MS = 600_000;
const PAGE = 100;

type Row = Readonly<Record<string, unknown>>;
export type Clerk = {
  readonly stop: () => Promise<void>;
  /** One look at the desk. */
  readonly round: (nowMs: number) => Promise<void>;
};

/**
 * Somebody of the demo's staff who says yes: to applications, withdrawals, parcels and after-sales that come after he
 * began, so that whoever tries the phones alone gets on. What was on the desk before stays there. He rests while anybody
 * is signed in at the console, and does nothing that staff could not do, through the same functions.
 */
export function employClerk(control: Control, sinceMs: number, say: (what: string) => void): Clerk {
  const ask = (name: string, action: string, fields: object = {}): Promise<FunctionReply> =>
    control.call(name, { uid: DEMO_STAFF }, { action, ...fields });
  const rows = async (name: string, action: string, field: string, fields: object) => {
    const reply = await ask(name, action, { limit: PAGE, ...fields });
    return reply.ok ? ((reply.data as Row)[field] as readonly Row[]) : [];
  };
  const doIt = async (what: string, name: string, action: string, fields: object) => {
    const reply = await ask(name, action, fields);
    if (reply.ok) say(what);
  };

  async function admit(): Promise<void> {
    const all = await rows("commission", "applications", "applications", {});
    for (const { promoterId, appliedAtMs, state } of all) {
      if (state !== "applied" || Number(appliedAtMs) < sinceMs) continue;
      const approval = { promoterId, introducerId: null };
      await doIt("通过了一份推广员申请", "commission", "approve", approval);
    }
  }

  async function payOut(): Promise<void> {
    let isAny = false;
    for (const wallet of await rows("withdraw", "list", "wallets", {})) {
      const { promoterId } = wallet;
      for (const { withdrawalId, state, requestedAtMs } of wallet["withdrawals"] as Row[]) {
        if (state !== "requested" || Number(requestedAtMs) < sinceMs) continue;
        await doIt("通过了一笔提现", "withdraw", "review", {
          ...{ withdrawalId, promoterId, approve: true },
        });
        isAny = true;
      }
    }
    if (isAny) await control.post("/control/timers/run", { name: "payout" });
  }

  // A list of orders shows people's addresses, and each look at it is logged: he looks when the number of those to ship
  // is another one, while a parcel is being packed, and now and then.
  let lastToShip = -1;
  let lastLookMs = 0;
  let isPacking = false;
  async function ship(nowMs: number): Promise<void> {
    const reply = await ask("purchase", "counts");
    const toShip = reply.ok ? Number(((reply.data as Row)["counts"] as Row)["toShip"]) : -1;
    if (!isPacking && toShip === lastToShip && nowMs - lastLookMs < LOOK_MS) return;
    lastToShip = toShip;
    lastLookMs = nowMs;
    isPacking = false;
    const filter = { state: "paid", delivery: "express", fromMs: sinceMs };
    for (const { _id: orderId, paidAtMs } of await rows("purchase", "all", "purchases", filter)) {
      if (Number(paidAtMs) + PACKING_MS > nowMs) {
        isPacking = true;
        continue;
      }
      const trackingNumber = `SF${String(nowMs).slice(-12)}`;
      const parcel = { orderId, parcelId: "1", carrier: "SF", trackingNumber };
      await doIt("发出了一件包裹", "purchase", "ship", parcel);
    }
  }

  async function agree(): Promise<void> {
    const filter = { state: "asked" };
    for (const one of await rows("aftersales", "list", "afterSales", filter)) {
      const { orderId, id, askedAtMs } = one;
      if (Number(askedAtMs) < sinceMs) continue;
      await doIt("同意了一笔售后", "aftersales", "agree", { orderId, id, text: "" });
    }
  }

  /** Whether somebody sits at the console: then he decides. */
  async function isRelieved(): Promise<boolean> {
    const people = await rows("staff", "people", "people", {});
    return people.some(({ sessions }) => Number(sessions) > 0);
  }

  async function round(nowMs: number): Promise<void> {
    if (await isRelieved()) return;
    await admit();
    await payOut();
    await ship(nowMs);
    await agree();
  }

  let isOver = false;
  let wake: () => void = () => undefined;
  const work = (async () => {
    while (!isOver) {
      // A desk that cannot be reached now is looked at in the next round.
      await round(Date.now()).catch(() => undefined);
      await new Promise<void>((next) => {
        wake = next;
        setTimeout(next, ROUND_MS).unref();
      });
    }
  })();
  const stop = async () => {
    isOver = true;
    wake();
    await work;
  };
  return { stop, round };
}
