import { shop } from "#functions/withdraw/testing/shop.ts";

/** A promoter A with 200,000 fen that are due, who is known to the tax office. */
function shopWithA(plan: Parameters<typeof shop>[0] = {}) {
  const world = shop(plan);
  world.join("A");
  world.earn("A", 200_000);
  const quote = (fields: object = {}) => world.by("A")("quote", fields);
  return { ...world, quote };
}
const LABOUR = { plan: { tax: "labour" } } as const;

it("says all that may be asked for, with 2 requests and nothing written", async () => {
  const { quote, cost } = shopWithA();
  const reply = quote();
  expect(await cost(() => reply)).toEqual([2, 0]);
  expect(await reply).toMatchObject({
    ok: true,
    data: { availableFen: 200_000, amountFen: 200_000, taxFen: 0, netFen: 200_000, tax: "none" },
  });
});

it.each<[string, object, string | null]>([
  ["an amount that is taken on", { amountFen: 150_000 }, null],
  ["more than there is", { amountFen: 200_001 }, "balance_insufficient"],
  ["too little", { amountFen: 1 }, "amount_below_minimum"],
  ["more than one transfer takes", { amountFen: 20_000_001 }, "amount_above_maximum"],
])("%s: %j is refused with %s, in words", async (_, fields, code) => {
  const { data } = (await shopWithA().quote(fields)) as { data: Record<string, unknown> };
  expect(data["refusal"]).toEqual(code === null ? null : expect.objectContaining({ code }));
  expect(data["message"] === null).toBe(code === null);
});

it.each([{ amountFen: -1 }, { amountFen: 1.5 }, { openid: "B" }])("refuses %j", async (fields) => {
  expect(await shopWithA().quote(fields)).toMatchObject({ error: { code: "request_invalid" } });
});

it("refuses somebody who is no promoter", async () => {
  const { by } = shopWithA();
  expect(await by("stranger")("quote")).toMatchObject({ error: { code: "promoter_unknown" } });
});

it("asks for the identity before tax is withheld", async () => {
  const { quote, memory } = shopWithA(LABOUR);
  memory.documents.identities.clear();
  expect(await quote({ amountFen: 100_000 })).toMatchObject({
    data: { identity: "missing", refusal: { code: "identity_required" } },
  });
});
