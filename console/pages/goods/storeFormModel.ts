import type { StoreDraft, StoreForStaff } from "../../services/store.ts";
import { type HoursRow, hoursOf, rowsOf } from "./hours.ts";

/** A store as it is typed. */
export type StoreTyped = Pick<
  StoreDraft,
  "storeId" | "name" | "phone" | "region" | "address" | "picture" | "picksUp" | "delivers"
> & {
  readonly latitude: string;
  readonly longitude: string;
  readonly hours: readonly HoursRow[];
};

const WEEK = [1, 2, 3, 4, 5, 6, 7];

export const emptyStore: StoreTyped = {
  ...{ storeId: "", name: "", phone: "", region: "", address: "", picture: null },
  ...{ latitude: "", longitude: "", hours: [{ days: WEEK, from: "09:00", until: "21:00" }] },
  ...{ picksUp: true, delivers: false },
};

export function typedOf(known: StoreForStaff): StoreTyped {
  const { storeId, name, phone, region, address, picture, picksUp, delivers } = known;
  return {
    ...{ storeId, name, phone, region, address, picture, picksUp, delivers },
    ...{ latitude: String(known.latitude), longitude: String(known.longitude) },
    hours: rowsOf(known.hours),
  };
}

/** The store that was typed, or which places are wrong. */
export function storeOf(
  typed: StoreTyped,
  rev: number,
): { readonly draft: StoreDraft | null; readonly wrong: readonly string[] } {
  const number = (text: string) =>
    /^\d{1,3}(\.\d{1,8})?$/.test(text.trim()) ? Number(text) : null;
  const latitude = number(typed.latitude);
  const longitude = number(typed.longitude);
  const hours = hoursOf(typed.hours);
  const wrong = [
    ...(latitude === null ? ["latitude"] : []),
    ...(longitude === null ? ["longitude"] : []),
    ...(hours === null ? ["hours"] : []),
  ];
  if (latitude === null || longitude === null || hours === null) return { draft: null, wrong };
  const draft = { ...typed, rev, latitude, longitude, hours };
  return { draft: draft as StoreDraft, wrong };
}
