import type { Share } from "#core/commission/shares.ts";
import { placeOf } from "#core/forecast/sale.ts";
import type { PlaceSum } from "#core/forecast/state.ts";

/** What each component pays, by the draft and by what it is compared with. */
export function openPlaces(from: readonly PlaceSum[]) {
  const sums = new Map(from.map((sum) => [sum.place, { ...sum }]));
  const add = (share: Share, which: "draftFen" | "baseFen") => {
    const place = placeOf(share);
    const sum = sums.get(place) ?? { place, draftFen: 0, baseFen: 0 };
    sums.set(place, { ...sum, [which]: sum[which] + share.amountFen });
  };
  return {
    add(draft: readonly Share[], base: readonly Share[]): void {
      for (const share of draft) add(share, "draftFen");
      for (const share of base) add(share, "baseFen");
    },
    state: (): readonly PlaceSum[] => [...sums.values()],
  };
}
