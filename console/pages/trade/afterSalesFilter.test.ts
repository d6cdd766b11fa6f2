import { startOfDay } from "../../lib/time.ts";
import { afterSalesFilterOf, afterSalesTab } from "./afterSalesFilter.ts";

const getOf = (address: string) => {
  const params = new URLSearchParams(address);
  return (name: string) => params.get(name) ?? "";
};

it.each([
  ["", { state: "waiting" }],
  ["state=done", { state: "done" }],
  ["state=lost", { state: "waiting" }],
  ["kind=return", { state: "waiting", kind: "return" }],
  ["kind=gift", { state: "waiting" }],
  [
    "state=asked&days=2026-03-01~2026-03-02",
    {
      ...{ state: "asked", fromMs: startOfDay("2026-03-01") },
      untilMs: startOfDay("2026-03-03"),
    },
  ],
  ["order= A1 &state=done&kind=return", { orderId: "A1" }],
])("asks for what %s says", (address, expected) => {
  expect(afterSalesFilterOf(getOf(address))).toEqual(expected);
});

it("shows no tab where an order is looked for", () => {
  expect(afterSalesTab(getOf("state=done"))).toBe("done");
  expect(afterSalesTab(getOf("state=done&order=A1"))).toBe("");
});
