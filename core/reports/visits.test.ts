import { visitDay, visitMonth, visitRows } from "#core/reports/visits.ts";

const touch = (promoterNumber: number, atMs: number, channel = 0) => ({
  ...{ promoterNumber, channel, campaign: 0, atMs },
});
const SPAN = { fromMs: 10, untilMs: 20 };
const folded = { asOfMs: 5, owner: null, lastPaidMs: null };

const cases: [
  what: string,
  visitor: Parameters<typeof visitRows>[0] extends Iterable<infer V> ? V : never,
  rows: object,
][] = [
  [
    "somebody new",
    { fan: { base: null, touches: [touch(1, 10)] }, ownNumber: null },
    [[1, 0, 0, 1, 1]],
  ],
  [
    "somebody who comes again, by another code",
    { fan: { base: null, touches: [touch(1, 10), touch(2, 19, 3)] }, ownNumber: null },
    [
      [1, 0, 0, 1, 1],
      [2, 3, 0, 1, 0],
    ],
  ],
  [
    "somebody whom staff gave to a promoter: that is no visit",
    {
      fan: { base: null, touches: [touch(1, 10), { ...touch(2, 11), moved: true }] },
      ownNumber: null,
    },
    [[1, 0, 0, 1, 1]],
  ],
  [
    "somebody who came before the span",
    { fan: { base: null, touches: [touch(1, 9), touch(1, 10)] }, ownNumber: null },
    [[1, 0, 0, 1, 0]],
  ],
  ["what is after the span", { fan: { base: null, touches: [touch(1, 20)] }, ownNumber: null }, []],
  [
    "somebody whose older touches were folded",
    { fan: { base: folded, touches: [touch(1, 10)] }, ownNumber: null },
    [[1, 0, 0, 1, 0]],
  ],
  [
    "a promoter who opens his own code first",
    { fan: { base: null, touches: [touch(7, 10), touch(1, 11)] }, ownNumber: 7 },
    [[1, 0, 0, 1, 0]],
  ],
];
it.each(cases)("counts %s", (_what, visitor, rows) => {
  expect(visitRows([visitor], SPAN)).toEqual(rows);
});

it("adds up a day and a month", () => {
  const days = [
    visitDay("d2", [[1, 0, 0, 2, 1]], 3, 9),
    visitDay(
      "d1",
      [
        [1, 0, 0, 1, 1],
        [2, 0, 0, 5, 0],
      ],
      1,
      8,
    ),
  ];
  expect(visitMonth("m", days)).toEqual({
    ...{ _id: "m", rev: 0, asOfMs: 8, touches: 8, newFans: 2, newPromoters: 4 },
    visits: "1,0,0,3,2\n2,0,0,5,0",
  });
});
