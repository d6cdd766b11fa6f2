import { owner, person } from "#adapters/memory/deps.ts";
import { memoryFiles } from "#adapters/memory/files.ts";
import { actions } from "#functions/aftersales/actions.ts";
import { afterSalesShop } from "#functions/aftersales/testing/afterSalesShop.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";

/** Goal: staff see what the buyer shows them, and no file that he only names. */
async function asked(pictures: readonly string[]) {
  const shop = await afterSalesShop();
  const files = memoryFiles();
  const shown = await files.save("aftersales/order1/a.png", Buffer.from("a"));
  await files.save("sheets/exports/secret.csv", Buffer.from("b"));
  await shop.ask({ pictures: [shown, ...pictures] });
  const ask = (caller: Caller, fields: object = {}, deps: object = { files }) =>
    serve(
      "aftersales",
      { ...shop.deps, ...deps, caller: () => caller },
      actions,
    )({
      ...{ action: "pictures", orderId: "order1", id: shop.id },
      ...fields,
    });
  return { ask, shop };
}
const staff = owner("boss");

it("gives a link to each picture, and none to what is gone or lies elsewhere", async () => {
  const elsewhere = [
    "cloud://memory/aftersales/order1/gone.png",
    "cloud://memory/sheets/exports/secret.csv",
    "cloud://memory/x/aftersales/a.png",
  ];
  const { ask, shop } = await asked(elsewhere);
  const link = expect.stringContaining("https://files.example/");
  expect(await ask(staff)).toEqual({ ok: true, data: { links: [link, null, null, null] } });
  expect(await ask(staff, {}, {})).toMatchObject({ data: { links: [null, null, null, null] } });
  expect(shop.shop.logged).toHaveLength(1);
});

it("is for staff, about an after-sales that there is", async () => {
  const { ask } = await asked([]);
  expect(await ask(person("U1"))).toMatchObject({ error: { code: "staff_required" } });
  expect(await ask(staff, { orderId: "x" })).toMatchObject({ error: { code: "order_unknown" } });
  expect(await ask(staff, { id: "aftersales000009" })).toMatchObject({
    error: { code: "aftersales_unknown" },
  });
});
