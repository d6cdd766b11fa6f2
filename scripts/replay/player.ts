import type { EventOf, LogEvent } from "#scripts/replay/events.ts";
import type { NumberedEvent } from "#scripts/replay/reader.ts";
import { knownCodes } from "#scripts/replay/codes.ts";
import { madeUpPerson } from "#scripts/replay/identity.ts";
import { sealedCart } from "#scripts/replay/shop.ts";
import type { Control, FunctionError, FunctionReply } from "#scripts/stack/control.ts";
import { DEMO_STAFF, DEMO_STAFF_TWO } from "#scripts/stack/environment.ts";

/** Why the system refused an event; null = it did not. */
export type Refusal = FunctionError | null;
/** Plays one event. */
export type Player = (numbered: NumberedEvent) => Promise<Refusal>;

const staff = { uid: DEMO_STAFF };
const secondStaff = { uid: DEMO_STAFF_TWO };
const person = (openid: string) => ({ openid });
const refusal = (reply: FunctionReply): Refusal => {
  if (reply.ok) return null;
  if (reply.error.code === "internal") throw new Error("a function failed: see the lines above");
  return reply.error;
};

/** Approved, so that WeChat has it or will. */
const IN_HAND = ["approved", "sending", "confirming"];
type FoundWithdrawal = {
  promoterId: string;
  transferNumber: string;
  state: string;
  /** Why it was released. */
  reason: string | null;
};

/** What staff are told after a review: one yes may not be enough. */
type Reviewed = { state: string; approvals: readonly unknown[]; approvalsNeeded: number };

/** How a withdrawal ended at WeChat; null = it has not, or never came there. */
function endOf({ state, reason }: FoundWithdrawal): EventOf<"transfer">["result"] | null {
  if (state === "paid") return "success";
  if (reason === "failed") return "fail";
  return reason === "expired" ? "expire" : null;
}

/** Plays events through the functions that a mini program, WeChat or staff would call. */
export function openPlayer(control: Control): Player {
  const asStaff = (name: string, event: object) => control.call(name, staff, event);
  const codeOf = knownCodes(control);
  let people = 0;
  /** Nobody's name is in a log: whoever needs one to be paid is somebody made up. */
  const introduce = async (promoterId: string): Promise<Refusal> => {
    const somebody = { ...madeUpPerson(people++), consent: true };
    const event = { action: "submitIdentity", ...somebody };
    return refusal(await control.call("tax", person(promoterId), event));
  };
  const answerTransfer = (outBillNo: string, result: string) =>
    control.post("/control/wechat/transfers/answer", { outBillNo, result });

  const play: { [D in LogEvent["do"]]: (event: EventOf<D>) => Promise<Refusal> } = {
    async plan(event) {
      const { plan } = event;
      const publish = { action: "publishPlan", plan, acknowledges: "all" };
      return refusal(await asStaff("commission", publish));
    },
    async join({ promoter, introducer = null, level = null }) {
      const applied = await control.call("commission", person(promoter), { action: "apply" });
      if (!applied.ok) return refusal(applied);
      const approve = { action: "approve", promoterId: promoter, introducerId: introducer, level };
      return refusal(await asStaff("commission", approve));
    },
    async scan({ fan, promoter, channel }) {
      const code = await codeOf(promoter, channel);
      if (code === null) return null; // There is no such code to open, so nobody is bound.
      return refusal(await control.call("qrcode", person(fan), { action: "scan", code }));
    },
    async pay(event) {
      const { request, totalFen } = sealedCart(event);
      const created = await control.call("order", person(event.buyer), request);
      if (!created.ok) return refusal(created);
      const { replies } = await control.post("/control/wechat/pay", {
        functionName: "order",
        outTradeNo: event.order,
        openid: event.buyer,
        totalFee: totalFen,
        notices: event.notices ?? 1,
        delayMs: event.noticeDelayMs ?? 0,
      });
      const [reply] = replies as { errcode?: number; errmsg?: string }[];
      if (reply === undefined || reply.errcode === 0) return null;
      return { code: reply.errmsg ?? "internal", message: "" };
    },
    async receive({ order }) {
      const confirm = { action: "confirmReceipt", orderId: order };
      return refusal(await asStaff("order", confirm));
    },
    async refund({ order, refund, lines }) {
      const record = { action: "recordRefund", orderId: order, refundId: refund, lines };
      const recorded = refusal(await asStaff("order", record));
      if (recorded !== null) return recorded;
      // The shop paid it back at WeChat, so that WeChat's bill has it too.
      const refundFee = lines.reduce((sum, { refundFen }) => sum + refundFen, 0);
      const made = { outTradeNo: order, outRefundNo: refund, refundFee };
      await control.post("/control/wechat/refunds/make", made);
      return null;
    },
    async withdraw({ promoter, id, amountFen }) {
      const request = { action: "request", withdrawalId: id, amountFen };
      const ask = async () => refusal(await control.call("withdraw", person(promoter), request));
      const first = await ask();
      if (first?.code !== "identity_required") return first;
      return (await introduce(promoter)) ?? ask();
    },
    async review({ id, approve }) {
      // The log alone says how a payout ends: so WeChat is told to leave it open, for longer than a day.
      const found = await asStaff("withdraw", { action: "find", withdrawalId: id });
      if (!found.ok) return refusal(found);
      const { transferNumber, state } = found.data as FoundWithdrawal;
      if (approve && state === "requested") await answerTransfer(transferNumber, "transfering");
      const review = { action: "review", withdrawalId: id, approve };
      const reviewed = await asStaff("withdraw", review);
      if (!reviewed.ok || !approve) return refusal(reviewed);
      const { approvals, approvalsNeeded } = reviewed.data as Reviewed;
      if (approvals.length >= approvalsNeeded) return null;
      return refusal(await control.call("withdraw", secondStaff, review)); // A log tells what all of them decided.
    },
    async transfer({ id, result }) {
      const found = await asStaff("withdraw", { action: "find", withdrawalId: id });
      if (!found.ok) return refusal(found);
      const withdrawal = found.data as FoundWithdrawal;
      const { promoterId, transferNumber, state } = withdrawal;
      const end = endOf(withdrawal); // What has ended cannot end otherwise.
      if (end !== null) return end === result ? null : { code: "step_not_allowed", message: "" };
      if (IN_HAND.includes(state)) await answerTransfer(transferNumber, result);
      const refresh = { action: "refresh", withdrawalId: id };
      return refusal(await control.call("withdraw", person(promoterId), refresh));
    },
    async level({ promoter, level }) {
      const set = { action: "setLevel", promoterId: promoter, level };
      return refusal(await asStaff("commission", set));
    },
    async ban({ promoter, reason }) {
      const ban = { action: "ban", promoterId: promoter, reason };
      return refusal(await asStaff("commission", ban));
    },
    async appoint({ promoter, region, store, staff, until }) {
      const appoint = { action: "appoint", promoterId: promoter, region, store, staff };
      return refusal(await asStaff("commission", { ...appoint, untilMs: until }));
    },
    async dismiss({ promoter, region, store, staff }) {
      const dismiss = { action: "dismiss", promoterId: promoter, region, store, staff };
      return refusal(await asStaff("commission", dismiss));
    },
    wait: async () => null,
  };

  return ({ event }) => {
    const player = play[event.do] as (event: LogEvent) => Promise<Refusal>;
    return player(event);
  };
}
