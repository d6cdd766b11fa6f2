import { dayCounterId, givenBack, leftFen, setAside } from "#core/brand/dayBudget.ts";
import { fen } from "#core/money.ts";
import { newCounter } from "#core/people/counter.ts";

const counter = (last: number) => ({ ...newCounter("sent/2026-03-10"), last });

it("counts by the day in China", () => {
  expect(dayCounterId(Date.parse("2026-03-10T15:59:59.999Z"))).toBe("sent/2026-03-10");
  expect(dayCounterId(Date.parse("2026-03-10T16:00:00Z"))).toBe("sent/2026-03-11");
});

it("sets aside what fits to the fen, and nothing above", () => {
  expect(setAside(counter(70), fen(30), fen(100))).toMatchObject({
    ok: true,
    value: { last: 100 },
  });
  expect(setAside(counter(70), fen(31), fen(100))).toEqual({
    ok: false,
    error: { code: "day_full" },
  });
  expect(setAside(counter(0), fen(101), fen(100)).ok).toBe(false);
});

it("gives back, and never more than there was", () => {
  expect(givenBack(counter(70), fen(30)).last).toBe(40);
  expect(givenBack(counter(20), fen(30)).last).toBe(0);
  expect(leftFen(counter(70), fen(50))).toBe(-20);
});
