import { fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { Transfer, Withdrawal } from "#core/wallet/withdrawal.ts";
import { sheetDesk } from "#functions/sheets/testing/sheetDesk.ts";
import { aPromoter, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

it.each([
  [{}, "A B C"],
  [{ group: "茶友" }, "A B"],
  [{ level: "gold" }, "B C"],
  [{ level: "gold", group: "茶友" }, "B"],
  [{ place: "330000" }, "C"],
  [{ state: "banned" }, "C"],
  [{ state: "active", place: "330000" }, ""],
])("takes out the promoters that fit %j", async (filter, expected) => {
  const desk = sheetDesk("csv");
  const gold = [{ level: "gold", fromMs: 0 }];
  for (const [at, [id, changes]] of [
    ["A", { groups: ["茶友"] }] as const,
    ["B", { groups: ["茶友", "门店"], levels: gold }] as const,
    ["C", { levels: gold, place: "330106", bannedAtMs: 1 }] as const,
  ].entries()) {
    desk.memory.documents.promoters.set(id, aPromoter(id, { number: at + 1, ...changes }));
  }
  const [, ...rows] = await desk.exported("promoters", filter);
  expect(rows.map(([, id]) => id).join(" ")).toBe(expected);
});

const withdrawal = (id: string, changes: Partial<Withdrawal>): Withdrawal => ({
  ...{ id, amountFen: fen(2_000), state: "requested", transferNumber: `F${id}` },
  ...{ requestedAtMs: 5, approvals: [], approvedAtMs: null, transfer: null },
  ...{ closedAtMs: null, reason: null, ...changes },
});
const transfer: Transfer = {
  ...{ channel: "wechat", netFen: fen(1_900), taxFen: fen(100), tax: "none", month: "2026-03" },
  ...{ sentAtMs: 61_000, packageInfo: null, receipt: null },
};

it.each([
  [{}, "w1 w2 w3 w0"],
  [{ tab: "paid" }, "w1 w0"],
  [{ tab: "failed" }, "w2"],
  [{ promoterId: "A" }, "w2 w3 w0"],
  [{ untilMs: 5 }, "w0"],
])("takes out the withdrawals that fit %j, the newest first", async (filter, expected) => {
  const desk = sheetDesk("csv");
  const { documents } = desk.memory;
  const now = desk.clock.nowMs;
  documents.promoters.set("A", aPromoter("A", { number: 7 }));
  const reason = "failed" as const;
  const held = [
    withdrawal("w3", {}),
    withdrawal("w2", { state: "released", reason, requestedAtMs: now - 200 * DAY_MS }),
  ];
  documents.wallets.set("A", { ...emptyWallet("A"), rev: 1, withdrawals: held });
  const paid = { state: "paid", requestedAtMs: now, transfer } as const;
  documents.wallets.set("B", {
    ...{ ...emptyWallet("B"), rev: 1, withdrawals: [withdrawal("w1", paid)] },
  });
  const old = withdrawal("w0", { state: "paid", requestedAtMs: 1 });
  documents.withdrawals.set("A:w0", { ...old, _id: "A:w0", rev: 1, promoterId: "A" });
  const [headings, ...rows] = await desk.exported("withdrawals", filter);
  expect(rows.map(([id]) => id).join(" ")).toBe(expected);
  expect(headings?.slice(0, 3)).toEqual(["提现单号", "推广员编号", "openid"]);
  const first = rows.find(([id]) => id === "w1");
  expect(first?.slice(7, 11) ?? []).toEqual(first ? ["20.00", "1.00", "19.00", "微信"] : []);
});

it("lets nobody bring withdrawals in", async () => {
  const desk = sheetDesk("csv");
  const fileId = await desk.files.save("sheets/uploads/x.csv", Buffer.from("x"));
  const fields = { jobId: desk.newId(), kind: "withdrawals", format: "csv", fileId };
  expect(await desk.call("startImport", fields)).toMatchObject({
    error: { code: "request_invalid" },
  });
});

it("writes more rows than one file holds into several, each row once and in order", async () => {
  const desk = sheetDesk("csv");
  const lines = Array.from({ length: 100 }, (_, n) => aPurchaseLine(`tea-${n}`, 1, 100));
  for (let n = 1; n <= 1_001; n++) {
    const _id = `O${String(n).padStart(5, "0")}`;
    desk.memory.documents.purchases.set(_id, aPurchase(lines, { _id, createdAtMs: n }));
  }
  const jobId = desk.newId();
  await desk.call("startExport", { jobId, kind: "orders", format: "csv", filter: {} });
  await desk.settle();
  const { state, done, link, earlierLinks } = await desk.show(jobId);
  expect([state, done]).toEqual(["done", 100_100]);
  expect(earlierLinks).toHaveLength(2);
  expect(link).not.toBeNull();
  const keys: string[] = [];
  for (const n of [1, 2, 3]) {
    const content = await desk.contentOf(`cloud://memory/sheets/${jobId}/orders-${n}.csv`);
    const [headings = [], ...rows] = content;
    expect(rows.length).toBeLessThanOrEqual(50_000);
    const [order, line] = ["订单号", "行号"].map((name) => headings.indexOf(name));
    keys.push(...rows.map((cells) => `${cells[order ?? -1]} ${cells[line ?? -1]}`));
  }
  expect(new Set(keys).size).toBe(100_100);
  expect(keys).toHaveLength(100_100);

  desk.clock.nowMs += 8 * DAY_MS;
  await desk.call("list");
  expect(await desk.show(jobId)).toMatchObject({ link: null, earlierLinks: [] });
  await expect(desk.files.read(`cloud://memory/sheets/${jobId}/orders-1.csv`)).rejects.toThrow();
});
