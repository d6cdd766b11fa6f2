/** Where a parcel was, the newest first. */
export type TrackedParcel = {
  readonly state: "unknown" | "collected" | "underway" | "delivering" | "signed" | "problem";
  readonly places: readonly { readonly atMs: number; readonly text: string }[];
};

/** Carriers' own word of a parcel. A hint for people: nothing but `signed` changes anything here. */
export interface Tracking {
  read(parcel: {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly openid: string;
    readonly phone: string;
  }): Promise<TrackedParcel>;
}
