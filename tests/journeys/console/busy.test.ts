import { adminStore } from "#scripts/stack/database.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";
import { withDesk } from "#tests/journeys/console/desk.ts";
import type { Seat } from "#tests/journeys/console/seat.ts";
import { HAS_BROWSER, journey } from "#tests/journeys/shop.ts";

/** Goal: on a busy day nobody loses his place, what he typed, or his connection for longer than it was gone. */
const desk = withDesk();

const ORDERS = 70;

jest.setTimeout(240_000);

/** So many orders that there are three pages of them; nobody in this shop's month placed these. */
beforeAll(async () => {
  const line = aPurchaseLine("tea-50", 1, 8_800, { title: "明前龙井" });
  const nowMs = Date.now();
  const made = Array.from({ length: ORDERS }, (_, n) =>
    aPurchase([line], { _id: `BUSY${String(n).padStart(8, "0")}`, createdAtMs: nowMs - n * 1_000 }),
  );
  if (HAS_BROWSER) await adminStore(desk().stack.url).createMany("purchases", made);
});

const ids = async ({ page }: Seat): Promise<readonly string[]> => {
  await page.locator("main tbody code.id").first().waitFor();
  return page.locator("main tbody code.id").allInnerTexts();
};
const PATIENCE_MS = 60_000;
/** Waits until the list shows these orders: another page may still stand there. */
async function shows({ page }: Seat, expected: readonly string[]): Promise<void> {
  const shown = () => page.locator("main tbody code.id").allInnerTexts();
  const endMs = performance.now() + PATIENCE_MS;
  while (String(await shown()) !== String(expected) && performance.now() < endMs) {
    await page.waitForTimeout(50);
  }
  expect(await shown()).toEqual(expected);
}
async function turned(seat: Seat, words: string): Promise<readonly string[]> {
  const [before] = await ids(seat);
  await seat.press(words);
  await seat.page.locator("main tbody code.id", { hasText: before ?? "" }).waitFor({
    state: "detached",
  });
  return ids(seat);
}

journey(
  "a page deep in a list outlives a reload and a look at a row, and turns back by one",
  async () => {
    const seat = await desk().signIn("service");
    await seat.go("/orders");
    const first = await ids(seat);
    const second = await turned(seat, "下一页");
    const third = await turned(seat, "下一页");
    await seat.sees(/第 3 页/);
    await seat.page.reload();
    await shows(seat, third);
    await seat.sees(/第 3 页/);
    await seat.page.locator("main tbody code.id").first().click();
    await seat.page.waitForURL(/orders\/\w/);
    await seat.page.goBack();
    await shows(seat, third);
    await seat.press("上一页");
    await shows(seat, second);
    await seat.press("上一页");
    await shows(seat, first);
  },
);

journey("rows of the following pages are chosen too, until the filters change", async () => {
  const seat = await desk().signIn("service");
  await seat.go("/orders");
  const first = await ids(seat);
  const second = await turned(seat, "下一页");
  await turned(seat, "上一页");
  await seat.page.keyboard.press("*");
  await seat.sees(`已选 ${first.length} 条`);
  await seat.press(/连同后面各页一起选/);
  await seat.losesSight(`已选 ${first.length} 条`);
  const told = await seat.page.locator(".bulk [role=status]").innerText();
  expect(Number(/\d+/.exec(told)?.[0])).toBeGreaterThanOrEqual(first.length + second.length);
  await seat.page.keyboard.press("]");
  await seat.losesSight(/已选/);
});

journey(
  "an order is found as somebody reads its number out, and opened by keys alone",
  async () => {
    const seat = await desk().signIn("service");
    await seat.go("/orders");
    const [id = ""] = await ids(seat);
    await seat.page.keyboard.press("/");
    await seat.page.keyboard.type(`订单号：${id.replace(/.{4}/g, "$& ")}`);
    await seat.page.keyboard.press("Enter");
    await shows(seat, [id]);
    await seat.page.keyboard.press("ArrowDown");
    await seat.page.keyboard.press("Enter");
    await seat.page.waitForURL(new RegExp(`orders/${id}`));
  },
);

journey("what is typed stays when a filter is picked", async () => {
  const seat = await desk().signIn("operations");
  await seat.go("/promoters");
  await seat.page.locator("main tbody tr").first().waitFor();
  await seat.page.getByPlaceholder("推广员号或编号").fill("推广员 #3");
  await seat.page.getByText("状态:").click();
  await seat.page.locator(".t-select-option", { hasText: "正常" }).click();
  await seat.page.waitForURL(/q=.*state=active/);
  await seat.page.locator("main tbody tr").nth(1).waitFor({ state: "detached" });
  await seat.sees("#3");
});

journey("a list that missed the network asks again when it is back", async () => {
  const seat = await desk().signIn("service");
  await seat.go("/orders");
  await ids(seat);
  const network = seat.page.context();
  await network.setOffline(true);
  await seat.press("下一页");
  await seat.sees(/连不上服务/);
  await network.setOffline(false);
  await ids(seat);
  await seat.losesSight(/连不上服务/);
});
