import { createFrequencyGate, createRateGate } from "./gates.ts";

it("lets so many through in each second", () => {
  const gate = createRateGate(2);
  expect([0, 500, 999, 1000, 1001, 1999, 500].map(gate)).toEqual([
    ...[true, true, false],
    ...[true, true, false],
    // The clock was set back.
    true,
  ]);
});

it("lets through always, once, or once in a time", () => {
  const timesMs = [0, 5_999, 6_000, 11_999, 12_000];
  expect(timesMs.map(createFrequencyGate("every"))).toEqual(timesMs.map(() => true));
  expect(timesMs.map(createFrequencyGate("once"))).toEqual([true, ...[false, false, false, false]]);
  const window = createFrequencyGate({ everySeconds: 6 });
  expect(timesMs.map(window)).toEqual([true, false, true, false, true]);
});
