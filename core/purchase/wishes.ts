import { canonicalJson } from "#core/canonicalJson.ts";
import type { Address } from "#core/buyer/buyer.ts";
import { STAFF_NOTES_MAX, noted } from "#core/purchase/notes.ts";
import type { Invoice, Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import { chinaDay } from "#core/time.ts";

/** What a buyer asks of a purchase besides after-sales. In order of precedence. */
export type WishError = {
  readonly code:
    | "purchase_unpaid"
    | "purchase_closed"
    | "reminded_today"
    | "invoice_issued"
    | "invoice_not_asked"
    | "address_fixed"
    | "address_other_freight"
    | "notes_full";
};
type Wish = Result<Purchase, WishError>;

/** Who wrote a note that the buyer caused. */
export const BUYER = "buyer";
const REMINDS = "买家提醒发货。";
/** Of all notes so many may be people's: the shop itself must find room. */
const WRITTEN_MAX = STAFF_NOTES_MAX - 10;

/** The buyer would like his goods sent: staff find a note, one in a day of China's calendar. */
export function remind(purchase: Purchase, nowMs: number): Wish {
  if (purchase.state === "created") return err({ code: "purchase_unpaid" });
  if (purchase.state !== "paid" || purchase.delivery.kind === "pickup") {
    return err({ code: "purchase_closed" });
  }
  const isTold = purchase.staffNotes.some(
    ({ by, text, atMs }) => by === BUYER && text === REMINDS && chinaDay(atMs) === chinaDay(nowMs),
  );
  return isTold ? err({ code: "reminded_today" }) : ok(noted(purchase, nowMs, BUYER, REMINDS));
}

/** Staff write something down for each other. The same text by the same person again, as the newest, is the same note. */
export function addNote(purchase: Purchase, by: string, text: string, nowMs: number): Wish {
  const newest = purchase.staffNotes.at(-1);
  if (newest?.by === by && newest.text === text) return ok(purchase);
  if (purchase.staffNotes.length >= WRITTEN_MAX) return err({ code: "notes_full" });
  return ok(noted(purchase, nowMs, by, text));
}

/** The buyer asks for an invoice, or changes what he asked for, as long as it is not issued. */
export function askInvoice(
  purchase: Purchase,
  asked: Omit<Invoice, "askedAtMs" | "issued">,
  nowMs: number,
): Wish {
  if (purchase.paidAtMs === null) return err({ code: "purchase_unpaid" });
  if (purchase.state === "cancelled") return err({ code: "purchase_closed" });
  if (purchase.invoice?.issued) {
    return isSame(purchase.invoice, asked) ? ok(purchase) : err({ code: "invoice_issued" });
  }
  if (purchase.invoice && isSame(purchase.invoice, asked)) return ok(purchase);
  return ok({ ...purchase, invoice: { ...asked, askedAtMs: nowMs, issued: null } });
}

/** Staff have issued the invoice; they may put number and address right. */
export function issueInvoice(
  purchase: Purchase,
  issued: { readonly number: string; readonly url: string | null },
  nowMs: number,
): Wish {
  const { invoice } = purchase;
  if (!invoice) return err({ code: "invoice_not_asked" });
  const known = invoice.issued;
  if (known?.number === issued.number && known.url === issued.url) return ok(purchase);
  return ok({ ...purchase, invoice: { ...invoice, issued: { ...issued, atMs: nowMs } } });
}

/**
 * The buyer wants his goods elsewhere, before any of them left.
 *
 * - `isSameFreight`: whether the new address costs what the old one does, and belongs to the same store.
 */
export function setAddress(
  purchase: Purchase,
  address: Omit<Address, "id" | "isDefault">,
  isSameFreight: boolean,
): Wish {
  const { delivery, state, parcels } = purchase;
  if (delivery.kind === "pickup") return err({ code: "address_fixed" });
  if (canonicalJson(delivery.address) === canonicalJson(address)) return ok(purchase);
  const isInside = (state === "created" || state === "paid") && parcels.length === 0;
  if (!isInside) return err({ code: "address_fixed" });
  if (!isSameFreight) return err({ code: "address_other_freight" });
  return ok({ ...purchase, delivery: { kind: "express", address } });
}

const isSame = (known: Invoice, asked: Omit<Invoice, "askedAtMs" | "issued">): boolean =>
  known.kind === asked.kind &&
  known.title === asked.title &&
  known.taxNumber === asked.taxNumber &&
  known.email === asked.email;
