import { done, staff } from "#tests/e2e/stack.ts";
import { buyNow, hasAddress, orderAndPay, TEA } from "#tests/journeys/buying.ts";
import { codeOn, scanOutside } from "#tests/journeys/reading.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";

/** Goal: whoever joins can spread a code that a camera reads, and earns by who comes through it. */
const shop = withShop();
const NEW = "journey-new-promoter";
const FRIEND = "journey-friend";

journey(
  "join → approved → the poster's code decodes → a new user buys by it → a fan and a share",
  async () => {
    const { control, phoneOf } = shop();
    const promoter = await phoneOf(NEW);
    await promoter.go("promote/join/join");
    await promoter.press("免费申请");
    await promoter.hears("请先确认年龄和政策");
    await promoter.tap(/^我已满/);
    await promoter.press("免费申请");
    await promoter.sees("申请已提交，等品牌审核");
    const approval = { promoterId: NEW, introducerId: null, level: null };
    await done(control.call("commission", staff, { action: "approve", ...approval }));
    await promoter.go("promote/join/join");
    await promoter.press("进入推广中心");
    await promoter.tap("推广码海报");
    await promoter.sees("保存到相册");
    const text = await codeOn(promoter, "poster");
    await promoter.tap("大图"); // Another template: the code stays readable.
    expect(await codeOn(promoter, "poster")).toBe(text);

    await hasAddress(control, FRIEND);
    const friend = await phoneOf(FRIEND);
    await scanOutside(friend, control, text);
    await friend.press("同意");
    await friend.losesSight("隐私提示");
    await friend.tap(new RegExp(TEA.title));
    await buyNow(friend);
    await orderAndPay(friend);

    await promoter.go("promote/fans/fans");
    await promoter.sees(/买过 1 单/);
    await promoter.go("promote/shares/shares");
    await promoter.sees(TEA.title);
    await promoter.reads(/¥17\.80/);
    expect([...promoter.complaints, ...friend.complaints]).toEqual([]);
  },
  150_000,
);
