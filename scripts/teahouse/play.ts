import type { Control, FunctionReply } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { accepted, type Request } from "./open.ts";
import { addressOf, buyerId, orderId, promoterId } from "./people.ts";
import { personOf } from "./places.ts";
import type { Act } from "./story.ts";

/** What was refused, by `action: code`, and how often. A few are part of the story: a tea is sold out, a coupon is used. */
export type Refused = Map<string, number>;

const WORTH_A_WITHDRAWAL_FEN = 2_000;
type Placed = { readonly totalFen: number };

/**
 * Plays acts of the story as the people in it would: through the functions, with WeChat's stand-in for the money.
 *
 * - `deskUntilMs`: after-sales asked for later than that still wait for staff.
 */
export function openCast(control: Control, deskUntilMs: number) {
  const staff = { uid: DEMO_STAFF };
  const refused: Refused = new Map();
  const codes = new Map<string, Promise<string>>();
  const met = new Set<number>();
  const bought = new Map<number, Placed>();
  let withdrawals = 0;
  const person = (openid: string) => ({ openid });
  /** The reply's data; null when it was refused, which is counted. */
  function taken(reply: FunctionReply, what: string): Record<string, unknown> | null {
    if (reply.ok) return reply.data as Record<string, unknown>;
    if (reply.error.code === "internal") accepted(reply, what);
    const key = `${what}: ${reply.error.code}`;
    refused.set(key, (refused.get(key) ?? 0) + 1);
    return null;
  }
  async function call(name: string, who: { openid: string } | { uid: string }, event: Request) {
    return taken(await control.call(name, who, event), `${name}.${event.action}`);
  }
  const codeOf = (promoter: number, channel: string): Promise<string> => {
    const key = `${promoter} ${channel}`;
    const known = codes.get(key) ?? issue(promoter, channel);
    codes.set(key, known);
    return known;
  };
  async function issue(promoter: number, channel: string): Promise<string> {
    const issued = await control.call("qrcode", person(promoterId(promoter)), {
      action: "issue",
      channel,
    });
    return String(accepted(issued, "qrcode.issue")["code"]);
  }
  /** The first time somebody buys he becomes a member, writes down where he lives and takes a coupon. */
  async function meet(buyer: number): Promise<void> {
    if (met.has(buyer)) return;
    met.add(buyer);
    const who = person(buyerId(buyer));
    await call("checkout", who, { action: "saveAddress", address: addressOf(buyer) });
    await call("checkout", who, { action: "joinMembers" });
    await call("checkout", who, {
      action: "takeCoupon",
      campaignId: "welcome",
      couponId: `${buyerId(buyer)}-welcome`,
    });
  }
  async function buy({
    order,
    buyer,
    items,
    store,
    pays,
    usesCoupon,
  }: Extract<Act, { does: "buy" }>): Promise<void> {
    await meet(buyer);
    const who = person(buyerId(buyer));
    const { name, phone } = personOf(buyer);
    const delivery =
      store === null
        ? { kind: "express", addressId: "home" }
        : { kind: "pickup", storeId: store, name, phone };
    const basket = { items, delivery };
    const quote = await call("checkout", who, {
      action: "quote",
      ...basket,
      couponId: usesCoupon ? "best" : null,
    });
    if (quote === null) return;
    const { amounts, couponId = null } = quote as { amounts: Placed; couponId?: string | null };
    const id = orderId(order);
    const expectedFen = amounts.totalFen;
    const placed = await call("checkout", who, {
      action: "place",
      orderId: id,
      ...basket,
      couponId,
      expectedFen,
      note: "",
    });
    if (placed === null || !pays) return;
    if ((await call("order", who, { action: "pay", orderId: id })) === null) return;
    await control.post("/control/wechat/pay", { outTradeNo: id });
    bought.set(order, amounts);
  }
  async function ship(order: number): Promise<void> {
    const trackingNumber = `SF${String(1_400_000_000_000 + order * 7_919)}`;
    const parcel = { orderId: orderId(order), parcelId: "1", carrier: "SF", trackingNumber };
    await call("purchase", staff, { action: "shipMany", parcels: [parcel] });
  }
  async function redeem(order: number, buyer: number): Promise<void> {
    const seen = await call("purchase", person(buyerId(buyer)), {
      action: "show",
      orderId: orderId(order),
    });
    const delivery = seen?.["delivery"] as { code?: string; storeId?: string } | undefined;
    const storeId = delivery?.storeId ?? String(seen?.["storeId"]);
    await call("store", staff, {
      action: "redeem",
      storeId,
      orderId: orderId(order),
      code: delivery?.code ?? "",
    });
  }
  /** Money back before anything was sent, or one piece back afterwards. Staff agree the same day. */
  async function complain({ order, buyer, kind, atMs }: Extract<Act, { does: "complain" }>) {
    const who = person(buyerId(buyer));
    const one = { orderId: orderId(order), id: `AS${orderId(order)}` };
    const reason = kind === "refund" ? "not_wanted" : "broken";
    const lines = [{ line: 0, quantity: 1 }];
    const ask = { action: "ask", ...one, kind, lines, reason, text: "" };
    if ((await call("aftersales", who, ask)) === null) return;
    if (atMs > deskUntilMs) return; // Staff have not come to it yet.
    await call("aftersales", staff, { action: "agree", ...one, text: "同意" });
    if (kind === "refund") return;
    const way = { carrier: "SF", trackingNumber: `SF9${String(order).padStart(12, "0")}` };
    await call("aftersales", who, { action: "sendBack", ...one, ...way });
    const back = [{ line: 0, sellable: 0 }];
    await call("aftersales", staff, { action: "arrived", ...one, lines: back, text: "已签收" });
  }
  /** All that is there, when it is worth the while; WeChat's receiver confirms at once. */
  async function withdraw(promoter: number): Promise<void> {
    const who = person(promoterId(promoter));
    const shown = await call("withdraw", who, { action: "show" });
    const amountFen = Number(shown?.["availableFen"] ?? 0);
    if (amountFen < WORTH_A_WITHDRAWAL_FEN) return;
    const withdrawalId = `${promoterId(promoter)}-${(withdrawals += 1)}`;
    if (!(await call("withdraw", who, { action: "request", withdrawalId, amountFen }))) return;
    const found = await call("withdraw", staff, { action: "find", withdrawalId });
    const confirm = { outBillNo: found?.["transferNumber"], result: "success" };
    await control.post("/control/wechat/transfers/answer", confirm);
    await call("withdraw", staff, { action: "review", withdrawalId, approve: true });
  }
  async function play(act: Act): Promise<void> {
    switch (act.does) {
      case "join": {
        const { promoter, introducer } = act;
        await call("commission", person(promoterId(promoter)), { action: "apply" });
        const introducerId = introducer === null ? null : promoterId(introducer);
        await call("commission", staff, {
          action: "approve",
          promoterId: promoterId(promoter),
          introducerId,
          level: null,
        });
        return;
      }
      case "scan": {
        const code = await codeOf(act.promoter, act.channel);
        await call("qrcode", person(buyerId(act.fan)), { action: "scan", code });
        return;
      }
      case "buy":
        return buy(act);
      case "withdraw":
        return withdraw(act.promoter);
      default:
        if (!bought.has(act.order)) return; // It was refused, or nobody paid.
    }
    if (act.does === "ship") return ship(act.order);
    if (act.does === "redeem") return redeem(act.order, act.buyer);
    if (act.does === "complain") return complain(act);
    if (act.does === "receive") {
      await call("purchase", person(buyerId(act.buyer)), {
        action: "receive",
        orderId: orderId(act.order),
      });
    }
  }
  return { play, refused };
}
