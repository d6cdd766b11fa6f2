import { memoryReads } from "#adapters/memory/reads.ts";
import { memoryStocks } from "#adapters/memory/stocks.ts";
import { storedPlans } from "#adapters/keyed/plans.ts";
import { type Around, memoryStore } from "#adapters/memory/store.ts";
import { memoryTransfers } from "#adapters/memory/transfers.ts";
import { actions as afterSalesActions } from "#functions/aftersales/actions.ts";
import { actions as checkoutActions } from "#functions/checkout/actions.ts";
import { serveNotices } from "#functions/notify/serveNotices.ts";
import { actions as orderActions } from "#functions/order/actions.ts";
import { actions as purchaseActions } from "#functions/purchase/actions.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { actions as storeActions } from "#functions/store/actions.ts";
import { sweepTimer } from "#functions/sweep/sweep.ts";
import { tend } from "#functions/tend/tend.ts";
import type { Caller } from "#ports/deps.ts";
import type { Notice } from "#ports/notices.ts";
import { shopSeal, shopVault } from "#tests/simulation/functions.ts";
import type { CallRecord } from "#tests/simulation/scheduler.ts";
import { logged } from "#tests/simulation/shop/logged.ts";
import { count, later, note, type Shop, wrong } from "#tests/simulation/shop/shop.ts";

export type FunctionName =
  "checkout" | "order" | "purchase" | "aftersales" | "store" | "notify" | "sweep" | "tend";
/** What a caller hears; `null` = nothing, or that the shop is busy. Then he asks again, or gives up. */
export type Reply =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly code: string };
export type Asked = {
  readonly to: FunctionName;
  readonly caller: Caller;
  readonly title: string;
  readonly event: object;
};
type Answer = {
  readonly ok?: boolean;
  readonly data?: unknown;
  readonly error?: { readonly code: string };
  readonly statusCode?: number;
  readonly body?: string;
};

const SKEW_MS_MAX = 2_000;
/** So long a request may be on its way after its caller died. */
const ECHO_MS_MAX = 45_000;
const UNCLEAR = { answer: "unclear", reason: "no answer in time" } as const;
const SILENT = ["busy", "payment_unclear"];

/** Calls a function as the platform does: alone in an instance, whose clock may be a little off. */
export function call(shop: Shop, asked: Asked, heard: (reply: Reply | null) => void): void {
  const { random, clock, scheduler, flights } = shop;
  const no = ++shop.made.calls;
  const record: CallRecord = {
    ...{ no, title: `${asked.title} (call ${no})`, startedMs: clock.nowMs },
    nowMs: clock.nowMs + random.between(-SKEW_MS_MAX, SKEW_MS_MAX),
    ...{ startedStep: scheduler.step(), firstStep: null, state: "running" },
    isSlow: random.chance(8),
  };
  const ended = (reply: Reply | null): void => {
    if (!flights.delete(record)) return;
    if (record.state === "running") record.state = "done";
    scheduler.forget(record);
    const code = reply === null ? "no reply" : reply.ok ? "ok" : reply.code;
    note(shop, `${record.title} ← ${code}`);
    count(shop, `${asked.title.split(" ", 1)[0]} ← ${code}`);
    heard(reply);
  };
  const sent = new Set<() => void>();
  flights.set(record, () => {
    for (const request of sent) {
      if (random.chance(15)) later(shop, random.below(ECHO_MS_MAX), () => echo(shop, request));
    }
    ended(null);
  });
  mainOf(
    shop,
    asked,
    record,
    sent,
  )(asked.event).then(
    (answer) => ended(replyOf(shop, record, answer as Answer)),
    (error: unknown) => {
      logged(shop, record, error);
      ended(null);
    },
  );
}

/** A request of a caller who is dead arrives after all. */
function echo(shop: Shop, request: () => void): void {
  count(shop, "echo");
  try {
    request();
  } catch {
    // Nobody hears what the database says to it.
  }
}

function mainOf(shop: Shop, { to, caller }: Asked, record: CallRecord, sent: Set<() => void>) {
  const { memory, payments, shipping, messages, scheduler } = shop;
  const held = scheduler.hold(() => record);
  const around: Around = (operation) => {
    sent.add(operation);
    return held(() => {
      sent.delete(operation);
      return operation();
    });
  };
  const word = async <T, L>(say: () => Promise<T>, lost: L): Promise<T | L> => {
    const fate = shop.wordFate();
    const answer = await around(() => (fate === "lost before" ? lost : say()));
    return fate === "answered" ? answer : lost;
  };
  const store = memoryStore(memory, around);
  const deps = {
    ...{ store, seal: shopSeal, vault: shopVault, pastLogs: true },
    caller: () => caller,
    reads: memoryReads(memory, around),
    plans: storedPlans(store, shopSeal),
    stocks: memoryStocks(memory, around),
    nowMs: () => record.nowMs,
    elapsedMs: () => 0,
    logError: (error: unknown) => logged(shop, record, error),
  };
  const pays = {
    payments: {
      channel: payments.channel,
      ask: (order: Parameters<typeof payments.ask>[0]) => word(() => payments.ask(order), UNCLEAR),
      read: (orderId: string) => word(() => payments.read(orderId), UNCLEAR),
      close: (orderId: string) => word(() => payments.close(orderId), UNCLEAR),
      refund: (order: Parameters<typeof payments.refund>[0]) =>
        word(() => payments.refund(order), UNCLEAR),
      readRefund: (of: Parameters<typeof payments.readRefund>[0]) =>
        word(() => payments.readRefund(of), UNCLEAR),
    },
  };
  const told = {
    messages: {
      templateOf: messages.templateOf,
      send: (message: Parameters<typeof messages.send>[0]) =>
        word(() => messages.send(message), UNCLEAR),
    },
  };
  const ships = {
    shipping: {
      tell: (info: Parameters<typeof shipping.tell>[0]) =>
        word(() => shipping.tell(info), { answer: "later", reason: UNCLEAR.reason } as const),
      read: (orderId: string) => around(() => shipping.read(orderId)).then((read) => read),
    },
  };
  // The signature is the adapter's business: here a notice is what its body says.
  const notices = {
    read: ({ body }: { readonly body: string }) =>
      ({ ok: true, notice: JSON.parse(body) as Notice }) as const,
  };
  // Each has the ports that its index.ts gives it.
  const mains: Readonly<Record<FunctionName, () => (event: unknown) => Promise<unknown>>> = {
    checkout: () => serve("checkout", deps, checkoutActions),
    order: () => serve("order", { ...deps, ...pays }, orderActions),
    purchase: () =>
      serve(
        "purchase",
        { ...deps, ...pays, ...told, ...ships, tracking: shop.tracking },
        purchaseActions,
      ),
    aftersales: () => serve("aftersales", { ...deps, ...pays, ...told }, afterSalesActions),
    store: () => serve("store", deps, storeActions),
    notify: () => serveNotices({ ...deps, notices, transfers: memoryTransfers() }),
    sweep: () => serveTimer({ ...deps, ...pays }, sweepTimer()),
    tend: () => serveTimer({ ...deps, ...pays, ...told, ...ships }, tend),
  };
  return mains[to]();
}

function replyOf(shop: Shop, { title }: CallRecord, answer: Answer): Reply | null {
  const { statusCode, body = "{}", ok, error, data } = answer;
  const code =
    statusCode !== undefined && statusCode !== 200
      ? (JSON.parse(body) as { message: string }).message
      : (error?.code ?? null);
  if (code === "internal" || code === "request_invalid") {
    wrong(shop, "reply", title, `${code} ${JSON.stringify(error)}`);
  }
  if (code !== null) return SILENT.includes(code) ? null : { ok: false, code };
  return { ok: true, data: ok === true ? data : answer };
}

const AGAIN_MS = [0, 100, 5_000, 60_000, 600_000, 7_200_000];

/** Asks, and asks the very same again until there is an answer. */
export function persistently(shop: Shop, asked: Asked, heard: (reply: Reply) => void): void {
  call(shop, asked, (reply) => {
    if (reply) return heard(reply);
    later(shop, shop.random.pick(AGAIN_MS), () => persistently(shop, asked, heard));
  });
}
/** Asks; of those who hear nothing some give up for good. */
export function mostly(shop: Shop, asked: Asked, heard: (reply: Reply) => void): void {
  call(shop, asked, (reply) => {
    if (reply) return heard(reply);
    if (shop.random.chance(25)) return count(shop, `${asked.title.split(" ", 1)[0]}: gave up`);
    later(shop, shop.random.pick(AGAIN_MS), () => mostly(shop, asked, heard));
  });
}
