import fc from "fast-check";
import { distanceText, metresBetween, wholeMetres } from "#core/shop/distance.ts";

const HANGZHOU = { latitude: 30.2741, longitude: 120.1551 };
const SHANGHAI = { latitude: 31.2304, longitude: 121.4737 };

it("measures from city to city, and a degree along a meridian", () => {
  expect(metresBetween(HANGZHOU, SHANGHAI)).toBeCloseTo(164_600, -3);
  const degree = metresBetween({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 });
  expect(degree).toBeCloseTo((6_371_008.8 * Math.PI) / 180, 6);
  const half = metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 });
  expect(half).toBeCloseTo(6_371_008.8 * Math.PI, 6);
});

it("is the same there and back, nothing to where one stands, and always a number", () => {
  const anyPlace = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(anyPlace, anyPlace, (a, b) => {
      const metres = metresBetween(a, b);
      expect(metres).toBeCloseTo(metresBetween(b, a), 3);
      expect(metres).toBeGreaterThanOrEqual(0);
      expect(metres).toBeLessThan(20_020_000);
      expect(metresBetween(a, a)).toBe(0);
    }),
  );
});

it.each([
  [0, "0 米"],
  [4.9, "0 米"],
  [5, "10 米"],
  [857, "860 米"],
  [994.9, "990 米"],
  [995, "1.0 公里"],
  [1_049, "1.0 公里"],
  [3_160, "3.2 公里"],
  [99_949, "99.9 公里"],
  [99_950, "100 公里"],
  [128_499, "128 公里"],
  [1_280_500, "1281 公里"],
])("says %f metres as %s", (metres, text) => {
  expect(distanceText(metres)).toBe(text);
});

it("rounds to whole metres", () => {
  expect([0.4, 0.5, 12.49].map(wholeMetres)).toEqual([0, 1, 12]);
});
