import { noted } from "#core/purchase/notes.ts";
import {
  CARRIER_CHOICES,
  carrierMeant,
  isCarrier,
  TRACKING_NUMBER,
} from "#core/purchase/carriers.ts";
import { leftToShip } from "#core/purchase/pieces.ts";
import { ship, type ShipError } from "#core/purchase/ship.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import { changing, faulty, type Judgement, same } from "#core/sheet/judge.ts";
import { ORDER_ASKS, ORDER_COLUMNS, type OrderRow, orderRows } from "#core/sheet/orders.ts";
import type { SheetFault } from "#core/sheet/sheet.ts";
import {
  cellsOf,
  differing,
  faultAt,
  headingsOf,
  type NumberedRow,
  recordOf,
} from "#core/sheet/table.ts";

type Asked = { readonly jobId: string; readonly by: string; readonly nowMs: number };
type Said = { readonly at: NumberedRow; readonly row: OrderRow };

/**
 * What the rows of one order come to: parcels on their way, and notes for staff.
 *
 * - Rows may be left out: what is not there is not shipped.
 * - A row whose parcel is on its way already asks for nothing, so that a file that was mended can be brought in again.
 * - Errors, as faults: an order that the shop has not sold, since orders come from buyers alone; any other column that
 *   differs; what cannot be shipped.
 */
export function judgeOrders(
  rows: readonly NumberedRow[],
  known: Purchase | undefined,
  asked: Asked,
): Judgement {
  const said: Said[] = [];
  const faults: SheetFault[] = [];
  const records = rows.map((at) => ({ at, record: meant(recordOf(ORDER_COLUMNS, at)) }));
  const isSent = (row: OrderRow) => known !== undefined && isOnItsWay(row, known);
  const isAgain = records.some(({ record }) => record.ok && isSent(record.value));
  for (const { at, record } of records) {
    if (!record.ok) faults.push(...record.error);
    else if (!known) faults.push(fault(at, "订单号", "没有这个订单；订单只能由买家下单，不能导入"));
    else {
      faults.push(...untouched(at, record.value, known, isAgain));
      if (!isSent(record.value)) said.push({ at, row: record.value });
    }
  }
  if (faults.length > 0 || !known) return faulty(rows.length, faults);
  const shipped = withParcels(known, said, asked);
  if (!shipped.ok) return faulty(rows.length, [shipped.error]);
  const after = withNotes(shipped.value, said, asked);
  if (after === known) return same(rows.length);
  const change = { row: rows[0]?.row ?? 0, before: known, after };
  return changing(rows.length, { collection: "purchases", ...change });
}

/** A row with the carrier by its code, whatever people call it, and the number without the spaces of its print. */
function meant(record: Result<OrderRow, readonly SheetFault[]>): typeof record {
  if (!record.ok) return record;
  const { carrier, trackingNumber } = record.value;
  const code = carrierMeant(carrier) ?? carrier;
  return ok({ ...record.value, carrier: code, trackingNumber: trackingNumber.replace(/\s/g, "") });
}

/** Whether the parcel that a row asks for was sent, with as many pieces of its line. */
const isOnItsWay = ({ carrier, trackingNumber, line, pieces }: OrderRow, { parcels }: Purchase) =>
  parcels.some(
    (one) =>
      one.carrier === carrier &&
      one.trackingNumber === trackingNumber &&
      one.lines.some(
        (packed) => packed.line === line - 1 && (pieces ?? packed.quantity) === packed.quantity,
      ),
  );
/** What shipping changes by itself. */
const MOVING: ReadonlySet<string> = new Set([
  ...[ORDER_COLUMNS.state.heading, ORDER_COLUMNS.parcels.heading, ORDER_COLUMNS.notes.heading],
]);

/** Every column that differs although it must not. `isAgain`: some of these rows were brought in before. */
function untouched(
  at: NumberedRow,
  row: OrderRow,
  known: Purchase,
  isAgain: boolean,
): readonly SheetFault[] {
  const now = orderRows(known)[row.line - 1];
  if (!now) return [fault(at, "行号", "订单里没有这一行")];
  return differing(ORDER_COLUMNS, cellsOf(ORDER_COLUMNS, now), cellsOf(ORDER_COLUMNS, row))
    .filter((heading) => !ORDER_ASKS.has(heading) && !(isAgain && MOVING.has(heading)))
    .map((heading) => fault(at, heading, "这一列不能修改；如果订单在导出后变了，请重新导出"));
}

const CARRIERS_TOLD = CARRIER_CHOICES.map(({ code, name }) => `${name} ${code}`).join("、");

/** The purchase with a parcel for each tracking number that its rows name. */
function withParcels(
  known: Purchase,
  said: readonly Said[],
  { jobId, by, nowMs }: Asked,
): Result<Purchase, SheetFault> {
  const parcels = new Map<string, Said[]>();
  for (const one of said) {
    const { carrier, trackingNumber, pieces } = one.row;
    if (carrier === "" && trackingNumber === "" && pieces === null) continue;
    if (!isCarrier(carrier)) {
      return err(fault(one.at, "快递公司", `应为快递公司的名称或编码：${CARRIERS_TOLD}`));
    }
    if (!TRACKING_NUMBER.test(trackingNumber)) {
      return err(fault(one.at, "运单号", "应为 6 到 30 个字母、数字或连字符"));
    }
    const key = `${carrier} ${trackingNumber}`;
    parcels.set(key, [...(parcels.get(key) ?? []), one]);
  }
  let purchase = known;
  for (const rows of parcels.values()) {
    const [first] = rows;
    if (!first) continue;
    const { carrier, trackingNumber } = first.row;
    const left = leftToShip(purchase);
    const lines = rows.map(({ row: { line, pieces } }) => ({
      ...{ line: line - 1, quantity: pieces ?? left[line - 1] ?? 0 },
    }));
    const packed = lines.filter(({ quantity }) => quantity > 0);
    const id = `${jobId}-${first.at.row}`;
    const shipped = ship(purchase, { id, carrier, trackingNumber, lines: packed }, { by, nowMs });
    if (!shipped.ok) return err(fault(first.at, "运单号", refusalOf(shipped.error)));
    purchase = shipped.value;
  }
  return ok(purchase);
}

function refusalOf(error: ShipError): string {
  switch (error.code) {
    case "is_pickup":
      return "自提订单不用发货";
    case "parcel_id_taken":
      return "包裹编号已被使用";
    case "purchase_step_not_allowed":
      return "只有待发货的订单可以发货";
    case "parcels_full":
      return `一个订单最多 ${error.parcelsMax} 个包裹`;
    case "ship_exceeds":
      return "发货件数超过了未发的件数";
  }
}

function withNotes(known: Purchase, said: readonly Said[], { by, nowMs }: Asked): Purchase {
  const texts = new Set(said.map(({ row }) => row.newNote.trim()).filter((text) => text !== ""));
  return [...texts].reduce((purchase, text) => noted(purchase, nowMs, by, text), known);
}

const fault = ({ row, cells }: NumberedRow, heading: string, message: string): SheetFault =>
  faultAt(row, heading, cells[headingsOf(ORDER_COLUMNS).indexOf(heading)] ?? "", message);
