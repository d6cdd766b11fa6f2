import { nobody, person, staff, timer } from "#adapters/memory/deps.ts";
import type { ExplainedBonus } from "#contracts/explain.ts";
import { basisPoints } from "#core/money.ts";
import { at, bonusShop, LADDER, QUARTER } from "#functions/bonus/testing/bonusShop.ts";
import { actions } from "#functions/order/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";

const night = (day: string): number => at(`${day}T04:20:00.000`);
const asked = { action: "explainBonus", bonusId: "ladder", period: "2026-05" };

/** A has sold 7,000.00 in May, of which 2,500.01 was given back later. */
async function aShop(capBp = 3_000) {
  const shop = bonusShop();
  shop.publish(0, { periods: [LADDER, QUARTER], capBp: basisPoints(capBp) });
  shop.join("A", { number: 7 });
  shop.sell("O1", "A", 300_000, at("2026-05-10"));
  shop.sell("O2", "A", 400_000, at("2026-05-20"));
  await shop.settle(night("2026-06-16"));
  const explain = (caller: Caller, changes: object = {}) => {
    const deps = { ...shop.deps, caller: () => caller };
    return serve("order", deps, actions)({ ...asked, ...changes });
  };
  const lines = async (caller: Caller, changes: object = {}) => {
    const reply = await explain(caller, changes);
    if (!reply.ok) throw new Error(reply.error.code);
    return (reply.data as ExplainedBonus).lines;
  };
  return { ...shop, explain, lines };
}

it("tells a promoter his bonus step by step, and staff the same", async () => {
  const { lines } = await aShop();
  const told = [
    "推广员 7 号 2026 年 5 月的周期奖 ladder（截至 2026-06-16 04:20，北京时间）",
    "按期末生效的方案 p1 第 1 版",
    "自己的销售：2026-05-01 00:00 起、2026-06-01 00:00 前支付的，扣除退款后 7,000.00 元（2026-06-16 04:20 统计）",
    "  1,000.00 元起、不到 5,000.00 元：4,000.00 元 × 1% = 40.00 元",
    "  5,000.00 元起：2,000.00 元 × 2% = 40.00 元",
    "奖励：80.00 元",
    "  80.00 元 待结算，2026-06-16 04:23 起可提现",
    "以后这些订单再退款，会重新统计，多发的扣回",
  ];
  expect(await lines(person("A"))).toEqual(told);
  expect(await lines(staff, { promoterId: "A" })).toEqual(told);
});

it("tells him the same in English where he asks for it", async () => {
  const { lines } = await aShop();
  expect(await lines(person("A"), { language: "zh" })).toEqual(await lines(person("A")));
  expect(await lines(person("A"), { language: "en" })).toEqual([
    "Promoter #7: bonus ladder of 2026-05 (as of 2026-06-16 04:20, Beijing time)",
    "By the plan in force at the end of the period: p1, version 1",
    "Own sales, paid from 2026-05-01 00:00 to before 2026-06-01 00:00, less refunds: ¥7,000.00 (counted 2026-06-16 04:20)",
    "  From ¥1,000.00 to below ¥5,000.00: ¥4,000.00 × 1% = ¥40.00",
    "  From ¥5,000.00: ¥2,000.00 × 2% = ¥40.00",
    "Bonus: ¥80.00",
    "  ¥80.00 pending, available from 2026-06-16 04:23",
    "If these orders are refunded later, it is counted again, and what was too much is taken back",
  ]);
});

it("tells each measurement after a late refund, and what was taken back", async () => {
  const { lines, refund, settle } = await aShop();
  refund("O2", 250_001, at("2026-06-20"));
  await settle(night("2026-07-16"));
  const told = await lines(person("A"));
  expect(told).toContain(
    "  1,000.00 元起、不到 5,000.00 元：3,499.99 元 × 1% = 34.9999 元，不足一分的舍去，得 34.99 元",
  );
  expect(told).toContain("  45.01 元 待扣回，2026-07-16 04:23 扣回");
  expect(told).toContain(
    "  2026-07-16 04:20 统计：销售 4,499.99 元，奖励 34.99 元，增减 -45.01 元",
  );
  refund("O1", 300_000, at("2026-07-20"));
  refund("O2", 149_999, at("2026-07-20"), "R2");
  await settle(night("2026-08-16"));
  expect(await lines(person("A"))).toContain("  没有达到最低一档 1,000.00 元");
});

it("tells what the cap left; what it left to others is for staff alone", async () => {
  const { lines } = await aShop(1_050);
  const cut =
    "  封顶：7,000.00 元 × 10.5% = 735.00 元；这些订单的分润和排在前面的奖励先算，只剩 35.00 元，少了 45.00 元";
  expect(await lines(person("A"))).toContain(cut);
  const served = "    排在前面的：这些订单的分润 700.00 元、其他奖励 0.00 元";
  expect(await lines(staff, { promoterId: "A" })).toContain(served);
  expect(await lines(person("A"))).not.toContain(served);
});

it.each([
  ["somebody else", person("B"), {}, "bonus_unknown"],
  ["somebody who names its promoter", person("B"), { promoterId: "A" }, "bonus_unknown"],
  ["its promoter, who names another", person("A"), { promoterId: "B" }, "bonus_unknown"],
  ["its promoter, of another period", person("A"), { period: "2026-04" }, "bonus_unknown"],
  ["staff who do not say whose", staff, {}, "bonus_unknown"],
  ["nobody", nobody, {}, "person_required"],
  ["a timer", timer, {}, "person_required"],
  ["its promoter, of no period", person("A"), { period: "2026-13" }, "request_invalid"],
  ["its promoter, in no language of ours", person("A"), { language: "fr" }, "request_invalid"],
])("refuses %s", async (_, caller, changes, code) => {
  const { explain } = await aShop();
  expect(await explain(caller, changes)).toMatchObject({ ok: false, error: { code } });
});

it("costs two requests and writes nothing", async () => {
  const { cost, explain } = await aShop();
  expect(await cost(() => explain(person("A")))).toEqual([2, 0]);
});
