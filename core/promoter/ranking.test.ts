import fc from "fast-check";
import {
  boardsOf,
  type BroughtPart,
  CHUNK,
  chunkOf,
  cutsAt,
  type Ranking,
  spansAt,
} from "#core/promoter/ranking.ts";
import { rankingPage } from "#core/promoter/rankingPage.ts";
import { DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";

const day = dayStartMs;

it.each([
  // As of, week, month, last month. 2026-03-02 was a Monday.
  ["2026-03-01", "2026-02-23", "2026-03-01", "2026-02-01"],
  ["2026-03-02", "2026-03-02", "2026-03-01", "2026-02-01"],
  ["2026-03-08", "2026-03-02", "2026-03-01", "2026-02-01"],
  ["2026-01-01", "2025-12-29", "2026-01-01", "2025-12-01"],
])("the periods as of %s begin on %s, %s and %s", (at, week, month, last) => {
  const asOfMs = day(at) + 4 * HOUR_MS;
  expect(spansAt(asOfMs)).toEqual({
    week: { fromMs: day(week), untilMs: asOfMs },
    month: { fromMs: day(month), untilMs: asOfMs },
    lastMonth: { fromMs: day(last), untilMs: day(month) },
  });
});

const AS_OF_MS = day("2026-03-02") + 4 * HOUR_MS;
/** Parts as of 2 March: 0 = February, 1 = 1 March, 2 = the week so far. */
const sold = (number: number, part: number, value: number): BroughtPart => ({
  ...{ number, part, by: "sales", value },
});

it("places who has as much alike, and says what is missing to the next above", () => {
  expect(cutsAt(AS_OF_MS)).toEqual([
    ...[day("2026-02-01"), day("2026-03-01"), day("2026-03-02"), AS_OF_MS],
  ]);
  const parts = [sold(7, 1, 30), sold(7, 2, 70), sold(3, 2, 50), sold(9, 1, 50), sold(1, 0, 5)];
  const boards = boardsOf([...parts, sold(4, 2, 0), sold(5, 2, 20)], AS_OF_MS);
  const told = (name: Parameters<typeof boards.get>[0]) =>
    boards
      .get(name)
      ?.map(({ place, number, value, missing }) => [place, number, value, missing].join(" "));
  expect(told("month/sales")).toEqual(["1 7 100 ", "2 3 50 50", "2 9 50 50", "4 5 20 30"]);
  expect(told("week/sales")).toEqual(["1 7 70 ", "2 3 50 20", "3 5 20 30"]);
  expect(told("lastMonth/sales")).toEqual(["1 1 5 "]);
  expect(told("month/fans")).toEqual([]);
});

it("gives everybody with something one place, in order, and a way to the one above", () => {
  const part = fc.record({
    number: fc.integer({ min: 1, max: 12 }),
    part: fc.integer({ min: 0, max: 3 }),
    by: fc.constantFrom("fans" as const, "sales" as const),
    value: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      for (const rows of boardsOf(parts, AS_OF_MS).values()) {
        expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
        for (const [index, row] of rows.entries()) {
          expect(row.value).toBeGreaterThan(0);
          const better = rows.filter(({ value }) => value > row.value);
          expect(row.place).toBe(better.length + 1);
          const least = Math.min(...better.map(({ value }) => value));
          expect(row.missing).toBe(better.length === 0 ? null : least - row.value);
          expect(rows.findIndex(({ number }) => number === row.number)).toBe(index);
        }
      }
    }),
  );
});

it("puts promoters into chunks by their numbers", () => {
  expect([1, CHUNK, CHUNK + 1, 2 * CHUNK].map(chunkOf)).toEqual([0, 0, 1, 1]);
});

describe("the page", () => {
  const rows = [
    { place: 1, number: 7, value: 10_000, missing: null },
    { place: 2, number: 3, value: 5_000, missing: 5_000 },
  ];
  const boards = {
    "month/sales": { ranked: 2, rows },
    "week/fans": { ranked: 1, rows: [{ place: 1, number: 3, value: 4, missing: null }] },
  };
  const top: Ranking = { _id: "top", rev: 1, asOfMs: AS_OF_MS, boards };
  const page = (number: number, chunk: Ranking | null = top, board: object = {}) =>
    rankingPage({ period: "month", by: "sales", ...board }, number, top, chunk, AS_OF_MS + DAY_MS);

  it("shows the best by their numbers, the own place, and how old it is", () => {
    expect(page(3)).toEqual({
      ...{ period: "month", by: "sales", fromDay: "2026-03-01", untilDay: "2026-03-02" },
      ...{ asOfMs: AS_OF_MS, ranked: 2 },
      sentence: "截至 2026-03-02 04:00，每天凌晨更新一次；销售额已减去退款",
      top: [
        { place: 1, label: "推广员 #7", isOwn: false, value: 10_000, valueText: "100.00 元" },
        { place: 2, label: "推广员 #3", isOwn: true, value: 5_000, valueText: "50.00 元" },
      ],
      own: {
        ...{ place: 2, value: 5_000, valueText: "50.00 元", missing: 5_000 },
        sentence: "第 2 名，再多 50.00 元就追上前一名",
      },
    });
  });

  it("says how to get a place, of whom is first, and of a chunk that is older than the board", () => {
    expect(page(7).own.sentence).toBe("第 1 名");
    expect(page(8).own).toMatchObject({ place: null, sentence: "卖出第一单就上榜" });
    const old = { ...top, asOfMs: AS_OF_MS - 1 };
    expect(page(7, old).own.place).toBe(null);
    expect(page(7, null).own.place).toBe(null);
    const fans = { period: "week", by: "fans" };
    expect(page(3, top, fans).own).toMatchObject({ valueText: "4 人", sentence: "第 1 名" });
    expect(page(8, top, fans).own.sentence).toBe("带来第一位新粉丝就上榜");
    expect(page(3, top, { period: "lastMonth" }).untilDay).toBe("2026-02-28");
  });

  it("says when nothing was counted yet", () => {
    const none = rankingPage({ period: "lastMonth", by: "fans" }, 1, null, null, AS_OF_MS);
    expect(none).toMatchObject({ asOfMs: null, top: [], ranked: 0, fromDay: "2026-02-01" });
    expect(none.sentence).toBe("还没有统计，每天凌晨更新一次");
  });
});
