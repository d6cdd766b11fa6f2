import type { TrackedParcel, Tracking } from "#ports/tracking.ts";

type State = Exclude<TrackedParcel["state"], "unknown">;

/** What the suite needs besides the port: to play the carrier. */
export interface TrackingUnderTest {
  readonly tracking: Tracking;
  /** A parcel was somewhere, at a full second. */
  add(
    waybill: { readonly carrier: string; readonly trackingNumber: string },
    state: State,
    place: { readonly atMs: number; readonly text: string },
  ): Promise<void>;
}

const START_MS = Date.UTC(2026, 2, 1);

/** What every `Tracking` must do. Run on the memory adapter, and on WeChat's over the stand-in. */
export function trackingContract(open: () => Promise<TrackingUnderTest>): void {
  let made = 0;
  const aWaybill = (carrier = "YTO") => ({
    ...{ carrier, trackingNumber: `YT${(made += 1)}x${process.pid}` },
  });
  const person = { openid: "o_li", phone: "13800001234" };

  it("knows nothing of a parcel that nobody has seen", async () => {
    const { tracking } = await open();
    expect(await tracking.read({ ...aWaybill(), ...person })).toEqual({
      ...{ state: "unknown", places: [] },
    });
  });

  it("tells places, the newest first, in whatever order they came", async () => {
    const { tracking, add } = await open();
    const waybill = aWaybill();
    const places = [0, 2, 1].map((hours) => ({
      ...{ atMs: START_MS + hours * 3_600_000, text: `第 ${hours} 站` },
    }));
    const states = ["collected", "delivering", "underway"] as const;
    for (const [n, place] of places.entries()) await add(waybill, states[n] ?? "problem", place);
    expect(await tracking.read({ ...waybill, ...person })).toEqual({
      ...{ state: "delivering", places: [places[1], places[2], places[0]] },
    });
  });

  it.each(["collected", "underway", "delivering", "signed", "problem"] as const)(
    "tells that a parcel is %s, and no other carrier's of the same number",
    async (state) => {
      const { tracking, add } = await open();
      const waybill = aWaybill();
      await add(waybill, state, { atMs: START_MS, text: "上海" });
      expect(await tracking.read({ ...waybill, ...person })).toMatchObject({ state });
      const other = { ...waybill, carrier: "ZTO", ...person };
      expect(await tracking.read(other)).toMatchObject({ state: "unknown" });
    },
  );
}
