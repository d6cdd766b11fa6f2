import { openAccounts } from "#scripts/start/accounts.ts";
import { employClerk } from "#scripts/start/clerk.ts";
import { codeOf, joinChain, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { openTeaShop, saveAddress, SKU } from "#tests/e2e/teaShop.ts";

/** Goal: whoever tries `npm start` alone is let in, gets his parcel and his money back, and what lay there before stays. */
const stack = withStack();

it("says yes to what comes after he began, once, and leaves what was there", async () => {
  const { control } = stack();
  const by = (openid: string, name: string, action: string, fields: object = {}) =>
    done(control.call(name, person(openid), { action, ...fields }));
  await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await joinChain(control, ["A"]);
  await openTeaShop(control, 50);
  await scan(control, "U", await codeOf(control, "A"));
  await saveAddress(control, "U");
  await by("before", "commission", "apply");

  const sinceMs = START_MS + 60_000;
  await control.post("/control/clock", { advanceToMs: sinceMs });
  const said: string[] = [];
  const clerk = employClerk(control, sinceMs, (what) => said.push(what));
  await clerk.stop(); // His own rounds go by the real clock and would pack both parcels at once; these go by the test's.
  await by("after", "commission", "apply");
  for (const orderId of ["CLERKSHIPS0000001", "CLERKAGREES000001"]) {
    const order = { orderId, items: [{ sku: SKU, quantity: 1 }], delivery: { kind: "express" } };
    await by("U", "checkout", "place", { ...order, expectedFen: 10_800 });
    await by("U", "order", "pay", { orderId });
    await control.post("/control/wechat/pay", { outTradeNo: orderId });
  }
  const id = "CLERKAFTERSALES01";
  const lines = [{ line: 0, quantity: 1 }];
  const wish = { orderId: "CLERKAGREES000001", id, kind: "refund", reason: "not_wanted", lines };
  await by("U", "aftersales", "ask", wish);
  await clerk.round(sinceMs + 1_000);
  await clerk.round(sinceMs + 60_000);

  const state = async (openid: string) => (await by(openid, "promoter", "mine"))["state"];
  expect([await state("before"), await state("after")]).toEqual(["applied", "approved"]);
  const shown = await by("U", "purchase", "show", { orderId: "CLERKSHIPS0000001" });
  expect(shown["state"]).toBe("shipped");
  const one = await by("U", "aftersales", "show", { orderId: "CLERKAGREES000001", id });
  expect(one["state"]).not.toBe("asked");
  expect(said.filter((what) => what.includes("申请"))).toHaveLength(1);
  expect(said.filter((what) => what.includes("包裹"))).toHaveLength(1);
  expect(said.filter((what) => what.includes("售后"))).toHaveLength(1);
}, 60_000);

it("looks at people's addresses only when there is something new to ship", async () => {
  const { control } = stack();
  const looks = async (): Promise<number> => {
    const log = await done(control.call("staff", staff, { action: "log" }));
    return (log["entries"] as { action: string }[]).filter(({ action }) => action === "all").length;
  };
  const clerk = employClerk(control, START_MS, () => undefined);
  await clerk.stop();
  const { nowMs } = await control.get("/control/health");
  const before = await looks();
  for (let n = 1; n <= 5; n++) await clerk.round(Number(nowMs) + n * 4_000);
  expect((await looks()) - before).toBeLessThanOrEqual(1);
}, 60_000);

it("rests while somebody of the staff is signed in", async () => {
  const { control } = stack();
  const accounts = await openAccounts(control);
  expect(accounts.map(({ role }) => role)).toEqual([
    ...["owner", "owner", "operations", "finance", "service", "auditor"],
  ]);
  expect(await openAccounts(control)).toEqual(accounts);
  const { users } = await control.get("/control/users?q=service");
  const [{ uid = "" } = {}] = users as { uid: string }[];
  const session = "5".repeat(32);
  const opening = { action: "openSession", sessionId: session, device: "a browser" };
  await done(control.call("staff", { uid }, opening));
  await done(control.call("commission", person("waiting"), { action: "apply" }));
  const { nowMs } = await control.get("/control/health");
  const said: string[] = [];
  const clerk = employClerk(control, 0, (what) => said.push(what));
  await clerk.round(Number(nowMs));
  expect(said).toEqual([]);
  await done(control.call("staff", { uid }, { action: "closeSession", session }));
  await clerk.round(Number(nowMs));
  await clerk.stop();
  expect(said.length).toBeGreaterThan(0);
}, 60_000);
