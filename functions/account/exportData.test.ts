import * as z from "zod";
import { accountState, CLOSING_PHRASE } from "#core/account/account.ts";
import { NOTICE_VERSION } from "#core/account/inventory.ts";
import { emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { aShopWithPeople, giveThemData } from "#functions/account/testing/aShopWithPeople.ts";
import { anOrderOf, ORDER, START_MS } from "#functions/checkout/testing/aShop.ts";
import { anOrder, aPromoter, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: everybody gets all that is known of him, part by part, and nothing of anybody else. */
type Shop = ReturnType<typeof aShopWithPeople>;
const partSchema = z.strictObject({
  exportedAtMs: z.int(),
  sections: z.array(
    z.strictObject({
      title: z.string().regex(/\p{Script=Han}/u),
      rows: z.array(z.record(z.string().regex(/\p{Script=Han}/u), z.string())).min(1),
    }),
  ),
  nextCursor: z.string().max(120).nullable(),
});

/** The whole export of somebody: the rows of each list, and how many parts it took. */
async function exported(shop: Shop, openid: string) {
  const lists = new Map<string, Record<string, string>[]>();
  let parts = 0;
  let cursor: string | null = "";
  while (cursor !== null) {
    const part: z.output<typeof partSchema> = partSchema.parse(
      await shop.said(openid, "exportData", { cursor }),
    );
    for (const { title, rows } of part.sections) {
      lists.set(title, [...(lists.get(title) ?? []), ...rows]);
    }
    parts += 1;
    expect(parts).toBeLessThan(100);
    cursor = part.nextCursor;
  }
  return { lists, parts, text: JSON.stringify([...lists]) };
}

/** P and U with openids that nothing else contains, so that a leak shows. */
function aShopWithSecrets(): Shop {
  const shop = aShopWithPeople();
  giveThemData(shop);
  return shop;
}

it("tells somebody of whom nothing is known just that, in the same number of parts", async () => {
  const { lists, parts } = await exported(aShopWithPeople(), "nobody");
  expect([...lists]).toEqual([["推荐开关", [{ 推荐: "已开启", 关闭时间: "无" }]]]);
  expect(parts).toBe(9);
});

it("tells a buyer what the shop holds of him", async () => {
  const shop = aShopWithSecrets();
  await shop.said("U", "agree", { version: NOTICE_VERSION });
  await shop.buyer("U", anOrderOf({ note: "轻放" }));
  const { lists } = await exported(shop, "U");
  expect(lists.get("打开过的推广码")).toEqual([
    { 时间: "2026-03-01 07:59", 推广员: "1 号", 渠道编号: "0", 活动编号: "0" },
  ]);
  expect(lists.get("收货地址")).toHaveLength(1);
  expect(lists.get("订单")).toMatchObject([{ 订单编号: ORDER, 留言: "轻放", 应付: "98.00 元" }]);
  expect(lists.get("订单商品")).toHaveLength(2);
  expect(lists.get("订单款项")).toMatchObject([{ 订单编号: ORDER, 推荐: "推广员 1 号" }]);
  expect(lists.get("发给您的消息")).toHaveLength(3);
  expect(lists.get("隐私政策的同意记录")).toEqual([
    { 时间: "2026-03-01 08:00", 内容: `同意隐私政策第 ${NOTICE_VERSION} 版` },
  ]);
  expect(lists.get("看过的通知")).toHaveLength(3);
});

it("tells a promoter his books, levels and withdrawals, and his identity masked", async () => {
  const shop = aShopWithSecrets();
  shop.setWallet(500);
  shop.documents.promoters.set(
    "P",
    aPromoter("P", { number: 1, introducerIds: ["U"], levels: [{ level: "gold", fromMs: 0 }] }),
  );
  const term = { fromMs: 0, untilMs: null, by: "staff" };
  shop.documents.posts.set("store/S1", {
    ...{ _id: "store/S1", rev: 1, holders: [{ ...term, promoterId: "U" }] },
    staff: ["U", "P"].map((promoterId) => ({ ...term, promoterId })),
  });
  const { lists } = await exported(shop, "P");
  expect(lists.get("任职")).toEqual([
    { 职务: "store/S1", 身份: "店员", 开始: "1970-01-01 08:00", 结束: "无" },
  ]);
  expect(lists.get("推广员")).toMatchObject([{ 编号: "1 号", 有介绍人: "是" }]);
  expect(lists.get("等级变化")).toEqual([{ 等级: "gold", 生效: "1970-01-01 08:00" }]);
  expect(lists.get("钱包")).toMatchObject([{ 可提现: "5.00 元" }]);
  expect(lists.get("账户明细")).toMatchObject([{ 序号: "1", 内容: "佣金到账", 金额: "5.00 元" }]);
  expect(lists.get("实名信息（已打码）")).toMatchObject([{ 姓名: "张*", 状态: "已提交" }]);
  expect(lists.get("我的店铺页")).toMatchObject([{ 名称: "P的小店" }]);
  expect(lists.get("转发过的素材")).toHaveLength(3);
});

it("has nothing of the other in either's export, no openid and nothing sealed", async () => {
  const shop = aShopWithSecrets();
  shop.setWallet(500);
  const others = { U: "of P", P: "of U" } as const;
  await shop.buyer("U", anOrderOf());
  const sealed = shop.documents.identities.get("P");
  for (const openid of ["U", "P"] as const) {
    const { text } = await exported(shop, openid);
    expect(text).not.toContain(others[openid]);
    expect(text).not.toMatch(/"[UP]"/);
    for (const secret of [sealed?.name, sealed?.idNumber, sealed?.idMark]) {
      expect(text).not.toContain(secret);
    }
  }
});

it("comes in parts, each list whole however many rows share an instant", async () => {
  const shop = aShopWithSecrets();
  const { documents } = shop;
  const message = documents.messages.get("paid/U-0");
  if (!message) throw new Error("no message");
  documents.messages.clear();
  for (let n = 0; n < 250; n++) {
    const _id = `paid/U-${n}`;
    documents.messages.set(_id, {
      ...message,
      _id,
      fields: { n: `n${n}` },
      atMs: 1_000 + (n % 90),
    });
    const orderId = `O${n}`;
    const createdAtMs = START_MS - (n % 70) * 1_000;
    const own = { _id: orderId, buyerId: "U", createdAtMs };
    documents.orders.set(orderId, anOrder([], own));
    documents.cases.set(orderId, emptyCase(orderId, "U"));
    if (n < 50) documents.purchases.set(orderId, aPurchase([aPurchaseLine("tea-1", 1, 100)], own));
    const mark = { rev: 1, personId: "U", noticeId: `x${n}`, atMs: 5 };
    documents.noticeReads.set(`x${n}/U`, { _id: `x${n}/U`, ...mark });
    const forward = { rev: 1, promoterId: "U", materialId: `x${n}`, atMs: 5 };
    documents.forwards.set(`x${n}/U`, { _id: `x${n}/U`, ...forward });
  }
  const { lists } = await exported(shop, "U");
  const distinct = (title: string, field: string) =>
    new Set((lists.get(title) ?? []).map((row) => row[field])).size;
  expect([lists.get("发给您的消息")?.length, distinct("发给您的消息", "内容")]).toEqual([250, 250]);
  expect([lists.get("订单款项")?.length, distinct("订单款项", "订单编号")]).toEqual([250, 250]);
  expect([lists.get("订单")?.length, distinct("订单", "订单编号")]).toEqual([50, 50]);
  expect(lists.get("看过的通知")).toHaveLength(253);
  expect(lists.get("转发过的素材")).toHaveLength(253);
});

it("goes on although more than a part happened in one instant", async () => {
  const shop = aShopWithSecrets();
  const message = shop.documents.messages.get("paid/U-0");
  if (!message) throw new Error("no message");
  for (let n = 0; n < 100; n++) {
    shop.documents.messages.set(`m${n}`, { ...message, _id: `m${n}`, atMs: 500 });
    shop.documents.orders.set(`O${n}`, anOrder([], { _id: `O${n}`, buyerId: "U", createdAtMs: 5 }));
  }
  const { lists } = await exported(shop, "U");
  expect(lists.get("发给您的消息")).toHaveLength(103);
  expect(lists.get("订单款项")).toHaveLength(100);
});

it("pages through filed entries and archived withdrawals, up to the next promoter's", async () => {
  const shop = aShopWithSecrets();
  const { documents } = shop;
  shop.setWallet(0, { seq: 230, outbox: [] });
  for (let seq = 1; seq <= 230; seq++) {
    for (const promoterId of ["P", "Q"]) {
      const _id = `${promoterId}:${String(seq).padStart(9, "0")}`;
      const entry: JournalEntry = {
        ...{
          _id,
          rev: 1,
          promoterId,
          seq,
          atMs: seq,
          cause: `roll/${seq}`,
          postings: [],
          head: "",
        },
      };
      documents.journal.set(_id, entry);
    }
  }
  for (const promoterId of ["P", "Q"]) {
    for (let n = 100; n < 320; n++) {
      const id = `w ${n}`;
      documents.withdrawals.set(`${promoterId}:${id}`, {
        ...{ _id: `${promoterId}:${id}`, rev: 1, promoterId, id, amountFen: fen(n), state: "paid" },
        ...{ transferNumber: "F", requestedAtMs: n, approvals: [], approvedAtMs: null },
        ...{ transfer: null, closedAtMs: n, reason: null },
      });
    }
  }
  const { lists } = await exported(shop, "P");
  expect(lists.get("账户明细")?.map(({ 序号 }) => Number(序号))).toEqual(
    Array.from({ length: 230 }, (_, n) => n + 1),
  );
  expect(lists.get("提现")).toHaveLength(220);
});

it.each(["person/x", "other/", "orders/-1", "withdrawals/$gt", "money"])(
  "refuses a cursor that it never gave: %s",
  async (cursor) => {
    expect(await aShopWithPeople().account("U", "exportData", { cursor })).toMatchObject({
      error: { code: "request_invalid" },
    });
  },
);

it("tells a closing that is under way", async () => {
  const shop = aShopWithSecrets();
  await shop.said("U", "close", { phrase: CLOSING_PHRASE });
  const account = shop.documents.accounts.get("U");
  expect(account && accountState(account)).toBe("waiting");
  const { lists } = await exported(shop, "U");
  expect(lists.get("注销记录")).toEqual([{ 时间: "2026-03-01 08:00", 内容: "申请注销，等待中" }]);
});
