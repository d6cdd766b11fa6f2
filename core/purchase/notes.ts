import type { Purchase } from "#core/purchase/purchase.ts";

/** Who acts, and writes, where no person does. */
export const SHOP = "shop";

/** So many notes a purchase may have: it is one document. */
export const STAFF_NOTES_MAX = 50;

/** The purchase with one more note for staff. The shop's own notes always find room: the oldest goes. */
export function noted(purchase: Purchase, atMs: number, by: string, text: string): Purchase {
  const staffNotes = [...purchase.staffNotes, { atMs, by, text }].slice(-STAFF_NOTES_MAX);
  return { ...purchase, staffNotes };
}
