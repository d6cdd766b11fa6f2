import { funnelSteps } from "./funnelSteps.ts";

/** Goal: the funnel shows who came by codes; who bought without one does not make its end wider than its beginning. */
const row = (channel: number, touches: number, repeatOrders: number) => ({
  ...{ channel, touches, newFans: touches, firstOrders: 1, repeatOrders },
});

it("adds up the channels and leaves out what has none", () =>
  expect(funnelSteps([row(1, 10, 2), row(2, 5, 1), row(0, 0, 99)])).toEqual({
    ...{ touches: 15, newFans: 15, firstOrders: 2, repeatOrders: 3 },
  }));

it("is nothing without rows", () =>
  expect(funnelSteps([])).toEqual({ touches: 0, newFans: 0, firstOrders: 0, repeatOrders: 0 }));
