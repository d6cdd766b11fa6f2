import { advance, afterPage, emptySweep, type Pass } from "#core/wallet/sweep.ts";

const pass = (changes: Partial<Pass> = {}): Pass => ({
  untilMs: 200,
  afterId: "M",
  isWhole: true,
  ...changes,
});
const known = { ...emptySweep("settle"), untilMs: 100 };

it("goes on with a pass until nobody is left, then is done up to its end", () => {
  expect(afterPage(known, pass(), false)).toEqual({ untilMs: 100, pass: pass() });
  expect(afterPage(known, pass(), true)).toEqual({ untilMs: 200, pass: null });
});

it("begins again where a pass began in which somebody failed", () => {
  expect(afterPage(known, pass({ isWhole: false }), true)).toEqual({ untilMs: 100, pass: null });
});

it("never takes back what an overlapping run has finished", () => {
  expect(advance(known, { untilMs: 90, pass: null })).toBe(known);
  expect(advance(known, { untilMs: 100, pass: null })).toBe(known);
  expect(advance(known, { untilMs: 150, pass: null })).toEqual({ ...known, untilMs: 150 });
  expect(advance(known, { untilMs: 90, pass: pass() })).toEqual({ ...known, pass: pass() });
  expect(advance(known, { untilMs: 90, pass: pass({ untilMs: 100 }) })).toBe(known);
  const open = { ...known, pass: pass() };
  expect(advance(open, { untilMs: 200, pass: null })).toEqual({ ...known, untilMs: 200 });
});
