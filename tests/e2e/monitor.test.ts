import { DAY_MS } from "#core/time.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { monitorReadsContract } from "#tests/contract/monitorReads.ts";
import { codeOf, joinChain, notice, order, publish, scan } from "#tests/e2e/brand.ts";
import { done, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's monitor reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  monitorReadsContract(() => adminDatabase(stack().url));
});

/** Goal: the daily timer finds in a living shop what it should, and staff read it. */
it("finds a shop whose only customer is one buyer, on the next morning", async () => {
  const control = () => stack().control;
  await publish(control(), { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await joinChain(control(), ["A", "B"]);
  await scan(control(), "U", await codeOf(control(), "A"));
  for (let n = 1; n <= 10; n++) {
    await order(control(), `wash${n}`, "U", 10_000);
    await notice(control(), `wash${n}`, "U", 10_000);
  }
  await control().post("/control/clock", { advanceToMs: START_MS + DAY_MS });
  const reply = await done(control().call("books", staff, { action: "monitors" }));
  expect(reply["monitors"]).toMatchObject([
    {
      ...{ day: "2026-03-02", people: 3, levels: 3, pausedJoining: false },
      customers: { sellers: 1, onlyPromoters: 0, orders: 10, byPromoters: 0 },
      alerts: [{ id: "R10", severity: "alert", promoterIds: ["A"] }],
    },
  ]);
}, 60_000);
const stack = withStack();
