import { type AfterSales, AFTER_SALES_NOTES_MAX, type Sending } from "#core/purchase/afterSales.ts";
import {
  findAfterSales,
  noted,
  stepped,
  tellBuyer,
  withAfterSales,
} from "#core/purchase/afterSalesChange.ts";
import type { StepRefusal } from "#core/purchase/afterSalesErrors.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";

type Changed = Result<Purchase, StepRefusal>;
type Way = Omit<Sending, "atMs">;

/** Does something with one after-sales of a purchase. Errors: `aftersales_unknown`, and those of the step. */
const onOne = (purchase: Purchase, id: string, change: (one: AfterSales) => Changed): Changed => {
  const one = findAfterSales(purchase, id);
  return one ? change(one) : err({ code: "aftersales_unknown" });
};

/** The buyer wants it no more. Withdrawn twice is withdrawn once. */
export const withdraw = (purchase: Purchase, id: string, nowMs: number): Changed =>
  onOne(purchase, id, (one) =>
    one.state === "withdrawn" ? ok(purchase) : stepped(purchase, one, "withdraw", nowMs),
  );

/** The buyer has sent the goods. Told again with another number it is put right. */
export const sendBack = (purchase: Purchase, id: string, way: Way, nowMs: number): Changed =>
  onOne(purchase, id, (one) =>
    isSameWay(one.back, way) && one.state !== "agreed"
      ? ok(purchase)
      : stepped(purchase, one, "sendBack", nowMs, { back: { ...way, atMs: nowMs } }),
  );

/** Staff have sent the other goods. The same again changes nothing. */
export const reship = (purchase: Purchase, id: string, way: Way, nowMs: number): Changed =>
  onOne(purchase, id, (one) =>
    isSameWay(one.again, way)
      ? ok(purchase)
      : stepped(purchase, one, "reship", nowMs, { again: { ...way, atMs: nowMs } }, [
          tellBuyer(one, "reship"),
        ]),
  );

/** The buyer has the other goods. Confirmed twice is confirmed once. */
export const confirmExchange = (purchase: Purchase, id: string, nowMs: number): Changed =>
  onOne(purchase, id, (one) =>
    one.kind === "exchange" && one.state === "done"
      ? ok(purchase)
      : stepped(purchase, one, "confirm", nowMs),
  );

/** Staff write something down; the same as the newest note changes nothing. Errors: `aftersales_notes_full`. */
export const addNote = (
  purchase: Purchase,
  id: string,
  { by, text }: { readonly by: string; readonly text: string },
  nowMs: number,
): Changed =>
  onOne(purchase, id, (one) => {
    const newest = one.notes.at(-1);
    if (newest?.by === by && newest.text === text) return ok(purchase);
    return one.notes.length < AFTER_SALES_NOTES_MAX
      ? ok(withAfterSales(purchase, noted(one, nowMs, by, text)))
      : err({ code: "aftersales_notes_full" });
  });

const isSameWay = (known: Way | null, { carrier, trackingNumber }: Way): boolean =>
  known?.carrier === carrier && known.trackingNumber === trackingNumber;
