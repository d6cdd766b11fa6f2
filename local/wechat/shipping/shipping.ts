import { join } from "node:path";
import type { Clock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import { fieldsOf, onlyFields, textField } from "../../control/fields.ts";
import { get, post, type Routes } from "../../control/route.ts";
import type { Durability } from "../../eventFile.ts";
import { openJournal } from "../journal.ts";
import { pageOf } from "../lists.ts";
import type { OpenInterfaces } from "../open/openApiCall.ts";
import type { PushToFunction } from "../push/functionPush.ts";
import type { Script } from "../script.ts";
import { keyText, type PayBook } from "../trade/payBook.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { findPaid } from "./paidOrders.ts";
import { createPushQueue } from "./pushQueue.ts";
import { paidOf, shippingApis, type ShippingMeans } from "./shippingApis.ts";
import {
  applyShippingEvent,
  emptyShippingBook,
  stateAt,
  type Shipment,
  type ShippingBook,
  type ShippingEvent,
} from "./shippingBook.ts";
import { owedPushes, settledId, shippingJson } from "./shippingReplies.ts";
import { createTracks } from "./tracks.ts";

/** Shipping of paid orders, as WeChat keeps it, and the paths of parcels. */
export interface Shipping {
  readonly interfaces: OpenInterfaces;
  readonly routes: Routes;
  nextDueMs(): number | undefined;
  /** Pushes the events that fall due up to an instant. */
  runDue(untilMs: number): Promise<number>;
  settled(): Promise<void>;
}

/** `directory` is WeChat's own. What is read there and was not pushed is pushed still. */
export function createShipping(o: {
  directory: string;
  clock: Clock;
  durability: Durability;
  script: Script;
  payBook: () => PayBook;
  appids: () => readonly string[] | null;
  push: PushToFunction;
}): Shipping {
  const { clock, payBook } = o;
  const journal = openJournal<ShippingBook, ShippingEvent>({
    ...{ path: join(o.directory, "shipping.jsonl"), durability: o.durability },
    ...{ empty: emptyShippingBook, apply: applyShippingEvent },
  });
  const { inTurn, book } = journal;
  const owedNow = (key: Shipment["key"]) => {
    const shipment = book().shipments.get(keyText(key));
    const paid = shipment && findPaid(payBook(), key, clock.nowMs());
    return paid && shipment ? owedPushes(paid, shipment) : [];
  };
  const pushes = createPushQueue({ ...o, inTurn, book, owedNow });
  const { appids } = o;
  const means: ShippingMeans = { clock, inTurn, book, payBook, appids, onChange: pushes.plan };
  const tracks = createTracks({ clock, inTurn, book });
  for (const { key } of book().shipments.values()) {
    if (!book().pushed.has(settledId(key))) pushes.plan(key);
  }

  return {
    interfaces: new Map([
      ...shippingApis(means),
      ["logistics.getPath", async (parameters) => tracks.path(parameters)],
    ]),
    routes: new Map([
      ["/control/wechat/shipping", get(async ({ query }) => listShipments(means, query))],
      ["/control/wechat/shipping/confirm", post(async ({ body }) => confirm(means, body))],
      ["/control/wechat/shipping/track", post(async ({ body }) => tracks.add(body))],
    ]),
    nextDueMs: pushes.nextDueMs,
    runDue: pushes.runDue,
    settled: journal.settled,
  };
}

/** The buyer confirms that he has it. Errors: ControlError; not_shipped where there is nothing to confirm. */
async function confirm(means: ShippingMeans, body: unknown): Promise<object> {
  const fields = fieldsOf(body);
  onlyFields(fields, ["outTradeNo", "mchid"], "a receipt");
  const no = textField(fields, "outTradeNo");
  const mchid = fields["mchid"] === undefined ? DEV_MERCHANT.mchid : textField(fields, "mchid");
  return means.inTurn(async (book, commit) => {
    const atMs = means.clock.nowMs();
    const key = { mchid, no };
    const paid = paidOf(means, { key });
    const shipment = book.shipments.get(keyText(key));
    if (paid === undefined) throw new ControlError("order_not_found", `nobody paid ${no}`, 404);
    if (shipment === undefined || stateAt(shipment, atMs) !== 2 || paid.isRefunded) {
      throw new ControlError("not_shipped", `${no} is not on its way to its buyer`, 409);
    }
    await commit([{ type: "confirmed", key, atMs }]);
    means.onChange(key);
    return { outTradeNo: no, receivedAtMs: atMs };
  });
}

/** What was told of shipping, the newest order first, as WeChat tells it. */
function listShipments({ book, payBook, clock }: ShippingMeans, query: URLSearchParams): object {
  const nowMs = clock.nowMs();
  const all = [...book().shipments.values()].reverse().flatMap((shipment) => {
    const paid = findPaid(payBook(), shipment.key, nowMs);
    if (paid === undefined) return [];
    const { remindedAtMs, confirmedAtMs } = shipment;
    return [
      {
        ...shippingJson(paid, shipment, nowMs),
        reminded_at_ms: remindedAtMs,
        confirmed_at_ms: confirmedAtMs,
      },
    ];
  });
  const { items: shipments, ...page } = pageOf(all, query);
  return { shipments, ...page, jumpPath: book().jumpPath };
}
