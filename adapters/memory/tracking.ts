import type { TrackedParcel, Tracking } from "#ports/tracking.ts";

type Place = TrackedParcel["places"][number];
type Waybill = { readonly carrier: string; readonly trackingNumber: string };

export interface MemoryTracking extends Tracking {
  /** A parcel was somewhere. */
  add(waybill: Waybill, state: TrackedParcel["state"], place: Place): void;
}

/** Carriers in a map, for unit tests. */
export function memoryTracking(): MemoryTracking {
  const paths = new Map<string, { state: TrackedParcel["state"]; place: Place }[]>();
  const keyOf = ({ carrier, trackingNumber }: Waybill) => `${carrier} ${trackingNumber}`;
  return {
    async read(waybill) {
      const path = (paths.get(keyOf(waybill)) ?? [])
        .toReversed()
        .toSorted((a, b) => b.place.atMs - a.place.atMs);
      return { state: path[0]?.state ?? "unknown", places: path.map(({ place }) => place) };
    },
    add(waybill, state, place) {
      paths.set(keyOf(waybill), [...(paths.get(keyOf(waybill)) ?? []), { state, place }]);
    },
  };
}
