import type { TrackParcel } from "#contracts/purchase.ts";
import type { TrackReply } from "#contracts/purchaseReplies.ts";
import { carrierName } from "#core/purchase/carriers.ts";
import { err, ok, type Result } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { TrackedParcel } from "#ports/tracking.ts";

/** What an instance remembers of parcels that were asked about. */
export type Tracked = Map<string, { readonly atMs: number; readonly parcel: TrackedParcel }>;
const KEPT_MS = 5 * MINUTE_MS;
const KEPT_MAX = 1_000;

type TrackError = { readonly code: "order_unknown" | "parcel_unknown" };

/**
 * Where a parcel is, as its carrier says: a hint for people. Asked again within minutes it is answered from memory. When
 * the carrier says nothing that is told as such, never as an error. 1 request, and one call of WeChat.
 */
export const trackParcel =
  (tracked: Tracked) =>
  async (
    deps: TaskDeps,
    { openid, staffId, nowMs }: EitherCall,
    { orderId, parcelId }: TrackParcel,
  ): Promise<Result<TrackReply, TrackError>> => {
    const purchase = await deps.store.get("purchases", orderId);
    if (!purchase || (staffId === null && purchase.buyerId !== openid)) {
      return err({ code: "order_unknown" });
    }
    const found = purchase.parcels.find(({ id }) => id === parcelId);
    if (!found) return err({ code: "parcel_unknown" });
    const { carrier, trackingNumber } = found;
    const { delivery, buyerId } = purchase;
    const phone = delivery.kind === "express" ? delivery.address.phone : delivery.phone;
    const asked = { carrier, trackingNumber, openid: buyerId, phone };
    const parcel = await remembered(deps, tracked, asked, nowMs);
    const message = parcel.places.length === 0 ? "暂时查不到物流，请稍后再试。" : null;
    return ok({ ...parcel, carrierName: carrierName(carrier), trackingNumber, message });
  };

type Asked = Parameters<NonNullable<TaskDeps["tracking"]>["read"]>[0];
const NOTHING_KNOWN: TrackedParcel = { state: "unknown", places: [] };

async function remembered(
  { tracking, logError }: TaskDeps,
  tracked: Tracked,
  asked: Asked,
  nowMs: number,
): Promise<TrackedParcel> {
  const key = `${asked.carrier}/${asked.trackingNumber}`;
  const known = tracked.get(key);
  if (known && nowMs < known.atMs + KEPT_MS) return known.parcel;
  if (!tracking) return NOTHING_KNOWN;
  try {
    const parcel = await tracking.read(asked);
    if (tracked.size >= KEPT_MAX) tracked.clear();
    tracked.set(key, { atMs: nowMs, parcel });
    return parcel;
  } catch (error) {
    logError(error);
    return NOTHING_KNOWN;
  }
}
