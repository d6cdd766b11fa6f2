import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MINUTE_MS } from "#core/time.ts";
import { type MiniProgram, startMiniProgram } from "#scripts/stack/miniProgram.ts";
import { PHONES } from "#scripts/teahouse/cast.ts";
import { done, person } from "#tests/e2e/stack.ts";
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
import { openPhone } from "#tests/journeys/phone.ts";
import { copiedProgram, HAS_BROWSER, journey } from "#tests/journeys/shop.ts";

/** Goal: whoever sees something go wrong stops the payouts, everybody is told, and only the owner's word lets them go on. */
const desk = withDesk({ timersOff: ["tend", "tally", "reckon", "monitor", "bonus"] });
const PROMOTER = "tea-promoter-001";
const ASKED = "journey-pause-w1";
const AMOUNT = "¥17.80";
const REASON = "对账有疑问，先停";

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), "fenrun-pause-"));
let phones: MiniProgram | undefined;
beforeAll(async () => {
  if (!HAS_BROWSER) return;
  const { control, stack } = desk();
  phones = await startMiniProgram({
    ...{ server: stack.url, port: 0, people: PHONES, folder },
    project: copiedProgram(folder),
  });
  await sells(control, {
    ...{ promoterId: PROMOTER, buyerId: "journey-pause-buyer", orderId: "JOURNEYPAUSE0001" },
    ...{ sku: "tieguanyin-250", quantity: 1 },
  });
  await timeGoesBy(control, TILL_EARNED_MS);
  await asksForAll(control, PROMOTER, ASKED);
}, 240_000);

afterAll(async () => {
  await phones?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the promoter's phone says of his withdrawal. */
async function phoneSays(words: string): Promise<void> {
  const phone = await openPhone(desk().browser, phones?.url ?? "", PROMOTER);
  await phone.go(`promote/withdrawal/withdrawal?id=${ASKED}`);
  await phone.sees(words);
  expect(phone.complaints).toEqual([]);
  await phone.close();
}

/** What the promoter himself is told of his withdrawal. */
async function told(): Promise<object | undefined> {
  const { control } = desk();
  const { withdrawals } = await done(
    control.call("withdraw", person(PROMOTER), { action: "show" }),
  );
  return (withdrawals as { withdrawalId: string; state: string; waits: string | null }[]).find(
    ({ withdrawalId }) => withdrawalId === ASKED,
  );
}

journey(
  "finance stops the payouts, told in numbers what waits, and cannot let them go on",
  async () => {
    const { control, signIn } = desk();
    const finance = await signIn("finance");
    await finance.follow("付款规则");
    await finance.press("暂停付款");
    await finance.sees(`将暂停 1 笔等待的提现，共 ${AMOUNT}。`);
    await finance.fill(/^原因/, REASON);
    await finance.press("暂停付款");
    await finance.sees("已暂停付款");
    await finance.sees(new RegExp(`暂停：${REASON}`));
    await finance.sees(/只有.+能恢复/);
    expect(await finance.page.getByRole("button", { name: "恢复付款" }).count()).toBe(0);

    await finance.go("/withdrawals");
    await finance.row(AMOUNT).locator("label.t-checkbox").click();
    await finance.press("批量通过");
    await finance.sees("付款已暂停：通过后会排队，恢复后自动付款");
    await finance.press(/^(通过|同意) 1 笔/);
    await finance.sees("全部 1 笔已处理");
    await finance.press("完成");
    await control.post("/control/timers/run", { name: "payout" });
    await finance.go("/withdrawals?state=toSend");
    await finance.row(AMOUNT).getByText("打款已暂停，恢复后自动付款").waitFor();
    expect(await transfersAt(control)).toEqual([]);
    expect(await told()).toMatchObject({ state: "approved", waits: "payouts_paused" });
    await phoneSays("品牌暂停了打款，恢复后继续");
    expect(finance.complaints).toEqual([]);
  },
);

journey(
  "who may stop them sees that they are stopped, and only the owner may let them go on",
  async () => {
    const { signIn } = desk();
    for (const role of ["operations", "service"]) {
      const one = await signIn(role);
      await one.go("/payout-rules");
      await one.sees(/只有.+能恢复/);
      expect(await one.page.getByRole("button", { name: "暂停加入推广" }).count()).toBe(1);
      expect(one.complaints).toEqual([]);
      await one.close();
    }
    const auditor = await signIn("auditor");
    await auditor.go("/payout-rules");
    await auditor.sees(/只有.+能恢复/);
    expect(await auditor.page.getByRole("button", { name: /^(暂停|恢复)/ }).count()).toBe(0);
  },
);

journey("the owner lets them go on, and what waited is paid once", async () => {
  const { control, signIn } = desk();
  await timeGoesBy(control, 10 * MINUTE_MS);
  const owner = await signIn("owner");
  await owner.follow(/付款已暂停\s*1/);
  await owner.press("恢复付款");
  await owner.sees(/恢复后的下一次自动付款.*1 笔在等，共 ¥17\.80/);
  await owner.fill(/^原因/, "已核对");
  await owner.press("恢复付款");
  await owner.sees("已恢复付款");
  expect(await transfersAt(control)).toEqual([]);
  await control.post("/control/timers/run", { name: "payout" });
  await wechatAnswers(control, await transferNumberOf(control, ASKED), "success");
  for (const _ of ["once", "and again"]) {
    await control.post("/control/timers/run", { name: "payout" });
  }
  expect(await transfersAt(control)).toMatchObject([
    { openid: PROMOTER, transfer_amount: 1_780, state: "SUCCESS" },
  ]);
  expect(await told()).toMatchObject({ state: "paid", waits: null });
  await phoneSays("已到账");
  await owner.go("/withdrawals?state=paid");
  await owner.row(AMOUNT).getByText("已到账").waitFor();
  await owner.go("/log?what=books.pause");
  await owner.row(REASON).or(owner.row("财务")).waitFor();
  expect(owner.complaints).toEqual([]);
});
