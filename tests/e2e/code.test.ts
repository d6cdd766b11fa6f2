import { readCode } from "#tests/contract/readCode.ts";
import { joinChain, notice, order, publish } from "#tests/e2e/brand.ts";
import { done, person, staff, withStack } from "#tests/e2e/stack.ts";

/** Goal: a printed code is worth what it says: from WeChat's picture back to whom the sale pays. */
const stack = withStack();

it("a fan opens the printed picture, buys, and its promoter earns", async () => {
  const { control } = stack();
  await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await joinChain(control, ["A", "B"]);
  const ask = { action: "picture", channel: "海报" };
  const { code, png } = await done(control.call("qrcode", person("B"), ask));
  const { text: printed } = readCode(Buffer.from(String(png), "base64"));
  expect(printed).toBe(code);
  await done(control.call("qrcode", person("U1"), { action: "scan", code: printed }));
  expect(await done(control.call("qrcode", person("U1"), { action: "whose" }))).toMatchObject({
    promoterNumber: 2,
  });
  await order(control, "O1", "U1", 10_000);
  expect(await notice(control, "O1", "U1", 10_000)).toEqual({ errcode: 0, errmsg: "" });
  const shown = await done(control.call("order", staff, { action: "show", orderId: "O1" }));
  expect(shown["commissions"]).toMatchObject([{ promoterId: "B", amountFen: 1_000 }]);
}, 30_000);

it("a code that somebody changed by one letter binds nobody", async () => {
  const { control } = stack();
  const { code } = await done(control.call("qrcode", person("A"), { action: "issue" }));
  const last = String(code).at(-1) === "a" ? "b" : "a";
  const forged = String(code).slice(0, -1) + last;
  const reply = await control.call("qrcode", person("U2"), { action: "scan", code: forged });
  expect(reply).toMatchObject({ ok: false, error: { code: "code_invalid" } });
});
