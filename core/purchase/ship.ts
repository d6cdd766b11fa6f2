import { upToDate } from "#core/purchase/due.ts";
import { step, type StepError } from "#core/purchase/lifecycle.ts";
import { carrierName } from "#core/purchase/carriers.ts";
import { noted } from "#core/purchase/notes.ts";
import { isAllShipped, leftToShip, waitingRefund } from "#core/purchase/pieces.ts";
import { type Parcel, PARCELS_MAX, type Purchase } from "#core/purchase/purchase.ts";
import { newTask } from "#core/purchase/task.ts";
import { err, ok, type Result } from "#core/result.ts";

/** A parcel as staff tell it. `lines`: null = everything that is left. */
export type NewParcel = Pick<Parcel, "id" | "carrier" | "trackingNumber"> & {
  readonly lines: Parcel["lines"] | null;
};
type Doer = { readonly by: string; readonly nowMs: number };

/** In order of precedence. */
export type ShipError =
  | { readonly code: "is_pickup" | "parcel_id_taken" }
  | StepError
  | { readonly code: "parcels_full"; readonly parcelsMax: number }
  | {
      readonly code: "ship_exceeds";
      readonly left: readonly number[];
      /** A refund that is not over and for which pieces wait; null = none. */
      readonly afterSalesId: string | null;
    };

/**
 * One parcel leaves. When nothing is left the purchase is shipped; WeChat and the buyer are told.
 *
 * - The same parcel again changes nothing: the same object.
 * - Promises: never more of a line than was bought, less what after-sales took or ask for.
 * - Errors: `is_pickup`; `parcel_id_taken` for a known id with other content; a step that is not allowed; `parcels_full`;
 *   `ship_exceeds`, also for an empty parcel, with what is left of each line and the refund for which pieces wait.
 */
export function ship(
  purchase: Purchase,
  { lines: wanted, ...parcel }: NewParcel,
  { by, nowMs }: Doer,
): Result<Purchase, ShipError> {
  if (purchase.delivery.kind === "pickup") return err({ code: "is_pickup" });
  const known = purchase.parcels.find(({ id }) => id === parcel.id);
  if (known) {
    return isSame(known, { ...parcel, lines: wanted })
      ? ok(purchase)
      : err({ code: "parcel_id_taken" });
  }
  const allowed = step(purchase.state, "shipPart");
  if (!allowed.ok) return allowed;
  if (purchase.parcels.length >= PARCELS_MAX) {
    return err({ code: "parcels_full", parcelsMax: PARCELS_MAX });
  }
  const left = leftToShip(purchase);
  const lines = merged(
    wanted ?? left.map((quantity, line) => ({ line, quantity })).filter((one) => one.quantity > 0),
  );
  const isTooMuch = lines.some(({ line, quantity }) => quantity > (left[line] ?? 0));
  if (isTooMuch || lines.length === 0) {
    return err({ code: "ship_exceeds", left, afterSalesId: waitingRefund(purchase)?.id ?? null });
  }
  const parcels = [...purchase.parcels, { ...parcel, lines, shippedAtMs: nowMs, by }];
  const next = step(
    purchase.state,
    isAllShipped({ ...purchase, parcels }) ? "shipAll" : "shipPart",
  );
  if (!next.ok) return next;
  const tasks = [
    ...purchase.tasks,
    newTask(`tellShipping/${parcel.id}`, { kind: "tellShipping" }),
    newTask(`message/shipped/${parcel.id}`, {
      ...{ kind: "message", moment: "shipped", about: parcel.id },
    }),
  ];
  const stateAtMs = next.value === purchase.state ? purchase.stateAtMs : nowMs;
  return ok(upToDate({ ...purchase, state: next.value, stateAtMs, parcels, tasks }));
}

/** In order of precedence. */
export type CorrectError = {
  readonly code: "parcel_unknown" | "purchase_closed" | "parcel_corrected";
};

/**
 * Staff put a parcel's carrier or number right. WeChat takes one correction of an order, so there is one.
 *
 * - The same correction again changes nothing: the same object.
 */
export function correctParcel(
  purchase: Purchase,
  right: Pick<Parcel, "id" | "carrier" | "trackingNumber">,
  { by, nowMs }: Doer,
): Result<Purchase, CorrectError> {
  const known = purchase.parcels.find(({ id }) => id === right.id);
  if (!known) return err({ code: "parcel_unknown" });
  const { carrier, trackingNumber } = right;
  if (known.carrier === carrier && known.trackingNumber === trackingNumber) return ok(purchase);
  if (purchase.state === "closed") return err({ code: "purchase_closed" });
  const isCorrected = purchase.parcels.some(({ corrected }) => corrected !== undefined);
  if (isCorrected) return err({ code: "parcel_corrected" });
  const corrected = { atMs: nowMs, by };
  const parcels = purchase.parcels.map((one) =>
    one === known ? { ...one, carrier, trackingNumber, corrected } : one,
  );
  const before = `${carrierName(known.carrier)} ${known.trackingNumber}`;
  const told = noted(
    purchase,
    nowMs,
    by,
    `快递单号更正：${before} 改为 ${carrierName(carrier)} ${trackingNumber}`,
  );
  const task = newTask(`tellShipping/${right.id}/corrected`, { kind: "tellShipping" });
  return ok(upToDate({ ...told, parcels, tasks: [...told.tasks, task] }));
}

/** Each line once, in the order of the lines. */
function merged(lines: Parcel["lines"]): Parcel["lines"] {
  const pieces = new Map<number, number>();
  for (const { line, quantity } of lines) pieces.set(line, (pieces.get(line) ?? 0) + quantity);
  return [...pieces]
    .map(([line, quantity]) => ({ line, quantity }))
    .sort((a, b) => a.line - b.line);
}

/** Whether a parcel is told again. A number that was corrected since counts as the one that was told. */
function isSame(known: Parcel, told: NewParcel): boolean {
  const isNumber = known.carrier === told.carrier && known.trackingNumber === told.trackingNumber;
  if (!isNumber && known.corrected === undefined) return false;
  return told.lines === null || JSON.stringify(merged(told.lines)) === JSON.stringify(known.lines);
}
