import { callOpenApi, refusalOf } from "#adapters/wechat/openapi.ts";
import type { TrackedParcel, Tracking } from "#ports/tracking.ts";

type State = TrackedParcel["state"];

const WAYBILL_UNKNOWN = 40199;
/** Somebody looks at the page meanwhile. */
const CALL_MS_MAX = 4_000;
/** How many places a person may be shown. */
const PLACES_MAX = 100;
/**
 * WeChat's numbers of what happened at a place. 100003, somebody was sent to fetch it, says nothing of where it is.
 *
 * - Source: WeChat, "查询运单轨迹".
 */
const STATES: ReadonlyMap<unknown, State> = new Map<unknown, State>([
  ...([
    [100001, "collected"],
    [100002, "problem"],
    [100003, "unknown"],
  ] as const),
  [200001, "underway"],
  ...([
    [300002, "delivering"],
    [300003, "signed"],
    [300004, "problem"],
  ] as const),
  ...([
    [400001, "problem"],
    [400002, "problem"],
  ] as const),
]);

/**
 * Carriers' word by WeChat's 物流助手 (`logistics.getPath`), the only interface for it that cloud calls reach. It knows
 * waybills that the brand ordered through WeChat; of all others this is silent. docs/domain/shipping.md says more.
 */
export function wechatTracking(): Tracking {
  return {
    async read({ carrier, trackingNumber, openid }) {
      try {
        const waybill = { openid, deliveryId: carrier, waybillId: trackingNumber };
        const reply = await callOpenApi(({ logistics }) => logistics.getPath(waybill), CALL_MS_MAX);
        return parcelOf(reply);
      } catch (error) {
        if (refusalOf(error)?.code === WAYBILL_UNKNOWN) return { state: "unknown", places: [] };
        throw error;
      }
    },
  };
}

function parcelOf(reply: unknown): TrackedParcel {
  const list: unknown = Object(reply).pathItemList;
  const places = (Array.isArray(list) ? list : [])
    .flatMap((item: unknown) => {
      const { actionTime, actionType, actionMsg } = Object(item);
      if (!Number.isSafeInteger(actionTime) || typeof actionMsg !== "string") return [];
      const state = STATES.get(actionType) ?? "unknown";
      return [{ state, place: { atMs: actionTime * 1_000, text: actionMsg } }];
    })
    .toReversed() // Of two in one second the later one comes first.
    .toSorted((a, b) => b.place.atMs - a.place.atMs)
    .slice(0, PLACES_MAX);
  const state = places[0]?.state ?? "unknown";
  return { state, places: places.map(({ place }) => place) };
}
