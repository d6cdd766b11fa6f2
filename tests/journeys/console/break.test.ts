import { chinaDay, DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";
import type { Control } from "#scripts/stack/control.ts";
import { done, staff } from "#tests/e2e/stack.ts";
import { withDesk } from "#tests/journeys/console/desk.ts";
import { buysAndPays, scans, timeGoesBy, timeOf } from "#tests/journeys/console/earning.ts";
import { merchantOf } from "#tests/journeys/console/merchant.ts";
import { HAS_BROWSER, journey } from "#tests/journeys/shop.ts";

/**
 * Goal: WeChat's bill and the books differ, the morning's reconciliation says so, and finance closes each break the
 * right way: one that has a reason by its reason, one that lacks a deed by the deed, which the next bill proves.
 */
const desk = withDesk({ timersOff: ["tend"] });
const SOLD = "JOURNEYBREAK0001";
const REFUND = "journey-refund-1";
const REFUND_FEN = 3_000;
/** What somebody paid to the same merchant, and no order of ours asked for. */
const ELSEWHERE = "other-shop-0001";
const ELSEWHERE_FEN = 8_850;
const REASON = "同一商户号下的茶室收银台收的款，已与茶室核对";

jest.setTimeout(180_000);

/** Until the last reconciliation of the next morning is over, in China. */
async function nextDay(control: Control): Promise<void> {
  const nowMs = await timeOf(control);
  const todayMs = dayStartMs(chinaDay(nowMs));
  await timeGoesBy(control, todayMs + DAY_MS + 14 * HOUR_MS - nowMs);
}
let paidFen = 0;
let soldOn = "";

beforeAll(async () => {
  if (!HAS_BROWSER) return;
  const { control, stack } = desk();
  await scans(control, "journey-break-buyer", "tea-promoter-001");
  soldOn = chinaDay(await timeOf(control));
  paidFen = await buysAndPays(control, {
    ...{ buyerId: "journey-break-buyer", orderId: SOLD },
    ...{ sku: "tieguanyin-250", quantity: 1 },
  });
  // A colleague writes down that money went back, and nobody gives it back at WeChat.
  const lines = [{ sku: "tieguanyin-250", refundFen: REFUND_FEN }];
  const refund = { action: "recordRefund", orderId: SOLD, refundId: REFUND, lines };
  await done(control.call("order", staff, refund));
  await merchantOf(stack).takesElsewhere(ELSEWHERE, ELSEWHERE_FEN);
  await nextDay(control);
}, 240_000);

journey(
  "today shows what differs, its link leads there, and a reason closes what has one",
  async () => {
    const finance = await desk().signIn("finance");
    await finance.follow(/对账差异未处理\s*2/);
    await finance.row("微信有付款，我们没有订单").getByText(ELSEWHERE).waitFor();
    await finance.row("微信有付款，我们没有订单").getByText("¥88.50").click();
    const { page } = finance;
    const drawer = page.locator(".t-drawer--open");
    await drawer.getByText("同一商户号还有别的店在收款吗？").waitFor();
    await drawer.locator(".figure", { hasText: "微信账单写的" }).getByText("¥88.50").waitFor();
    await drawer.locator(".figure", { hasText: "我们的账写的" }).getByText("没有这一笔").waitFor();
    await finance.press("我来处理");
    await drawer.getByText("我", { exact: true }).waitFor();
    await finance.fill("原因（至少 4 个字）", REASON);
    await finance.press("关闭这条差异");
    await drawer.getByRole("heading", { name: "关闭原因" }).waitFor();
    await drawer.getByText(REASON).waitFor();
    await page.keyboard.press("Escape");
    await finance.losesSight("微信有付款，我们没有订单");
    await finance.row("我们有退款，微信账单没有").waitFor();
    expect(finance.complaints).toEqual([]);
  },
);

journey(
  "a refund that nobody made is found from its break, and the next bill closes it",
  async () => {
    const { control, signIn, stack } = desk();
    const finance = await signIn("finance");
    await finance.go("/breaks");
    const row = finance.row("我们有退款，微信账单没有");
    await row.getByText(`${SOLD}/${REFUND}`).waitFor();
    await row.getByText("¥30.00").click();
    await finance.sees(/三天后仍没有，请在微信商户平台查这笔退款/);
    await finance.press("我来处理");
    await finance.follow(/查看这一笔/);
    await finance.sees(`订单 ${SOLD}`);
    await finance.sees(REFUND);

    await merchantOf(stack).givesBack({
      ...{ outTradeNo: SOLD, outRefundNo: REFUND },
      ...{ refundFen: REFUND_FEN, totalFen: paidFen },
    });
    await nextDay(control);
    const later = await signIn("finance");
    await later.sees("付款订单");
    expect(await later.text("对账差异未处理").count()).toBe(0);
    await later.go("/breaks");
    await later.sees("没有差异");
    await later.go("/breaks?state=closed");
    await later.row(ELSEWHERE).waitFor();
    await later.row(`${SOLD}/${REFUND}`).getByText("¥30.00").first().click();
    await later.sees("后来的账单自动对上了");
    expect([...finance.complaints, ...later.complaints]).toEqual([]);
  },
);

journey("the next reconciliation finds nothing, and the day is tied", async () => {
  const { control, signIn } = desk();
  await nextDay(control);
  const { result } = await control.post("/control/timers/run", { name: "reconcile" });
  expect(result).toMatchObject({ failed: 0, open: 0 });
  const auditor = await signIn("auditor");
  await auditor.go("/breaks");
  await auditor.sees("没有差异");
  await auditor.go(`/reconciliation?month=${soldOn.slice(0, 7)}`);
  await auditor.row(soldOn).getByText("平", { exact: true }).waitFor();
  await auditor.row(soldOn).getByText("¥178.00").waitFor();
  expect(auditor.complaints).toEqual([]);
});
