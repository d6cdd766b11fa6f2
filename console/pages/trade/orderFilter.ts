import { isCity, wholePlace } from "./wordsPlaces.ts";
import { momentOf, spanOfDays } from "../../lib/daysFilter.ts";
import { orderIdsOf, phoneOf, plain } from "../../lib/typed.ts";
import type { OrderFilter } from "../../services/purchase.ts";

/** The tabs of the work list, by their name in the address. */
export const ORDER_TABS = [
  ...["all", "created", "toShip", "toCollect", "shipped", "received", "closed", "cancelled"],
  "asksStaff",
  "toInvoice",
] as const;

const STATES: Readonly<Record<string, OrderFilter>> = {
  created: { state: "created" },
  toShip: { state: "paid", delivery: "express" },
  toCollect: { state: "paid", delivery: "pickup" },
  paid: { state: "paid" },
  shipped: { state: "shipped" },
  received: { state: "received" },
  closed: { state: "closed" },
  cancelled: { state: "cancelled" },
  asksStaff: { asksStaff: true },
  failed: { asksStaff: true },
  toInvoice: { awaitsInvoice: true },
};

/** The tab that an address shows; "paid" of other pages is both that are to be sent and collected, and no tab. */
export function tabOf(state: string): string {
  if (state === "") return "all";
  return state === "failed" ? "asksStaff" : state;
}

type Get = (name: string) => string;

/** What the address asks for, less what is searched by a word. */
export function orderFilterOf(get: Get): OrderFilter {
  const until = momentOf(get("until"));
  const said = (name: string, value: string) => (value === "" ? {} : { [name]: value });
  return {
    ...STATES[get("state")],
    ...spanOfDays(get("days")),
    ...(until === null ? {} : { untilMs: until }),
    ...said("storeId", get("store")),
    ...said("productId", get("product")),
    ...said("sku", get("sku")),
    ...placeOf(get("region").trim()),
  };
}

function placeOf(typed: string): OrderFilter {
  if (typed === "") return {};
  const place = wholePlace(typed);
  return isCity(place) ? { city: place } : { province: place };
}

const MOBILE = /^1\d{10}$/;
const PHONE = /^[0-9+ -]{7,20}$/;
const TRACKING = /^[0-9A-Za-z-]{6,30}$/;

/** What a typed word may be, the likeliest first: an order's number, a phone, a tracking number. */
export function searchesOf(typed: string): readonly OrderFilter[] {
  const q = typed.trim();
  if (q === "") return [{}];
  const mobile = phoneOf(q);
  if (MOBILE.test(mobile)) return [{ phone: mobile }];
  const number = plain(q);
  const [first, ...others] = orderIdsOf(q).map((orderId) => ({ orderId }));
  return [
    ...(first ? [first] : []),
    ...(TRACKING.test(number) ? [{ trackingNumber: number }] : []),
    ...(PHONE.test(q) ? [{ phone: q }] : []),
    ...others,
  ];
}
