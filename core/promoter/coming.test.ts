import { fen } from "#core/money.ts";
import { comingOf } from "#core/promoter/coming.ts";
import { dayStartMs } from "#core/time.ts";

const NOW_MS = dayStartMs("2026-03-01");
const day = (name: string, amountFen: number) => ({
  ...{ dayMs: dayStartMs(name), amountFen: fen(amountFen), parts: 1 },
});

it("says what comes when, if nothing is refunded", () => {
  const sums = { days: [day("2026-03-03", 1_230)], laterFen: fen(0), heldFen: fen(0) };
  expect(comingOf(sums, null, NOW_MS)).toEqual({
    days: [
      {
        ...{ day: "2026-03-03", amountFen: 1_230, parts: 1 },
        sentence: "12.30 元将于 3月3日到账，如果没有退款",
      },
    ],
    ...{ laterFen: 0, heldFen: 0, totalFen: 1_230 },
    sentence: "共 12.30 元待结算，最近一笔 12.30 元将于 3月3日到账，如果没有退款",
    conditions: [
      "买家退款，对应的分润会减少或取消",
      "还没确认收货的订单按最迟的日子算，确认收货后会提前",
    ],
  });
});

it("tells next year's days with the year, what is taken back, held, and waits for a pause to end", () => {
  const days = [day("2026-02-28", 5), day("2026-03-02", -300), day("2027-01-02", 100)];
  const told = comingOf({ days, laterFen: fen(7), heldFen: fen(200) }, NOW_MS - 1, NOW_MS);
  expect(told.days.map(({ sentence }) => sentence)).toEqual([
    "0.05 元恢复结算后到账，如果没有退款",
    "3.00 元将于 3月2日因退款扣回",
    "1.00 元将于 2027年1月2日到账，如果没有退款",
  ]);
  expect(told.totalFen).toBe(12);
  expect(told.conditions.slice(2)).toEqual([
    "2.00 元的订单在售后或核查处理中，处理完才到账",
    "品牌暂停了结算，到期的分润在恢复后到账",
  ]);
});

it("says when nothing is to come", () => {
  const nothing = { days: [], laterFen: fen(0), heldFen: fen(0) };
  expect(comingOf(nothing, null, NOW_MS).sentence).toBe("没有待结算的分润");
  const held = { ...nothing, heldFen: fen(10) };
  expect(comingOf(held, null, NOW_MS).sentence).toBe("共 0.10 元待结算");
});

it("tells what comes later today as such, and what comes first, not what is taken back first", () => {
  const days = [day("2026-03-01", -5), day("2026-03-01", 100)];
  const told = comingOf({ days, laterFen: fen(0), heldFen: fen(0) }, null, NOW_MS + 1);
  expect(told.days.map(({ sentence }) => sentence)).toEqual([
    ...["0.05 元将于 3月1日因退款扣回", "1.00 元将于 3月1日到账，如果没有退款"],
  ]);
  expect(told.sentence).toBe("共 0.95 元待结算，最近一笔 1.00 元将于 3月1日到账，如果没有退款");
});

it("says of what is due today, and waits for a pause to end, that it waits", () => {
  const sums = { days: [day("2026-03-01", 100)], laterFen: fen(0), heldFen: fen(0) };
  const [told] = comingOf(sums, NOW_MS, NOW_MS + 1).days;
  expect(told?.sentence).toBe("1.00 元恢复结算后到账，如果没有退款");
});
