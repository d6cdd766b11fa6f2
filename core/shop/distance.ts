/** A place on a map, in degrees. Stores and wx.getLocation with `gcj02` speak of the same map. */
export type Place = { readonly latitude: number; readonly longitude: number };

/** The mean radius of the earth, in metres (IUGG). */
const RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;
const NEAR_M = 1_000;
const FAR_M = 100_000;

/** Metres between two places along the earth, by the haversine formula: exact enough to sort stores by. */
export function metresBetween(a: Place, b: Place): number {
  const halfLatitude = ((b.latitude - a.latitude) * RADIANS) / 2;
  const halfLongitude = ((b.longitude - a.longitude) * RADIANS) / 2;
  const around =
    Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * Math.sin(halfLongitude) ** 2;
  const chord = Math.min(1, Math.sin(halfLatitude) ** 2 + around);
  return 2 * RADIUS_M * Math.asin(Math.sqrt(chord));
}

/** A distance for people: `860 米`, `3.2 公里`, `128 公里`. To 10 m, 100 m or 1 km, the nearest. */
export function distanceText(metres: number): string {
  const tens = nearest(metres, 10);
  if (tens < NEAR_M) return `${tens} 米`;
  const hundreds = nearest(metres, 100);
  if (hundreds < FAR_M) {
    const tenths = (hundreds % 1_000) / 100;
    return `${(hundreds - (hundreds % 1_000)) / 1_000}.${tenths} 公里`;
  }
  return `${nearest(metres, 1_000) / 1_000} 公里`;
}

/** Whole metres: more than a phone knows of its place. */
export const wholeMetres = (metres: number): number => nearest(metres, 1);

function nearest(value: number, step: number): number {
  const raised = value + step / 2;
  return raised - (raised % step);
}
