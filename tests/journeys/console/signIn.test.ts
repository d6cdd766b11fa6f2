import { journey } from "#tests/journeys/shop.ts";
import { withDesk } from "#tests/journeys/console/desk.ts";

/** Goal: each role comes in by name and password, sees its own work and nothing else, and is out when it is told so. */
const desk = withDesk();

const ROLES: readonly (readonly [role: string, sees: string[], seesNot: string[]])[] = [
  ["owner", ["今日", "员工", "操作日志", "分润方案", "提现审核"], []],
  ["operations", ["今日", "推广员", "商品", "素材"], ["员工", "个税"]],
  ["finance", ["今日", "提现审核", "欠款", "对账差异"], ["员工", "素材"]],
  // Who may stop payouts sees where: the page of their rules.
  ["service", ["今日", "订单", "售后", "付款规则"], ["员工", "个税"]],
  ["auditor", ["今日", "操作日志", "账目稽核", "提现审核"], []],
  ["store", ["库存", "门店"], ["提现审核", "推广员", "员工", "操作日志"]],
];
/** A machine at work may take its time. */
jest.setTimeout(120_000);

describe.each(ROLES)("%s", (role, sees, seesNot) => {
  journey("comes in and sees its own work", async () => {
    const seat = await desk().signIn(role);
    await seat.page.getByRole("heading", { level: 1 }).first().waitFor();
    const menu = await seat.page.locator("nav.menu a").allInnerTexts();
    expect(menu).toEqual(expect.arrayContaining(sees));
    expect(menu.filter((name) => seesNot.includes(name))).toEqual([]);
    expect(seat.complaints).toEqual([]);
  });
});

journey(
  "a wrong password is told as such, and the demo's accounts are one click away",
  async () => {
    const seat = await desk().sitDown();
    await seat.fill("用户名", "owner");
    await seat.fill("密码", "nothing-like-it");
    await seat.press("登录");
    await seat.sees("用户名或密码不对，请再核对一次");
    await seat.press(/财务 · finance/);
    await seat.page.locator(".shell").waitFor();
  },
);

journey("a page that the role may not see says so, in whose words to ask", async () => {
  const seat = await desk().signIn("store");
  await seat.go("/staff");
  await seat.sees("你的角色看不到这个页面");
  await seat.go("/no/such/page");
  await seat.sees("没有这个页面");
});

journey(
  "a colleague is invited, joins, is signed out by force and comes back by a code",
  async () => {
    const { control, sitDown, signIn } = desk();
    const password = "tea-demo-2026";
    await control.post("/control/users/create", { username: "newcomer", password, name: "小茶" });
    const owner = await signIn("owner");
    await owner.go("/staff");
    await owner.press("邀请员工");
    await owner.fill("姓名", "小茶");
    await owner.page.getByText("客服", { exact: false }).filter({ visible: true }).last().click();
    await owner.press("生成邀请码");
    const invitation = await owner.page.locator(".one-time-code code").innerText();
    await owner.press("关闭");

    const colleague = await sitDown();
    await colleague.fill("用户名", "newcomer");
    await colleague.fill("密码", password);
    await colleague.press("登录");
    await colleague.sees("加入团队");
    await colleague.fill("邀请码", "0000-0000-0000");
    await colleague.fill("你的姓名", "小茶");
    await colleague.press("加入");
    await colleague.sees(/还可以试 4 次/);
    await colleague.fill("邀请码", invitation);
    await colleague.press("加入");
    await colleague.page.locator(".shell").waitFor();

    await owner.go("/");
    await owner.go("/staff");
    await owner.row("小茶").getByRole("button", { name: "强制退出" }).click();
    await owner.sees(/1 处登录全部退出/);
    await owner.press("让 小茶 全部退出");
    const reentry = await owner.page.locator(".one-time-code code").innerText();
    await owner.press("关闭");

    await colleague.go("/me");
    await colleague.sees("登录");
    await colleague.fill("用户名", "newcomer");
    await colleague.fill("密码", password);
    await colleague.press("登录");
    await colleague.sees("需要重新进入码");
    await colleague.fill("重新进入码", reentry);
    await colleague.press("继续");
    await colleague.page.locator(".shell").waitFor();

    await owner.go("/log?what=staff.signOut");
    await owner.sees("成功");
  },
);

journey("what somebody was writing is there when the session ended and he is back", async () => {
  const seat = await desk().signIn("operations");
  await seat.go("/stock");
  await seat.press("入库");
  await seat.fill(/^SKU，/, "longjing-50");
  // It ends with the next thing that he types: no call that is still on its way may shut the door before he can.
  await seat.page.evaluate(`addEventListener(
    "input",
    () => localStorage.setItem("fenrun.session", "0".repeat(32)),
    { capture: true, once: true },
  )`);
  await seat.fill("件数", "３"); // Whoever types is told what will change, and that is asked for.
  await seat.sees("用刚才的账号登录，没有保存的内容还在，可以接着做");
  await seat.losesSight("登记入库");
  await seat.fill("用户名", "operations");
  // Keys are the door's now, though a drawer is open behind it.
  await seat.page.locator('input[name="username"]').press("Tab");
  await seat.page.locator('input[name="password"]:focus').waitFor();
  await seat.fill("密码", "tea-demo-2026");
  await seat.press("登录");
  await seat.sees(/longjing-50 可卖 \d+ → \d+ 件（\+3）/);
  await seat.sees("入库 3 件");
});
