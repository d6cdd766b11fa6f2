import { memoryDeps, owner } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { actions } from "#functions/stock/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";
import { hired } from "#tests/staffMember.ts";

/** Goal: somebody of a store sees and changes the goods of his own stores, and of no other place. */
const NOW_MS = Date.parse("2026-03-01T12:00:00+08:00");

function aStoreKeeper() {
  const memory = emptyMemory();
  const { documents } = memory;
  documents.products.set("tea", aProduct("tea", { skus: [aSku("tea-1")] }));
  for (const id of ["S1", "S2", "S3"]) {
    documents.stores.set(id, {
      ...{ _id: id, rev: 1, name: id, phone: "", region: "330106", address: "" },
      ...{ latitude: 30, longitude: 120, hours: [], picture: null },
      ...{ picksUp: true, delivers: false, isOpen: true },
    });
  }
  const deps = memoryDeps({ memory, nowMs: () => NOW_MS, logError: () => undefined });
  const { caller, session } = hired(documents, "store", NOW_MS, ["S1", "S3"]);
  const lines = [{ sku: "tea-1", quantity: 5 }];
  let keys = 0;
  const ask = (action: string, fields: object) =>
    serve("stock", { ...deps, caller: () => caller }, actions)({ action, session, ...fields });
  const moves = (action: string, fields: object) =>
    ask(action, { key: `key-${String(++keys).padStart(8, "0")}`, lines, ...fields });
  const byOwner = (fields: object) =>
    serve(
      "stock",
      { ...deps, caller: () => owner("o1") },
      actions,
    )({
      ...{ action: "receive", key: `own-${String(++keys).padStart(8, "0")}`, lines, ...fields },
    });
  return { ask, moves, byOwner };
}
const FORBIDDEN = { error: { code: "store_forbidden", storeIds: ["S1", "S3"] } };

it("changes the stock of his own stores alone", async () => {
  const { ask, moves } = aStoreKeeper();
  expect(await moves("receive", { place: "S1" })).toMatchObject({ ok: true });
  expect(await moves("transfer", { from: "S1", to: "S3" })).toMatchObject({ ok: true });
  expect(await ask("setLowAt", { sku: "tea-1", place: "S1", lowAt: 2 })).toMatchObject({
    ok: true,
  });
  for (const [action, fields] of [
    ["receive", { place: "" }],
    ["receive", { place: "S2" }],
    ["transfer", { from: "", to: "S1" }],
    ["transfer", { from: "S1", to: "S2" }],
  ] as const) {
    expect(await moves(action, fields)).toMatchObject(FORBIDDEN);
  }
  expect(await ask("setLowAt", { sku: "tea-1", place: "S2", lowAt: 2 })).toMatchObject(FORBIDDEN);
});

it("sees the stock of his own stores alone", async () => {
  const { ask, moves, byOwner } = aStoreKeeper();
  await byOwner({ place: "" });
  await byOwner({ place: "S2" });
  await moves("receive", { place: "S1" });
  expect(await ask("show", { sku: "tea-1" })).toMatchObject({
    data: { onHand: 5, places: [{ place: "S1" }] },
  });
  expect(await ask("list", {})).toMatchObject(FORBIDDEN);
  expect(await ask("list", { place: "S1" })).toMatchObject({ ok: true });
  expect(await ask("log", { sku: "tea-1", place: "" })).toMatchObject(FORBIDDEN);
  expect(await ask("log", { sku: "tea-1", place: "S1" })).toMatchObject({ ok: true });
});
