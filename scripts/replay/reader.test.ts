import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LogError, readLog } from "#scripts/replay/reader.ts";

/** Goal: what is no event is refused with its line and what is wrong, before anything of it runs. */
const folder = mkdtempSync(join(tmpdir(), "fenrun-log-"));
const file = join(folder, "log.jsonl");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(...lines: readonly object[]) {
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  const events = [];
  for await (const { event } of readLog(file)) events.push(event);
  return events;
}

const AT = "2026-01-01T08:00:00+08:00";
const AT_MS = Date.parse(AT);
const DISTRICT = { region: "330106" };
const TEA = { sku: "tea", quantity: 1, paidFen: 10_000 };
const pay = (more: object): object => ({
  ...{ at: AT, do: "pay", order: "O1", buyer: "U1", lines: [TEA] },
  ...more,
});
const payLine = (more: object): object => pay({ lines: [{ ...TEA, ...more }] });
const post = (more: object): object => ({ at: AT, do: "appoint", promoter: "A", ...more });

it("reads what a shop knows of a sale, and appointments", async () => {
  const sale = { ...DISTRICT, store: "S1", storeStaff: "W", customerGroup: "vip" };
  const line = { ...TEA, supplier: "V", supplyFen: 6_000 };
  const events = await read(
    pay({ ...sale, lines: [line] }),
    pay({}),
    post({ ...DISTRICT, until: AT }),
    post({ store: "S1", staff: true }),
    { ...post({ store: "S1" }), do: "dismiss" },
  );
  expect(events).toEqual([
    { at: AT_MS, do: "pay", order: "O1", buyer: "U1", lines: [line], ...sale },
    { at: AT_MS, do: "pay", order: "O1", buyer: "U1", lines: [TEA] },
    { at: AT_MS, do: "appoint", promoter: "A", ...DISTRICT, until: AT_MS },
    { at: AT_MS, do: "appoint", promoter: "A", store: "S1", staff: true },
    { at: AT_MS, do: "dismiss", promoter: "A", store: "S1" },
  ]);
});

it.each<[string, object, RegExp]>([
  ["a supplier without a price", payLine({ supplier: "V" }), /:2: lines\.0: supplier 和 supplyFen/],
  ["a price without a supplier", payLine({ supplyFen: 1 }), /:2: lines\.0: supplier 和 supplyFen/],
  ["half a supply fen", payLine({ supplier: "V", supplyFen: 0.5 }), /:2: lines\.0\.supplyFen: /],
  ["a region that is no code", pay({ region: "33010" }), /:2: region: 应为六位/],
  ["a store that is no name", pay({ store: 1 }), /:2: store: /],
  ["a group that is no name", pay({ customerGroup: "" }), /:2: customerGroup: /],
  ["an unknown field of a sale", pay({ shop: "S1" }), /:2: .*shop/],
  ["an appointment to nothing", post({}), /:2: region 和 store 必须写一个/],
  ["an appointment to two things", post({ ...DISTRICT, store: "S1" }), /:2: region 和 store/],
  ["staff of a region", post({ ...DISTRICT, staff: true }), /:2: staff: 只有门店有店员/],
  ["an end without an offset", post({ ...DISTRICT, until: "2026-01-01" }), /:2: until: /],
  ["a dismissal with an end", { ...post({ ...DISTRICT, until: AT }), do: "dismiss" }, /until/],
  ["an appointment of nobody", { at: AT, do: "appoint", ...DISTRICT }, /:2: promoter: /],
])("refuses %s", async (_, event, expected) => {
  const refused = read({ at: AT, do: "wait" }, event);
  await expect(refused).rejects.toThrow(LogError);
  await expect(refused).rejects.toThrow(expected);
});
