import type { Break } from "#core/reconcile/break.ts";

/** Where what a break is about can be looked at; null = nowhere here, as WeChat alone knows of it. */
export function breakPath({ kind, about }: Pick<Break, "kind" | "about">): string | null {
  const ofDay = /^fund-basic\/(\d{4}-\d{2})/.exec(about)?.[1];
  if (ofDay !== undefined) return `/reconciliation?month=${ofDay}`;
  if (kind === "payment_unknown" || kind === "refund_unknown") return null;
  const isTransfer = /^F\d+W\d+T/.test(about);
  if (isTransfer) return `/withdrawals?state=all&transfer=${encodeURIComponent(about)}`;
  if (kind.startsWith("transfer_")) return null;
  const [orderId = ""] = about.split("/");
  return `/orders/${encodeURIComponent(orderId)}`;
}
