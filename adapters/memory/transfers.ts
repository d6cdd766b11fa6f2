import { assert } from "#core/assert.ts";
import { AMOUNT_FEN_MAX, type Fen, fen, NOTHING } from "#core/money.ts";
import type { TransferBill, TransferOrder, Transfers, TransferState } from "#ports/transfers.ts";

/**
 * What befalls a transfer. `success`, `fail`, `expire`: how it ends. The others befall the next call that
 * sends it, once: the reply is lost after WeChat took it, or the call is lost before.
 */
export type TransferFate =
  "success" | "fail" | "expire" | "timeout-but-applied" | "timeout-not-applied";

export interface MemoryTransfers extends Transfers {
  /** Scripts a fate, also for a number that is not in use yet. An end never changes. */
  script(transferNumber: string, fate: TransferFate): void;
  /** What the operating account holds; null = nobody knows. It holds plenty until this is said. */
  setBalance(availableFen: Fen | null): void;
  /** Every order that WeChat took, in the order of their coming, and how it stands. */
  taken(): readonly (TransferOrder & { readonly state: TransferState })[];
}

interface Transfer {
  readonly order: TransferOrder;
  readonly state: TransferState;
  readonly failReason: string | null;
}
type End = Pick<Transfer, "state" | "failReason">;

const ENDS: Readonly<Record<"success" | "fail" | "expire", End>> = {
  success: { state: "paid", failReason: null },
  fail: { state: "failed", failReason: "PAYEE_ACCOUNT_ABNORMAL" },
  expire: { state: "failed", failReason: "OVERDUE_CLOSE" },
};
const TIMEOUT = { answer: "unclear", reason: "no answer in time" } as const;

/**
 * WeChat's transfers in maps, for unit tests and the money simulation. Without a script every transfer
 * waits for its receiver. Nothing here is random or looks at a clock: the same calls give the same answers.
 */
export function memoryTransfers(): MemoryTransfers {
  const transfers = new Map<string, Transfer>();
  const ends = new Map<string, End>();
  const lost = new Map<string, "timeout-but-applied" | "timeout-not-applied">();

  function bill(transferNumber: string, packageInfo: string | null): TransferBill {
    const transfer = transfers.get(transferNumber);
    assert(transfer !== undefined, `no transfer ${transferNumber}`);
    const { state, failReason } = transfer;
    return {
      ...{ answer: "bill", state, failReason },
      packageInfo: state === "confirming" ? packageInfo : null,
    };
  }

  let balanceFen: Fen | null = fen(AMOUNT_FEN_MAX);
  return {
    merchantId: "1900000001",

    async send(order) {
      await Promise.resolve(); // Yields, as a call over the network does, so that others come between.
      const { transferNumber } = order;
      const fault = lost.get(transferNumber);
      lost.delete(transferNumber);
      if (fault === "timeout-not-applied") return TIMEOUT;

      const before = transfers.get(transferNumber);
      if (before === undefined) {
        transfers.set(transferNumber, { order, state: "confirming", failReason: null });
      } else if (!sameOrder(before.order, order)) {
        return fault ? TIMEOUT : { answer: "unclear", reason: "the number is another order's" };
      }
      const made = bill(transferNumber, `memory:${transferNumber}`);
      // A scripted end shows only to the next look, as with WeChat: nobody confirms before the reply.
      const end = ends.get(transferNumber);
      if (end !== undefined && before === undefined) {
        transfers.set(transferNumber, { order, ...end });
      }
      return fault === undefined ? made : TIMEOUT;
    },

    async read(transferNumber) {
      await Promise.resolve();
      return transfers.has(transferNumber) ? bill(transferNumber, null) : { answer: "none" };
    },

    async cancel(transferNumber) {
      await Promise.resolve();
      const transfer = transfers.get(transferNumber);
      if (transfer === undefined) return { answer: "none" };
      const { order, state } = transfer;
      if (state === "cancelled") return { answer: "asked" };
      if (state !== "confirming") return { answer: "unclear", reason: `it is ${state}` };
      transfers.set(transferNumber, { order, state: "cancelled", failReason: null });
      return { answer: "asked" };
    },

    async balance() {
      await Promise.resolve();
      if (balanceFen === null) return TIMEOUT;
      return { answer: "balance", availableFen: balanceFen, pendingFen: NOTHING };
    },
    setBalance: (availableFen) => void (balanceFen = availableFen),

    script(transferNumber, fate) {
      if (fate === "timeout-but-applied" || fate === "timeout-not-applied") {
        lost.set(transferNumber, fate);
        return;
      }
      ends.set(transferNumber, ENDS[fate]);
      const transfer = transfers.get(transferNumber);
      if (transfer?.state === "confirming") {
        transfers.set(transferNumber, { ...transfer, ...ENDS[fate] });
      }
    },

    taken: () => [...transfers.values()].map(({ order, state }) => ({ ...order, state })),
  };
}

function sameOrder(a: TransferOrder, b: TransferOrder): boolean {
  const isSamePayment = a.openid === b.openid && a.amountFen === b.amountFen;
  return isSamePayment && a.remark === b.remark && a.name === b.name;
}
