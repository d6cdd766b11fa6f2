/** A place on the globe, as a vector of length 1 from its middle. */
export type Place = readonly [x: number, y: number, z: number];

/** The globe that MongoDB measures on. Source: its `kRadiusOfEarthInMeters`. */
export const EARTH_RADIUS_METRES = 6_378_100;

/** About a tenth of a millimetre on the ground: nearer than that, two places are one. */
const TOUCH_RADIANS = 1e-11;

/** Longitude and latitude in degrees. */
export function placeAt(longitude: number, latitude: number): Place {
  const toRadians = Math.PI / 180;
  const cosine = Math.cos(latitude * toRadians);
  return [
    cosine * Math.cos(longitude * toRadians),
    cosine * Math.sin(longitude * toRadians),
    Math.sin(latitude * toRadians),
  ];
}

export function dot(a: Place, b: Place): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Place, b: Place): Place {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The same direction with length 1; undefined for a vector too short to have one. */
export function unit(v: Place): Place | undefined {
  const length = Math.hypot(...v);
  return length < 1e-14 ? undefined : [v[0] / length, v[1] / length, v[2] / length];
}

/** The angle between two places, in radians: exact for near and for opposite ones alike. */
export function angle(a: Place, b: Place): number {
  return Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
}

/** The angle between a place and the nearest one of the arc from `a` to `b`. */
export function angleToArc(place: Place, a: Place, b: Place): number {
  const normal = unit(cross(a, b));
  const atEnds = Math.min(angle(place, a), angle(place, b));
  if (normal === undefined) return atEnds;
  // The foot of the perpendicular lies on the arc if it is past `a` and before `b`.
  const isBetween = dot(cross(normal, a), place) >= 0 && dot(cross(b, normal), place) >= 0;
  return isBetween ? Math.abs(Math.asin(clamp(dot(place, normal)))) : atEnds;
}

export function isOnArc(place: Place, a: Place, b: Place): boolean {
  return angleToArc(place, a, b) <= TOUCH_RADIANS;
}

/** Whether two arcs share a place. */
export function arcsMeet(a: Place, b: Place, c: Place, d: Place): boolean {
  return (
    arcsCross(a, b, c, d) ||
    isOnArc(a, c, d) ||
    isOnArc(b, c, d) ||
    isOnArc(c, a, b) ||
    isOnArc(d, a, b)
  );
}

/** Whether two arcs cross in a place that is inside of both. */
export function arcsCross(a: Place, b: Place, c: Place, d: Place): boolean {
  const ab = cross(a, b);
  const cd = cross(c, d);
  const touches = isOnArc(a, c, d) || isOnArc(b, c, d) || isOnArc(c, a, b) || isOnArc(d, a, b);
  if (touches) return false;
  const sideOfC = dot(ab, c);
  const sideOfD = dot(ab, d);
  const sideOfA = dot(cd, a);
  const sideOfB = dot(cd, b);
  if (sideOfC * sideOfD >= 0 || sideOfA * sideOfB >= 0) return false;
  // Two great circles meet twice; both arcs must be at the same one of the two places.
  const meeting = cross(ab, cd);
  const middleOfAb: Place = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
  const middleOfCd: Place = [c[0] + d[0], c[1] + d[1], c[2] + d[2]];
  return Math.sign(dot(meeting, middleOfAb)) === Math.sign(dot(meeting, middleOfCd));
}

function clamp(sine: number): number {
  return Math.max(-1, Math.min(1, sine));
}
