import { on, replayed } from "#tests/e2e/replayCommand.ts";

/** Goal: what needs a name, tax and two persons goes through every function and WeChat's stand-in, name check included. */
it("pays a large taxed amount to somebody whose identity is known, after two yeses", async () => {
  const tea = [{ sku: "tea", quantity: 1, paidFen: 6_000_000 }];
  const plan = { id: "p", tax: "labour", rates: [{ distance: 1, rateBp: 1_000 }] };
  const result = await replayed([
    { at: on(1, "08:00"), do: "plan", plan },
    { at: on(1, "09:00"), do: "join", promoter: "A" },
    { at: on(1, "10:00"), do: "scan", fan: "U1", promoter: "A", channel: "x" },
    { at: on(1, "11:00"), do: "pay", order: "O1", buyer: "U1", lines: tea },
    { at: on(2, "11:00"), do: "receive", order: "O1" },
    { at: on(20, "11:00"), do: "withdraw", promoter: "A", id: "w1", amountFen: 600_000 },
    { at: on(20, "12:00"), do: "review", id: "w1", approve: true },
    { at: on(20, "13:00"), do: "transfer", id: "w1", result: "success" },
  ]);
  expect(result.refused).toEqual([]);
  expect(result.promoters["A"]).toMatchObject({ paidFen: 504_000, taxFen: 96_000 });
  expect(result.audit.violations).toEqual([]);
}, 90_000);
