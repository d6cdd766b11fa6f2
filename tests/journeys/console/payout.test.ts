import type { Trial } from "#core/ledger/trialPass.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import { madeUpPerson } from "#scripts/replay/identity.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { publish } from "#tests/e2e/brand.ts";
import { done, person, staff } from "#tests/e2e/stack.ts";
import { withDesk } from "#tests/journeys/console/desk.ts";
import {
  asksForAll,
  scans,
  sells,
  TILL_EARNED_MS,
  timeGoesBy,
  transferNumberOf,
  transfersAt,
  wechatAnswers,
} from "#tests/journeys/console/earning.ts";
import type { Seat } from "#tests/journeys/console/seat.ts";
import { HAS_BROWSER, journey } from "#tests/journeys/shop.ts";

/**
 * Goal: withdrawals are looked at in a batch whose effect is told in numbers before, a large one by two people, one that
 * WeChat does not pay says why and is mended, and at the end everybody has his money once.
 */
const desk = withDesk({ timersOff: ["tend", "tally", "reckon", "monitor", "bonus"] });
const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** 10 % of what their fans pay. Whoever gets more than 800.00 in a month is taxed: 20 % of what is above. */
const [ONE, TWO, THREE, LARGE] = [
  { promoterId: "tea-promoter-001", id: "journey-w1", sku: "tieguanyin-250", quantity: 1 },
  { promoterId: "tea-promoter-002", id: "journey-w2", sku: "longjing-50", quantity: 1 },
  { promoterId: "tea-promoter-003", id: "journey-w3", sku: "longjing-100", quantity: 1 },
  { promoterId: "tea-promoter-004", id: "journey-w4", sku: "longjing-250", quantity: 16 },
] as const;
const EARNERS = [ONE, TWO, THREE, LARGE];
/** Of 901.80, after the 70.00 that the shop takes off what costs so much. */
const LARGE_TAX_FEN = 2_036;
const AGAIN = "journey-w2-again";
const QUOTA = "推广员今天收款的金额到了上限。请推广员明天重新申请";

jest.setTimeout(180_000);

const amounts = new Map<string, number>();
const amountOf = ({ id }: { readonly id: string }): number => amounts.get(id) ?? 0;
const sum = (some: readonly { readonly id: string }[]): number =>
  some.reduce((all, one) => all + amountOf(one), 0);

beforeAll(async () => {
  if (!HAS_BROWSER) return;
  const { control } = desk();
  await publish(control, { id: "yunxi", rates: [{ distance: 1, rateBp: 1_000 }], tax: "labour" });
  for (const [at, { promoterId, id, sku, quantity }] of EARNERS.entries()) {
    const buyerId = `journey-payout-${at}`;
    const orderId = `JOURNEYPAYOUT000${at}`;
    await sells(control, { promoterId, buyerId, orderId, sku, quantity });
    const card = { ...madeUpPerson(at), consent: true };
    await done(control.call("tax", person(promoterId), { action: "submitIdentity", ...card }));
    amounts.set(id, 0);
  }
  await timeGoesBy(control, TILL_EARNED_MS);
  for (const { promoterId, id } of EARNERS) {
    amounts.set(id, await asksForAll(control, promoterId, id));
  }
}, 240_000);

const figure = ({ page }: Seat, name: string) =>
  page.locator(".t-dialog .figure", { hasText: name });
/** A button that is there and does nothing: TDesign does not call it a button then. */
const cannotPress = ({ page }: Seat, words: string) =>
  page.locator(".t-button.t-is-disabled", { hasText: words }).waitFor();
const choose = (seat: Seat, amountFen: number) =>
  seat.row(yuan(amountFen)).locator("label.t-checkbox").click();

journey("finance puts the limit for two people down", async () => {
  const finance = await desk().signIn("finance");
  await finance.go("/payout-rules");
  await finance.fill(/^两人审核/, "800");
  await finance.press("保存 1 处修改");
  await finance.sees(/^两人审核.*¥5,000\.00 → ¥800\.00/);
  await finance.fill(/^原因/, "新店，先谨慎");
  await finance.press("修改 1 条规则");
  await finance.sees("已修改付款规则");
  expect(finance.complaints).toEqual([]);
});

journey(
  "finance sees in numbers what a yes does, and may not say it without the money",
  async () => {
    const { control, signIn } = desk();
    const pays = sum([ONE, TWO, THREE]);
    await control.post("/control/wechat/accounts", { operationFen: pays - 1 });
    await wechatAnswers(control, await transferNumberOf(control, THREE.id), "lost");

    const finance = await signIn("finance");
    await finance.follow("提现审核");
    await finance.sees("待审核 4");
    for (const one of EARNERS) await choose(finance, amountOf(one));
    await finance.press("批量通过");
    await finance.sees("审核通过 4 笔提现");
    await figure(finance, "通过后付款")
      .getByText(`3 笔 · ${yuan(pays)}`)
      .waitFor();
    await figure(finance, "通过后付款").getByText("代扣个税 ¥0.00").waitFor();
    const second = figure(finance, "还需第二人");
    await second.getByText(`1 笔 · ${yuan(amountOf(LARGE) - LARGE_TAX_FEN)}`).waitFor();
    await second
      .getByText(`提现 ${yuan(amountOf(LARGE))} · 代扣个税 ${yuan(LARGE_TAX_FEN)}`)
      .waitFor();
    await finance.sees(`运营账户可用 ${yuan(pays - 1)}`);
    await finance.sees("余额不足，请先充值到运营账户，或减少笔数");
    await finance.sees("要两人同意的 1 笔现在可以先同意，这一步不付款。");
    await finance.sees("同意 1 笔（交第二人）");
    const deed = `通过 4 笔，付款 ${yuan(pays)}`;
    expect(await finance.page.getByRole("button", { name: deed }).count()).toBe(0);
    await finance.press("先不");

    await control.post("/control/wechat/accounts", { operationFen: 1_000_000 });
    await finance.press("批量通过");
    await finance.sees("余额足够");
    await finance.press(deed);
    await finance.sees("全部 4 笔已处理");
    const large = finance.page.locator(".approval-rows tr", { hasText: yuan(LARGE_TAX_FEN) });
    await large.getByText("等待第二人审核").waitFor();
    await finance.press("完成");
    await finance.sees("待审核 1");
    await finance
      .row(yuan(amountOf(LARGE)))
      .getByText("1/2")
      .waitFor();
    expect(await transfersAt(control)).toHaveLength(2);
    expect(finance.complaints).toEqual([]);
  },
);

journey("one person cannot say both yeses; the owner says the second", async () => {
  const { control, signIn } = desk();
  const path = `/withdrawals/${LARGE.promoterId}/${LARGE.id}`;
  const finance = await signIn("finance");
  await finance.go(path);
  await finance.sees("等待审核：需要 2 人同意，已有 1 人");
  await finance.press("通过 (A)");
  await figure(finance, "不能通过").getByText("1 笔").waitFor();
  await cannotPress(finance, "没有可以通过的");

  const owner = await signIn("owner");
  await owner.go("/withdrawals");
  await choose(owner, amountOf(LARGE));
  await owner.press("批量通过");
  await owner.press(`通过 1 笔，付款 ${yuan(amountOf(LARGE) - LARGE_TAX_FEN)}`);
  await owner.sees("全部 1 笔已处理");
  await owner.press("完成");
  await owner.go(path);
  await owner.sees(/2\/2 审核通过/);
  await owner.sees("已向微信提交转账");
  expect(await transfersAt(control)).toHaveLength(3);
  expect([...finance.complaints, ...owner.complaints]).toEqual([]);
});

journey("what WeChat did not hear is told again, and what it did not pay says why", async () => {
  const { control, signIn } = desk();
  const two = await transferNumberOf(control, TWO.id);
  for (const one of [ONE, LARGE]) {
    await wechatAnswers(control, await transferNumberOf(control, one.id), "success");
  }
  await wechatAnswers(control, two, "fail", "DAY_RECEIVED_QUOTA_EXCEED");

  const finance = await signIn("finance");
  await finance.go(`/withdrawals/${THREE.promoterId}/${THREE.id}`);
  await finance.sees("微信没有给出明确答复（共 1 次，最近一次）");
  await finance.sees("没有收到微信的答复（网络或超时）");
  await finance.sees(/微信还没有给出结果.*不会重复付款/);
  await control.post("/control/timers/run", { name: "payout" });
  await wechatAnswers(control, await transferNumberOf(control, THREE.id), "success");
  await control.post("/control/timers/run", { name: "payout" });
  await finance.page.reload();
  await finance.sees("没有后续步骤");
  await finance.sees("微信没有给出明确答复（共 1 次，最近一次）");

  // Figures of today are a moment old; the clock stands still but for us.
  await timeGoesBy(control, 10 * MINUTE_MS);
  await finance.go("/");
  await finance.follow(/转账失败\s*1/);
  const row = finance.row(yuan(amountOf(TWO)));
  await row.getByText("付款失败", { exact: true }).waitFor();
  await row.getByText(QUOTA).waitFor();
  await row
    .getByText(yuan(amountOf(TWO)))
    .first()
    .click();
  await finance.sees("已退回推广员余额：付款失败");
  await finance.sees(QUOTA);
  await finance.sees("推广员可以重新申请");
  await finance.sees("DAY_RECEIVED_QUOTA_EXCEED");
  await finance.sees(two);
  expect(finance.complaints).toEqual([]);
});

journey("the promoter asks anew, and everybody has his money once", async () => {
  const { control, signIn, stack } = desk();
  expect(await asksForAll(control, TWO.promoterId, AGAIN)).toBe(amountOf(TWO));
  const finance = await signIn("finance");
  await finance.go("/withdrawals");
  await choose(finance, amountOf(TWO));
  await finance.press("批量通过");
  await finance.press(`通过 1 笔，付款 ${yuan(amountOf(TWO))}`);
  await finance.sees("全部 1 笔已处理");
  await finance.press("完成");
  await wechatAnswers(control, await transferNumberOf(control, AGAIN), "success");
  for (const _ of ["once", "and again"]) {
    await control.post("/control/timers/run", { name: "payout" });
  }
  await finance.go("/withdrawals?state=paid");
  for (const one of EARNERS)
    await finance
      .row(yuan(amountOf(one)))
      .getByText("已到账")
      .waitFor();
  await finance.go("/audits");
  await finance.press("马上稽核");
  await finance.sees(/查了 \d+ 笔订单/);
  await finance.sees("合计为 0，账是平的");

  // WeChat's own books: one payment for each of them, of what he earned less tax.
  const made = await transfersAt(control);
  const paid = made.filter(({ state }) => state === "SUCCESS");
  const told = paid.map(({ openid, transfer_amount: fen }) => [openid, fen]);
  const due = EARNERS.map((one) => [
    one.promoterId,
    amountOf(one) - (one === LARGE ? LARGE_TAX_FEN : 0),
  ]);
  expect(told.sort()).toEqual(due.sort());
  expect(made.filter(({ state }) => state !== "SUCCESS")).toMatchObject([{ state: "FAIL" }]);
  const { trial } = await done(control.call("books", staff, { action: "trialBalance" }));
  const { accounts, totalFen } = trial as Trial;
  expect(accounts).toEqual(
    expect.arrayContaining([
      { account: "paid", balanceFen: sum(EARNERS) - LARGE_TAX_FEN },
      { account: "tax", balanceFen: LARGE_TAX_FEN },
      { account: "frozen", balanceFen: 0 },
      { account: "available", balanceFen: 0 },
    ]),
  );
  expect(totalFen).toBe(0);
  const { violations } = await audit(adminStore(stack.url), transferOutflow(control));
  expect(violations).toEqual([]);
  expect(finance.complaints).toEqual([]);
});

journey("who paid much back is free when a second person has looked at the bank", async () => {
  const { control, signIn } = desk();
  const refundFen = 10 * amountOf(LARGE);
  const refund = { orderId: "JOURNEYPAYOUT0003", refundId: "journey-payout-back" };
  const lines = [{ sku: LARGE.sku, refundFen }];
  await done(control.call("order", staff, { action: "recordRefund", ...refund, lines }));
  await timeGoesBy(control, HOUR_MS);
  await control.post("/control/timers/run", { name: "settle" });
  const owed = yuan(amountOf(LARGE));

  const finance = await signIn("finance");
  await finance.go("/debts");
  await finance.row(owed).getByText(owed).first().click();
  await finance.fill("银行流水号", "BANK-77");
  await finance.press(`登记归还 ${owed}`);
  await finance.sees("已记下，等另一位同事核对后登记同样的内容，才会入账");
  await finance.sees(/这是你自己登记的/);

  const owner = await signIn("owner");
  await owner.go("/debts");
  await owner.row(owed).getByText("归还待确认").waitFor();
  await owner.row(owed).getByText(owed).first().click();
  await owner.sees(/登记归还 ¥901\.80，流水号 BANK-77，.*还没有入账/);
  await owner.press("核对无误，确认归还");
  await owner.press(`确认归还 ${owed}`);
  await owner.sees("已登记归还");
  await owner.sees(`归还 ${owed}，流水号 BANK-77`);
  await owner.sees(/复核人/);
  await owner.go("/debts");
  await owner.sees("没有人欠款");
  expect([...finance.complaints, ...owner.complaints]).toEqual([]);
});

journey("the figure of new fans leads to exactly them", async () => {
  const { control, signIn } = desk();
  const came = ["journey-new-1", "journey-new-2"];
  for (const fan of came) await scans(control, fan, ONE.promoterId);
  await scans(control, "journey-payout-1", ONE.promoterId); // Came weeks ago, and comes again.
  await timeGoesBy(control, 10 * MINUTE_MS);
  const owner = await signIn("owner");
  await owner.follow(/新粉丝\s*2/);
  for (const fan of came) await owner.row(fan).waitFor();
  expect(await owner.page.locator("tbody tr").count()).toBe(2);
  expect(owner.complaints).toEqual([]);
});
