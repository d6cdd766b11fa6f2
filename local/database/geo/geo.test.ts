/** Goal: places, lines and areas of the globe relate as MongoDB's manual says. */
import fc from "fast-check";
import type { Value } from "../value.ts";
import { distanceTo, nearOf } from "./near.ts";
import { geoIntersects, geoWithin } from "./query.ts";
import { meet } from "./relations.ts";
import { shapeOf } from "./shapes.ts";

type Pair = [number, number];
const point = (...coordinates: Pair): Value => ({ type: "Point", coordinates });
const line = (...coordinates: Pair[]): Value => ({ type: "LineString", coordinates });
const area = (...rings: Pair[][]): Value => ({ type: "Polygon", coordinates: rings });
const box = (x1: number, y1: number, x2: number, y2: number): Pair[] => [
  ...([
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
    [x1, y1],
  ] satisfies Pair[]),
];
const SQUARE = area(box(0, 0, 10, 10));
const RING = area(box(0, 0, 10, 10), box(4, 4, 6, 6));

it.each<[name: string, region: Value, geometry: Value | undefined, expected: boolean]>([
  ["a point inside", { $geometry: SQUARE }, point(5, 5), true],
  ["a point outside", { $geometry: SQUARE }, point(11, 5), false],
  ["a corner", { $geometry: SQUARE }, point(0, 0), true],
  ["a point of the border", { $geometry: SQUARE }, point(0, 5), true],
  ["the other side of the globe", { $geometry: SQUARE }, point(-175, -5), false],
  // Between two corners of one latitude the border runs nearer to the pole than the latitude does.
  ["just above the parallel", { $geometry: area(box(0, 40, 60, 50)) }, point(30, 51), true],
  ["a former pair", { $geometry: SQUARE }, [5, 5], true],
  ["a former pair with names", { $geometry: SQUARE }, { lng: 5, lat: 5 }, true],
  ["a point in the hole", { $geometry: RING }, point(5, 5), false],
  ["a point beside the hole", { $geometry: RING }, point(3, 5), true],
  ["a line inside", { $geometry: SQUARE }, line([1, 1], [9, 9]), true],
  ["a line across the hole", { $geometry: RING }, line([1, 5], [9, 5]), false],
  ["a line that leaves", { $geometry: SQUARE }, line([1, 1], [11, 1]), false],
  ["an area inside", { $geometry: SQUARE }, area(box(1, 1, 2, 2)), true],
  ["an area over the hole", { $geometry: RING }, area(box(3, 3, 7, 7)), false],
  ["the area itself", { $geometry: SQUARE }, SQUARE, true],
  [
    "a collection, all inside",
    { $geometry: SQUARE },
    { type: "GeometryCollection", geometries: [point(1, 1), point(2, 2)] },
    true,
  ],
  [
    "a collection, one outside",
    { $geometry: SQUARE },
    { type: "GeometryCollection", geometries: [point(1, 1), point(20, 2)] },
    false,
  ],
  [
    "two areas, in the second",
    {
      $geometry: { type: "MultiPolygon", coordinates: [[box(20, 0, 30, 10)], [box(0, 0, 10, 10)]] },
    },
    point(5, 5),
    true,
  ],
  ["a circle that reaches", { $centerSphere: [[0, 0], 0.1] }, point(5, 0), true],
  ["a circle that does not", { $centerSphere: [[0, 0], 0.08] }, point(5, 0), false],
  [
    "a flat box",
    {
      $box: [
        [0, 0],
        [2, 2],
      ],
    },
    [1, 1],
    true,
  ],
  [
    "outside of a flat box",
    {
      $box: [
        [0, 0],
        [2, 2],
      ],
    },
    [3, 1],
    false,
  ],
  ["a flat circle", { $center: [[0, 0], 5] }, [3, 4], true],
  [
    "a flat polygon",
    {
      $polygon: [
        [0, 0],
        [3, 6],
        [6, 0],
      ],
    },
    [3, 1],
    true,
  ],
  [
    "outside of a flat polygon",
    {
      $polygon: [
        [0, 0],
        [3, 6],
        [6, 0],
      ],
    },
    [0, 6],
    false,
  ],
  [
    "over the date line",
    {
      $geometry: area([
        [170, -5],
        [-170, -5],
        [-170, 5],
        [170, 5],
        [170, -5],
      ]),
    },
    point(179, 0),
    true,
  ],
  [
    "around the pole",
    {
      $geometry: area([
        [0, 80],
        [90, 80],
        [180, 80],
        [-90, 80],
        [0, 80],
      ]),
    },
    point(45, 89),
    true,
  ],
  ["text", { $geometry: SQUARE }, "x", false],
  ["nothing", { $geometry: SQUARE }, undefined, false],
  ["a broken geometry", { $geometry: SQUARE }, { type: "Point", coordinates: [500, 0] }, false],
])("$geoWithin: %s", (_, region, geometry, expected) => {
  expect(geoWithin(region)(geometry)).toBe(expected);
});

it.each<[string, Value, Value, boolean]>([
  ["lines that cross", line([0, 0], [10, 10]), line([0, 10], [10, 0]), true],
  ["lines that do not", line([0, 0], [1, 1]), line([5, 5], [6, 4]), false],
  ["lines that touch at an end", line([0, 0], [1, 1]), line([1, 1], [2, 0]), true],
  ["lines on opposite sides of the globe", line([-1, 0], [1, 0]), line([180, -1], [180, 1]), false],
  ["a point on a line", point(5, 0), line([0, 0], [10, 0]), true],
  ["a point beside a line", point(5, 0.001), line([0, 0], [10, 0]), false],
  ["a point in an area", point(5, 5), SQUARE, true],
  ["a point in a hole", point(5, 5), RING, false],
  ["an area in a hole", area(box(4.5, 4.5, 5.5, 5.5)), RING, false],
  ["an area around an area", area(box(-1, -1, 11, 11)), SQUARE, true],
  ["areas that overlap", area(box(5, 5, 15, 15)), SQUARE, true],
  ["areas apart", area(box(20, 5, 25, 15)), SQUARE, false],
  ["the same point", point(1, 1), point(1, 1), true],
  ["another point", point(1, 1), point(1, 1.0001), false],
])("$geoIntersects: %s, either way round", (_, a, b, expected) => {
  expect(geoIntersects({ $geometry: a })(b)).toBe(expected);
  expect(geoIntersects({ $geometry: b })(a)).toBe(expected);
});

it.each<[string, () => unknown, RegExp]>([
  ["no polygon", () => geoWithin({ $geometry: point(1, 1) }), /Polygon/],
  ["two regions", () => geoWithin({ $box: [], $center: [] }), /one geometry/],
  ["an unknown region", () => geoWithin({ $square: [] }), /\$square/],
  [
    "an open ring",
    () =>
      geoWithin({
        $geometry: area([
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ]),
      }),
    /not closed/,
  ],
  [
    "a short ring",
    () =>
      geoWithin({
        $geometry: area([
          [0, 0],
          [1, 0],
          [0, 0],
        ]),
      }),
    /at least 4/,
  ],
  ["a latitude of 91", () => geoIntersects({ $geometry: point(0, 91) }), /out of bounds/],
  [
    "an unknown type",
    () => geoIntersects({ $geometry: { type: "Circle", coordinates: [] } }),
    /Circle/,
  ],
  [
    "half of the globe",
    () =>
      geoWithin({
        $geometry: area([
          [0, 0],
          [120, 0],
          [-120, 0],
          [0, 0],
        ]),
      }),
    /half of the globe/,
  ],
  [
    "a line to start from",
    () => nearOf({ p: { $near: { $geometry: line([0, 0], [1, 1]) } } }),
    /Point/,
  ],
  [
    "a distance below 0",
    () => nearOf({ p: { $near: { $geometry: point(0, 0), $maxDistance: -1 } } }),
    /below 0/,
  ],
  [
    "two searches",
    () =>
      nearOf({
        p: { $near: { $geometry: point(0, 0) } },
        q: { $near: { $geometry: point(0, 0) } },
      }),
    /Too many/,
  ],
])("refuses %s", (_, ask, message) => {
  expect(ask).toThrow(
    expect.objectContaining({
      code: "DATABASE_REQUEST_FAILED",
      message: expect.stringMatching(message),
    }),
  );
});

const away = (query: Parameters<typeof nearOf>[0], p: Value) => {
  const near = nearOf(query);
  return near && distanceTo(near)({ p });
};
const from = (x: number, y: number, o: object = {}) => ({
  p: { $nearSphere: { $geometry: point(x, y), ...o } },
});

it("measures in metres on MongoDB's globe", () => {
  const degree = (Math.PI / 180) * 6_378_100;
  expect(away(from(0, 0), point(1, 0))).toBeCloseTo(degree, 3);
  // The haversine formula, at 60 degrees where a parallel is half as long.
  const haversine = 2 * Math.asin(0.5 * Math.sin(Math.PI / 360)) * 6_378_100;
  expect(away(from(0, 60), point(1, 60))).toBeCloseTo(haversine, 3);
  expect(away(from(0, 0), line([-1, 1], [1, 1]))).toBeCloseTo(degree * 1.000152, -1);
  expect(away(from(5, 5), SQUARE)).toBe(0);
  expect(away(from(0, 0), [point(2, 0), point(1, 0)])).toBeCloseTo(degree, 3);
  expect(away(from(0, 0, { $maxDistance: degree - 1 }), point(1, 0))).toBeUndefined();
  expect(away(from(0, 0, { $minDistance: degree + 1 }), [point(2, 0), point(1, 0)])).toBeCloseTo(
    2 * degree,
    3,
  );
  expect(away({ p: { $nearSphere: [0, 0], $maxDistance: 0.01 } }, point(1, 0))).toBeUndefined();
  expect(away({ $and: [{ p: { $near: { $geometry: point(0, 0) } } }] }, point(0, 0))).toBe(0);
});

const anyPair = fc.tuple(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -800, max: 800 }));
const small = ([x, y]: [number, number]): Pair => [100 + x / 1_000, y / 1_000];

it("agrees with the plane where the globe is nearly flat", () => {
  fc.assert(
    fc.property(anyPair, anyPair, anyPair, anyPair, (a, b, c, p) => {
      const turn = (u: Pair, v: Pair, w: Pair) =>
        (v[0] - u[0]) * (w[1] - u[1]) - (v[1] - u[1]) * (w[0] - u[0]);
      const whole = turn(a, b, c);
      const sides = [turn(a, b, p), turn(b, c, p), turn(c, a, p)].map((s) => s / whole);
      // Close to the border the globe and the plane may differ.
      fc.pre(Math.abs(whole) > 5_000 && sides.every((side) => Math.abs(side) > 0.01));
      const triangle = area([a, b, c, a].map(small));
      expect(geoWithin({ $geometry: triangle })(point(...small(p)))).toBe(
        sides.every((s) => s > 0),
      );
    }),
    { seed: 7, numRuns: 500 },
  );
});

it("meets both ways round, and wherever one lies within the other", () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
  const anyBox = fc
    .tuple(corner, corner)
    .filter(([a, b]) => a[0] !== b[0] && a[1] !== b[1])
    .map(([a, b]) =>
      area(
        box(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])),
      ),
    );
  const anyShape = fc.oneof(
    corner.map((at) => point(...at)),
    fc
      .tuple(corner, corner)
      .filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1])
      .map(([a, b]) => line(a, b)),
    anyBox,
  );
  fc.assert(
    fc.property(anyShape, anyBox, (shape, region) => {
      const meets = meet(shapeOf(shape), shapeOf(region));
      expect(meet(shapeOf(region), shapeOf(shape))).toBe(meets);
      if (geoWithin({ $geometry: region })(shape)) expect(meets).toBe(true);
    }),
    { seed: 11, numRuns: 500 },
  );
});
