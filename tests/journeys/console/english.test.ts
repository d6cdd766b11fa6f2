import { withDesk } from "#tests/journeys/console/desk.ts";
import { scans } from "#tests/journeys/console/earning.ts";
import { HAS_BROWSER, journey } from "#tests/journeys/shop.ts";

/** Goal: whoever reads English reads in English what functions refuse, from the moment he chooses it. */
const desk = withDesk();
const FAN = "journey-english-fan";
const OWNER = { promoterId: "tea-promoter-003", number: 3 };
const HAN = /\p{Script=Han}/u;

jest.setTimeout(120_000);

beforeAll(async () => {
  if (HAS_BROWSER) await scans(desk().control, FAN, OWNER.promoterId);
}, 120_000);

journey("what is refused is told in the language that is chosen, there and back", async () => {
  const operations = await desk().signIn("operations");
  await operations.go("/orders/NONE");
  await operations.sees("没有这个订单，请核对订单号。");
  await operations.press("English");
  await operations.sees("There is no such order; please check its id.");
  await operations.press("中文");
  await operations.sees("没有这个订单，请核对订单号。");
});

journey("who kept English reads it from the first page on", async () => {
  const operations = await desk().signIn("operations", { isEnglish: true });
  await operations.go(`/fans/${FAN}`);
  await operations.press("Reassign");
  await operations.fill(/^To which promoter/, String(OWNER.number));
  await operations.fill(/^Reason/, "handed over");
  await operations.press(`Propose #${OWNER.number}`);
  await operations.sees("The fan belongs there already; nothing is to be changed.");
  const dialog = operations.page.locator(".t-dialog").filter({ visible: true });
  expect(await dialog.innerText()).not.toMatch(HAN);
});

journey("what is wrong with a field stands below it in English", async () => {
  const operations = await desk().signIn("operations", { isEnglish: true });
  await operations.go("/themes");
  await operations.press("New theme");
  await operations.fill(/^Name/, "$");
  await operations.press("Create");
  await operations.sees("Has characters that are not allowed");
  expect(await operations.page.locator(".t-drawer--open").innerText()).not.toMatch(HAN);
});
