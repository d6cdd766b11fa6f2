import { withDesk } from "#tests/journeys/console/desk.ts";
import { buysAndPays, scans } from "#tests/journeys/console/earning.ts";
import type { Seat } from "#tests/journeys/console/seat.ts";
import { HAS_BROWSER, journey } from "#tests/journeys/shop.ts";

/** Goal: a fan is given to another promoter by two people; the next order is the new one's, and what was earned stays. */
const desk = withDesk();
const FAN = "journey-moved-fan";
const [BEFORE, AFTER] = ["JOURNEYMOVED0001", "JOURNEYMOVED0002"];
/** Promoters have their numbers in the order in which they came. */
const [OLD, NEW] = [
  { promoterId: "tea-promoter-003", number: 3 },
  { promoterId: "tea-promoter-004", number: 4 },
];
const REASON = "门店转交给新的负责人";
const ITEM = { buyerId: FAN, sku: "tieguanyin-250", quantity: 1 };

jest.setTimeout(120_000);

beforeAll(async () => {
  if (!HAS_BROWSER) return;
  const { control } = desk();
  await scans(control, FAN, OLD.promoterId);
  await buysAndPays(control, { ...ITEM, orderId: BEFORE });
}, 120_000);

const ownerOf = ({ page }: Seat) =>
  page.locator(".facts > div", { hasText: "归属" }).first().locator("dd");

journey("one proposes, and cannot decide it himself", async () => {
  const operations = await desk().signIn("operations");
  await operations.go(`/fans?q=${FAN}`);
  await operations.row(FAN).getByText(FAN).click();
  await ownerOf(operations).getByText(String(OLD.number)).waitFor();
  await operations.press("调整归属");
  await operations.sees("由一人提出，另一人同意后生效；只影响以后的订单，已有订单不变。");
  await operations.fill(/改归哪位推广员/, String(OLD.number));
  await operations.fill(/^原因/, REASON);
  await operations.press(`提出改归 #${OLD.number}`);
  await operations.sees("他现在已经是这样的归属，不用调整。");
  await operations.fill(/改归哪位推广员/, String(NEW.number));
  await operations.press(`提出改归 #${NEW.number}`);
  await operations.sees("已提出，请另一位同事同意");
  await operations.go("/reassignments");
  await operations.row(FAN).getByText("等待另一人决定").waitFor();
  expect(await operations.row(FAN).getByRole("button").count()).toBe(0);
  await operations.go(`/fans/${FAN}`);
  await ownerOf(operations).getByText(String(OLD.number)).waitFor();
});

journey(
  "another one accepts: the fan's page, the next order and the old shares say so",
  async () => {
    const { control, signIn } = desk();
    const owner = await signIn("owner");
    await owner.go("/reassignments");
    const row = owner.row(FAN);
    await row.getByText(REASON).waitFor();
    await row.getByText("运营").waitFor();
    await row.getByRole("button", { name: "同意", exact: true }).click();
    await owner.sees(
      `粉丝 ${FAN} 马上改归 #${NEW.number}，以后的订单按新归属算分润；已有订单一分不变。`,
    );
    await owner.press(`同意，改归 #${NEW.number}`);
    await owner.sees("已处理");
    await owner.sees("没有等待决定的归属调整");
    await owner.go(`/fans/${FAN}`);
    await ownerOf(owner).getByText(String(NEW.number)).waitFor();
    await owner.row("品牌调整：由两位员工决定").waitFor();

    await buysAndPays(control, { ...ITEM, orderId: AFTER });
    await earns(owner, AFTER, NEW, OLD);
    await earns(owner, BEFORE, OLD, NEW);
    expect(owner.complaints).toEqual([]);
  },
);

type Named = typeof OLD;
/** The shares of an order: one promoter's, and none of the other's. */
async function earns(seat: Seat, orderId: string, who: Named, other: Named): Promise<void> {
  await seat.go(`/shares?order=${orderId}`);
  const row = seat.row(orderId);
  await row.getByText("¥17.80").waitFor();
  expect(await row.innerText()).toMatch(new RegExp(`\\b${who.number}\\b|${who.promoterId}`));
  expect(await row.innerText()).not.toMatch(new RegExp(`#${other.number}\\b|${other.promoterId}`));
}
