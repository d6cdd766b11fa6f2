import { alertsOf, maskedPhone } from "./orderAlerts.ts";

/** Goal: whoever scans the list sees what waits, and no more of a phone than he needs. */
const HOUR_MS = 3_600_000;
const NOW = 100 * HOUR_MS;
type Seen = Parameters<typeof alertsOf>[0];
const order = (more: Partial<Seen> = {}): Seen => ({
  ...{ state: "paid", paidAtMs: NOW - HOUR_MS, staffNotes: [], afterSales: [], tasks: [] },
  ...{ invoice: null, note: "", parcels: [] },
  delivery: {
    kind: "express",
    address: {
      ...{ name: "林女士", phone: "13800000000", region: "330106", province: "浙江省" },
      ...{ city: "杭州市", district: "西湖区", detail: "1 号" },
    },
  },
  ...more,
});
const pickup = { kind: "pickup", name: "林", phone: "1", code: null, redeemed: null } as const;
const PARCEL = {
  ...{ id: "p", carrier: "SF", trackingNumber: "SF0001", lines: [], shippedAtMs: 1, by: "x" },
};
const reminder = [{ atMs: 1, by: "buyer", text: "买家提醒发货。" }];

it.each([
  ["nothing", {}, []],
  ["48 hours to the moment", { paidAtMs: NOW - 48 * HOUR_MS }, []],
  ["later", { paidAtMs: NOW - 48 * HOUR_MS - 1 }, ["late"]],
  ["late but collected", { paidAtMs: 0, delivery: pickup }, []],
  ["late with a first parcel", { paidAtMs: 0, parcels: [PARCEL] }, []],
  ["late but sent", { paidAtMs: 0, state: "shipped", staffNotes: reminder }, []],
  ["a reminder", { staffNotes: reminder }, ["reminded"]],
  ["a note of the buyer", { note: "快点" }, ["noted"]],
  [
    "a task that was given up",
    { tasks: [{ kind: "sell", key: "sell", tries: 20, notBeforeMs: 0 }] },
    ["failed"],
  ],
] as const)("%s", (_, more, alerts) => expect(alertsOf(order(more), NOW)).toEqual(alerts));

it("masks phones", () =>
  expect(["13812345678", "12345"].map(maskedPhone)).toEqual(["138****5678", "****"]));
