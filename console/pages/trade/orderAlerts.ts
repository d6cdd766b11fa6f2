import type { OrderRow } from "../../services/purchase.ts";

/** What staff should see of an order before they open it. */
export type OrderAlert = "late" | "reminded" | "afterSales" | "failed" | "invoice" | "noted";

/** A mini program's shop is to send within 48 hours of the payment. */
const SHIP_WITHIN_MS = 48 * 3_600_000;
/** After so many failures a task waits for staff. */
const TRIES_MAX = 20;
const ENDED = new Set(["done", "refused", "withdrawn"]);

type Seen = Pick<
  OrderRow,
  | "state"
  | "delivery"
  | "paidAtMs"
  | "staffNotes"
  | "afterSales"
  | "tasks"
  | "invoice"
  | "note"
  | "parcels"
>;

export function alertsOf(order: Seen, nowMs: number): readonly OrderAlert[] {
  const isToShip = order.state === "paid" && order.delivery.kind === "express";
  const tells: Readonly<Record<OrderAlert, boolean>> = {
    failed: order.tasks.some(({ tries }) => tries >= TRIES_MAX),
    late:
      isToShip &&
      order.parcels.length === 0 &&
      order.paidAtMs !== null &&
      nowMs - order.paidAtMs > SHIP_WITHIN_MS,
    reminded: isToShip && order.staffNotes.some(({ by }) => by === "buyer"),
    afterSales: order.afterSales.some(({ state }) => !ENDED.has(state)),
    invoice: order.invoice !== null && order.invoice.issued === null,
    noted: order.note !== "",
  };
  const names = Object.keys(tells) as OrderAlert[]; // The keys of a closed table.
  return names.filter((name) => tells[name]);
}

/** "13800001234" → "138****1234": lists need no more. */
export const maskedPhone = (phone: string): string =>
  phone.length < 8 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
