import { sealedCart } from "#scripts/replay/shop.ts";
import type { EventOf } from "#scripts/replay/events.ts";
import { fen } from "#core/money.ts";
import { codeOf, joinChain, notice, publish, scan } from "#tests/e2e/brand.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

/** Goal: what a paid notice costs at CloudBase when the plan asks for more than the chain, counted at the server. */
const stack = withStack();
const rules = { rules: [{ rateBp: 100 }] };
const planOf = (id: string, components: object) => ({
  ...{ id, pack: "strict", rates: [{ distance: 1, rateBp: 500 }], components },
});
const EVERYTHING = {
  ...{ firstOrder: rules, store: rules, storeStaff: rules, supply: {} },
  region: { province: rules, city: rules, district: rules, duties: "送货、安装和售后" },
};
const SALE = { region: "330106", store: "S1", storeStaff: "W" };

beforeAll(async () => {
  const { control } = stack();
  await publish(control, { id: "none", rates: [{ distance: 1, rateBp: 500 }] });
  for (const id of ["C", "PR", "CI", "D", "H", "W", "V"]) await joinChain(control, [id]);
  const appoint = (promoterId: string, place: object) =>
    done(control.call("commission", staff, { action: "appoint", promoterId, ...place }));
  await appoint("PR", { region: "330000" });
  await appoint("CI", { region: "330100" });
  await appoint("D", { region: "330106" });
  await appoint("H", { store: "S1" });
  await appoint("W", { store: "S1", staff: true });
  const code = await codeOf(control, "C");
  for (const fan of ["U1", "U2", "U3", "U4"]) await scan(control, fan, code);
}, 60_000);

it.each<[string, object, number, string]>([
  ["no components", {}, 2, "U1"],
  ["the first order", { firstOrder: rules }, 3, "U2"],
  ["the store and its staff", { store: rules, storeStaff: rules }, 5, "U3"],
  // The count 1, four posts, and six persons: three agents, the holder, who served, the supplier.
  ["all that asks anybody", EVERYTHING, 13, "U4"],
])(
  "a paid notice, %s: so many requests, 1 document; again: 1 request, none",
  async (name, components, databaseRequests, buyer) => {
    const { control } = stack();
    await publish(control, planOf(name, components));
    const order = async (orderId: string, by: string) => {
      const lines = [
        { sku: "tea", quantity: 1, paidFen: fen(10_000), supplier: "V", supplyFen: fen(3_000) },
      ];
      const event: EventOf<"pay"> = { at: START_MS, do: "pay", order: orderId, buyer: by, lines };
      await done(control.call("order", person(by), sealedCart({ ...event, ...SALE }).request));
    };
    await order(`${name}-warm`, "U9");
    await notice(control, `${name}-warm`, "U9", 10_000); // Reads the plan, once.
    await order(name, buyer);
    expect(await costOf(control, () => notice(control, name, buyer, 10_000))).toEqual({
      ...{ databaseRequests, documentsWritten: 1 },
    });
    expect(await costOf(control, () => notice(control, name, buyer, 10_000))).toEqual({
      ...{ databaseRequests: 1, documentsWritten: 0 },
    });
  },
  30_000,
);
