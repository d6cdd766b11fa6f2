import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { madeUpPerson } from "#scripts/replay/identity.ts";
import { publish } from "#tests/e2e/brand.ts";
import { done, person, staff } from "#tests/e2e/stack.ts";
import { withDesk } from "#tests/journeys/console/desk.ts";
import {
  asksForAll,
  sells,
  TILL_EARNED_MS,
  timeGoesBy,
  transferNumberOf,
  transfersAt,
  wechatAnswers,
} from "#tests/journeys/console/earning.ts";
import { HAS_BROWSER, journey } from "#tests/journeys/shop.ts";

/** Goal: two people at the money desk at once: each pays, gives up and records what he was shown, or is shown it anew. */
const desk = withDesk({ timersOff: ["tend", "tally", "reckon", "monitor", "bonus"] });
const yuan = (fen: number): string =>
  `¥${(fen / 100).toLocaleString("en", { minimumFractionDigits: 2 })}`;
const WHO = "tea-promoter-004";
const ID = "journey-together";
const ORDER = "JOURNEYTOGETHER01";
const SKU = "longjing-250";
let amountFen = 0;

jest.setTimeout(180_000);

beforeAll(async () => {
  if (!HAS_BROWSER) return;
  const { control } = desk();
  await publish(control, { id: "yunxi", rates: [{ distance: 1, rateBp: 1_000 }], tax: "labour" });
  await control.post("/control/wechat/accounts", { operationFen: 100_000_000 });
  const sale = { promoterId: WHO, buyerId: "journey-together-1", orderId: ORDER };
  await sells(control, { ...sale, sku: SKU, quantity: 8 });
  const card = { ...madeUpPerson(7), consent: true };
  await done(control.call("tax", person(WHO), { action: "submitIdentity", ...card }));
  await timeGoesBy(control, TILL_EARNED_MS);
  amountFen = await asksForAll(control, WHO, ID);
}, 240_000);

journey("a yes is not paid otherwise than it was shown, and is shown anew", async () => {
  const { control, signIn } = desk();
  const [finance, owner] = [await signIn("finance"), await signIn("owner")];
  await finance.go("/withdrawals");
  await finance.row(yuan(amountFen)).locator("label.t-checkbox").click();
  await finance.press("批量通过");
  const deed = `通过 1 笔，付款 ${yuan(amountFen)}`;
  await finance.sees(deed);

  await owner.go("/payout-rules");
  await owner.fill(/^两人审核/, "100");
  await owner.press("保存 1 处修改");
  await owner.fill(/^原因/, "先谨慎");
  await owner.press("修改 1 条规则");
  await owner.sees("已修改付款规则");

  await finance.press(deed);
  await finance.sees("这笔要付的钱和你核对时不同，没有通过");
  expect(await transfersAt(control)).toHaveLength(0);
  await finance.press("重新核对");
  await finance.press("同意 1 笔（交第二人）");
  await finance.sees("全部 1 笔已处理");

  await owner.go(`/withdrawals/${WHO}/${ID}`);
  await owner.press("通过 (A)");
  await owner.press(deed);
  await owner.sees("全部 1 笔已处理");
  expect(await transfersAt(control)).toHaveLength(1);
  expect([...finance.complaints, ...owner.complaints]).toEqual([]);
});

journey("what was paid today is the list behind the figure", async () => {
  const { control, signIn } = desk();
  await wechatAnswers(control, await transferNumberOf(control, ID), "success");
  await control.post("/control/timers/run", { name: "payout" });
  await timeGoesBy(control, 2 * MINUTE_MS);
  const finance = await signIn("finance");
  const nowMs = Number((await control.get("/control/health"))["nowMs"]);
  await finance.page.clock.setSystemTime(nowMs);
  await finance.follow(new RegExp(`今天已付\\s*${yuan(amountFen)}`));
  await finance.row(yuan(amountFen)).getByText("已到账", { exact: true }).waitFor();
  await finance.seesOnly(yuan(amountFen));
  await finance.go("/withdrawals?state=paid&dated=ended&days=2026-01-01~2026-01-02");
  await finance.sees("没有符合条件的");
  expect(finance.complaints).toEqual([]);
});

journey("what was paid back meanwhile is not given up, and an older page says so", async () => {
  const { control, signIn } = desk();
  const lines = [{ sku: SKU, refundFen: 10 * amountFen }];
  const refund = { action: "recordRefund", orderId: ORDER, refundId: "together-back", lines };
  await done(control.call("order", staff, refund));
  await timeGoesBy(control, HOUR_MS);
  await control.post("/control/timers/run", { name: "settle" });
  const owed = yuan(amountFen);

  const [finance, owner] = [await signIn("finance"), await signIn("owner")];
  for (const seat of [finance, owner]) {
    await seat.go("/debts");
    await seat.row(owed).getByText(owed).first().click();
    await seat.sees("登记归还");
  }
  await finance.fill("原因", "联系不上");
  await finance.press(`申请核销 ${owed}`);
  await finance.sees("这是你自己提出的");
  await owner.fill("银行流水号", "BANK-1");
  await owner.fill("归还金额（元）", "50");
  await owner.press("登记归还 ¥50.00");
  const left = yuan(amountFen - 5_000);
  await owner.sees(`现在批准只核销 ${left}`);

  // Finance looks at the debt of before.
  await finance.fill("银行流水号", "BANK-2");
  await finance.press(`登记归还 ${owed}`);
  await finance.sees("还款超过欠款");
  await finance.sees(`登记归还 ${left}`);

  await owner.press("批准核销");
  await owner.press(`核销 ${left}`);
  await owner.sees(`核销 ${left}：联系不上`);
  expect([...finance.complaints, ...owner.complaints]).toEqual([]);
});
