import type { Bills } from "#ports/bills.ts";
import type { Payments } from "#ports/payments.ts";
import type { Transfers } from "#ports/transfers.ts";
import type { Line } from "#tests/proof/testing/line.ts";
import type { Channel, Outer } from "#tests/proof/testing/shop.ts";

const UNCLEAR = { answer: "unclear", reason: "no answer in time" } as const;

/** Everything that a function may say to WeChat, each word on the line of the call that says it. */
export function outerPorts(
  line: () => Line,
  say: <T>(word: (outer: Outer) => T) => Promise<Awaited<T>>,
  channel: Channel,
): { readonly transfers: Transfers; readonly payments: Payments; readonly bills: Bills } {
  const words =
    <A extends unknown[], T>(word: (outer: Outer, ...args: A) => Promise<T>) =>
    (...args: A): Promise<T | typeof UNCLEAR> =>
      line().outside<T | typeof UNCLEAR>(
        async () => await say((outer) => word(outer, ...args)),
        UNCLEAR,
      );
  return {
    bills: {
      trade: words(({ bills }, day: string) => bills.trade(day)),
      fund: words(({ bills }, ...of: Parameters<Bills["fund"]>) => bills.fund(...of)),
    },
    transfers: {
      merchantId: "1900000001",
      send: words(({ transfers }, order: Parameters<Transfers["send"]>[0]) =>
        transfers.send(order),
      ),
      read: words(({ transfers }, transferNumber: string) => transfers.read(transferNumber)),
      cancel: words(({ transfers }, transferNumber: string) => transfers.cancel(transferNumber)),
      balance: words(({ transfers }) => transfers.balance()),
    },
    payments: {
      channel,
      ask: words(({ payments }, order: Parameters<Payments["ask"]>[0]) => payments.ask(order)),
      read: words(({ payments }, orderId: string) => payments.read(orderId)),
      close: words(({ payments }, orderId: string) => payments.close(orderId)),
      refund: words(({ payments }, order: Parameters<Payments["refund"]>[0]) =>
        payments.refund(order),
      ),
      readRefund: words(({ payments }, order: Parameters<Payments["readRefund"]>[0]) =>
        payments.readRefund(order),
      ),
    },
  };
}
