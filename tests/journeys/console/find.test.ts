import { readFileSync } from "node:fs";
import { done, person } from "#tests/e2e/stack.ts";
import { withDesk } from "#tests/journeys/console/desk.ts";
import { buysAndPays } from "#tests/journeys/console/earning.ts";
import { journey } from "#tests/journeys/shop.ts";

/** Goal: what people know by a name they find and read by it, what waits is found, and nothing typed is lost by a key. */
const desk = withDesk();
const WAITS = "JOURNEYFIND00001";
const BUYER = "journey-find-buyer";

jest.setTimeout(240_000);

journey("who may not read the shop's settings reads what categories are called", async () => {
  const { signIn } = desk();
  const finance = await signIn("finance");
  await finance.go("/plans/versions/yunxi/1");
  await finance.page.locator(".plans-legend").getByText("普洱").waitFor();
  await finance.go("/products");
  await finance.row("longjing").getByText("绿茶", { exact: true }).waitFor();
  const store = await signIn("store");
  await store.go("/products");
  await store.row("longjing").getByText("绿茶", { exact: true }).waitFor();
  expect([...finance.complaints, ...store.complaints]).toEqual([]);
});

journey(
  "an order whose buyer waits for an invoice is found, and gone once it is issued",
  async () => {
    const { control, signIn } = desk();
    await buysAndPays(control, {
      buyerId: BUYER,
      orderId: WAITS,
      sku: "tieguanyin-250",
      quantity: 1,
    });
    const invoice = { kind: "person", title: "李雷", email: "lilei@example.com" };
    const ask = { action: "askInvoice", orderId: WAITS, invoice };
    await done(control.call("purchase", person(BUYER), ask));

    const service = await signIn("service");
    await service.go("/orders");
    await service.page.locator(".list-tabs").getByText("待开票 1", { exact: true }).click();
    await service.page.waitForURL(/state=toInvoice/);
    await service.row(WAITS).getByText("待开票", { exact: true }).waitFor();
    await service.seesOnly(WAITS);

    await service.press("导出");
    const [file] = await Promise.all([
      service.page.waitForEvent("download"),
      service.press("开始导出"),
    ]);
    const text = readFileSync(await file.path(), "utf8");
    expect(text.trim().split(/\r?\n/)).toHaveLength(2);
    expect(text).toContain(WAITS);
    await service.press("关闭");

    await service.row(WAITS).click();
    await service.fill("发票号码", "24332000000012345678");
    await service.press("登记已开票");
    await service.sees("已登记");
    await service.go("/orders?state=toInvoice");
    await service.sees("没有符合条件的记录");
    expect(service.complaints).toEqual([]);
  },
);

journey("a promoter's place is typed, shown and looked for by its city's name", async () => {
  const { page, ...seat } = await desk().signIn("operations");
  await seat.go("/promoters?sort=number");
  await page.locator("tbody tr .t-checkbox").first().click();
  await seat.press("设地区");
  await seat.fill(/^地区/, "杭州");
  await seat.press("先看会改什么");
  await seat.press("为 1 人改地区");
  await seat.sees("已改 1");
  await seat.press("关闭");
  await page.locator("tbody tr", { hasText: "浙江 杭州" }).waitFor();
  const found = async (region: string) => {
    await page.getByPlaceholder("省、市或地区代码").fill(region);
    await seat.press("查询");
    await page.waitForURL((url) => decodeURIComponent(url.hash).includes(`region=${region}`));
  };
  await found("宁波");
  await seat.sees("没有符合条件的记录");
  await found("杭州市");
  await seat.seesOnly("浙江 杭州");
  expect(seat.complaints).toEqual([]);
});

journey("what was typed into a dialog is not lost by one key", async () => {
  const { page, ...seat } = await desk().signIn("owner");
  const dialog = page.locator(".t-dialog:visible");
  const opens = async () => {
    await seat.press("邀请员工");
    await dialog.getByLabel("姓名").waitFor();
  };
  await seat.go("/staff");
  await opens();
  await page.keyboard.press("Escape"); // Nothing was typed: nothing is asked.
  await dialog.waitFor({ state: "detached" });

  await opens();
  await seat.fill("姓名", "小安");
  await page.mouse.click(30, 30);
  await page.keyboard.press("Escape");
  await seat.sees("填写的内容还没有提交，离开就丢了。");
  await seat.press("继续编辑");
  expect(await dialog.getByLabel("姓名").inputValue()).toBe("小安");
  await seat.losesSight("填写的内容还没有提交，离开就丢了。");
  await page.goBack();
  await seat.sees("有修改还没有保存");
  await page.keyboard.press("Escape");
  await seat.losesSight("有修改还没有保存");
  expect(await dialog.getByLabel("姓名").inputValue()).toBe("小安");

  await dialog.getByLabel("姓名").press("Escape");
  await seat.press("放弃修改并离开");
  await dialog.waitFor({ state: "detached" });
  await opens();
  expect(await dialog.getByLabel("姓名").inputValue()).toBe("");
  expect(seat.complaints).toEqual([]);
});
