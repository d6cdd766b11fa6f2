import { DAY_MS } from "#core/time.ts";
import {
  type Ledger,
  type Payout,
  knowledgeOf,
  owedFen,
  visibleFen,
} from "#tests/proof/model/ledger.ts";
import { taxesOf } from "#tests/simulation/modelTax.ts";

/** What a promoter is shown, in big integers. */
export type Statement = {
  readonly pendingFen: bigint;
  readonly availableFen: bigint;
  readonly frozenFen: bigint;
  readonly paidFen: bigint;
  readonly taxFen: bigint;
  readonly withdrawals: readonly string[];
};

const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);
const isOpen = ({ state }: Payout): boolean => state !== "paid" && state !== "released";
const isInFlight = ({ state }: Payout): boolean => state === "sending" || state === "confirming";
export const ownOf = ({ payouts }: Ledger, promoterId: string): Payout[] =>
  payouts.filter((payout) => payout.promoterId === promoterId);

function availableFen(ledger: Ledger, promoterId: string): bigint {
  const gone = ownOf(ledger, promoterId).filter(({ state }) => state !== "released");
  return (ledger.counted.get(promoterId) ?? 0n) - sum(gone.map((one) => BigInt(one.amountFen)));
}

/** Counts in what is due now. What nobody approved gives way, the newest first, while available is below zero. */
export function count(ledger: Ledger, promoterId: string): void {
  const visible = [...ledger.orders.values()].map((order) =>
    visibleFen(ledger, order, promoterId, ledger.nowMs),
  );
  ledger.counted.set(promoterId, sum(visible));
  for (const payout of ownOf(ledger, promoterId).reverse()) {
    if (availableFen(ledger, promoterId) >= 0n) return;
    if (payout.state === "requested") release(payout, "offset");
  }
}

export function release(payout: Payout, reason: Payout["reason"]): void {
  payout.state = "released";
  payout.reason = reason;
}

/** The same ledger for somebody who only looks. */
const copyOf = (ledger: Ledger): Ledger => ({
  ...ledger,
  payouts: ledger.payouts.map((payout) => ({ ...payout })),
  counted: new Map(ledger.counted),
});

export function statementOf(known: Ledger, promoterId: string): Statement {
  const ledger = copyOf(known);
  count(ledger, promoterId);
  const own = ownOf(ledger, promoterId);
  const owed = [...ledger.orders.values()].map((order) => owedFen(ledger, order, promoterId));
  const paid = own.filter(({ state }) => state === "paid");
  const taxFen = sum(paid.map(({ sent }) => BigInt(sent?.taxFen ?? 0)));
  return {
    pendingFen: sum(owed) - (ledger.counted.get(promoterId) ?? 0n),
    availableFen: availableFen(ledger, promoterId),
    frozenFen: sum(own.filter(isOpen).map(({ amountFen }) => BigInt(amountFen))),
    paidFen: sum(paid.map(({ amountFen }) => BigInt(amountFen))) - taxFen,
    taxFen,
    withdrawals: own.map(
      ({ id, amountFen, state, reason, sent }) =>
        `${id} ${amountFen} ${state} ${reason} ${sent?.taxFen ?? null}`,
    ),
  };
}

/** Why a request is refused, the first reason that applies; null = it is held. */
export function request(ledger: Ledger, id: string, promoterId: string, amountFen: number) {
  const plan = knowledgeOf(ledger).planAt(ledger.nowMs);
  const known = ledger.payouts.find((payout) => payout.id === id);
  if (known?.promoterId === promoterId && known.amountFen === amountFen) return null;
  if (known) return "withdrawal_id_taken";
  const { minFen, maxFen, openMax } = plan?.withdrawal ?? { minFen: 0, maxFen: 0, openMax: 0 };
  if (amountFen < Math.max(minFen, plan?.tax === "none" ? 10 : 20)) return "amount_below_minimum";
  if (amountFen > maxFen) return "amount_above_maximum";
  const looked = copyOf(ledger);
  count(looked, promoterId);
  if (ownOf(looked, promoterId).filter(isOpen).length >= openMax) return "too_many_open";
  if (BigInt(amountFen) > availableFen(looked, promoterId)) return "balance_insufficient";
  count(ledger, promoterId);
  ledger.payouts.push({
    ...{ id, promoterId, amountFen, state: "requested", reason: null, isApproved: false },
    ...{ sent: null, wechat: "none", end: null, lost: null },
  });
  return null;
}

export function approve(ledger: Ledger, payout: Payout): string | null {
  if (payout.isApproved) return null;
  const looked = copyOf(ledger);
  count(looked, payout.promoterId);
  const now = looked.payouts.find(({ id }) => id === payout.id);
  if (now?.state !== "requested") return "step_not_allowed";
  count(ledger, payout.promoterId);
  payout.state = "approved";
  payout.isApproved = true;
  sendApproved(ledger, payout.promoterId);
  return null;
}

/** The oldest first; where tax is withheld, one after the other. */
function sendApproved(ledger: Ledger, promoterId: string): void {
  const mode = knowledgeOf(ledger).planAt(ledger.nowMs)?.tax ?? "none";
  const own = ownOf(ledger, promoterId);
  for (const payout of own.filter(({ state }) => state === "approved")) {
    if (mode !== "none" && own.some(isInFlight)) return;
    const before = own
      .filter(({ state }) => state === "paid")
      .map(({ sent, amountFen }) => taxed(sent?.mode ?? "none", sent?.atMs ?? 0, amountFen))
      .sort((a, b) => a.sentAtMs - b.sentAtMs);
    const taxes = taxesOf([...before, taxed(mode, ledger.nowMs, payout.amountFen)]);
    payout.sent = { atMs: ledger.nowMs, mode, taxFen: taxes.at(-1) ?? 0 };
    payout.state = "sending";
    send(ledger, payout);
  }
}
const taxed = (mode: "none" | "labour" | "platform", sentAtMs: number, grossFen: number) => ({
  ...{ mode, sentAtMs, grossFen },
});

/** WeChat forgets a number after 30 days, so an older one is not told again. */
const TOLD_AGAIN_MS = 29 * DAY_MS;

function send({ nowMs }: Ledger, payout: Payout): void {
  if (nowMs - (payout.sent?.atMs ?? 0) >= TOLD_AGAIN_MS) return;
  const { lost } = payout;
  payout.lost = null;
  if (lost === "not taken") return;
  if (payout.wechat === "none") payout.wechat = payout.end ?? "waiting"; // It shows at the next look.
  if (lost === null) payout.state = "confirming";
}

/** Asks WeChat about one that was sent; what never came there is sent again. */
function look(ledger: Ledger, payout: Payout): void {
  if (payout.wechat === "none" && payout.state === "sending") send(ledger, payout);
  else if (payout.wechat === "waiting") payout.state = "confirming";
  else if (payout.wechat === "paid") payout.state = "paid";
  else if (payout.wechat !== "none") release(payout, payout.wechat);
}

/** What the timer does with a promoter's withdrawals. */
export function pursue(ledger: Ledger, promoterId: string): void {
  for (const payout of ownOf(ledger, promoterId).filter(isInFlight)) look(ledger, payout);
  sendApproved(ledger, promoterId);
}

/** What the timer takes back from WeChat, the newest first, while somebody owes: it shows at the next look. */
export function takeBack(ledger: Ledger, promoterId: string): void {
  let coveredFen = 0n;
  for (const payout of ownOf(ledger, promoterId).filter(isInFlight).reverse()) {
    if (availableFen(ledger, promoterId) + coveredFen >= 0n) return;
    if (payout.state !== "confirming") continue;
    if (payout.wechat === "waiting") payout.wechat = "failed";
    coveredFen += BigInt(payout.amountFen);
  }
}

/** The promoter comes back from WeChat's page. */
export function refresh(ledger: Ledger, payout: Payout): string | null {
  const { state } = payout;
  if (state === "requested" || (state === "released" && payout.sent === null)) {
    return "step_not_allowed";
  }
  if (!isOpen(payout)) return null;
  pursue(ledger, payout.promoterId);
  if (state === "approved" && isInFlight(payout)) {
    look(ledger, payout);
    sendApproved(ledger, payout.promoterId);
  }
  return null;
}

/** Ends one that was not sent, by staff or by its owner. */
export function end(payout: Payout, reason: "rejected" | "cancelled"): string | null {
  if (payout.state === "released" && payout.reason === reason) return null;
  const isAllowed =
    payout.state === "requested" || (reason === "cancelled" && payout.state === "approved");
  if (!isAllowed) return "step_not_allowed";
  release(payout, reason);
  return null;
}
