/** Goal: what a mini program calls of WeChat is there on the browser's phone, and goes to cloudbase-local as from a real one. */
import { askForTransfer } from "../face/testing/transfer.ts";
import { DEV_MERCHANT } from "../wechat/v3/devKeys.ts";
import {
  onPhones,
  openCallsStage,
  press,
  run,
  tap,
  wx,
  type CallsStage,
} from "./testing/callsStage.ts";

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

onPhones("wx on phones in the browser", () => {
  // Phones, functions and drawing share a machine with whatever else is tested.
  jest.setTimeout(60_000);
  let stage: CallsStage;
  beforeAll(async () => {
    stage = await openCallsStage();
  }, 60_000);
  afterEach(() => stage.leave());
  afterAll(() => stage?.close());

  it("has two people side by side, each himself to a function", async () => {
    const table = await stage.table();
    await table.getByRole("button", { name: "安娜" }).click();
    await table.getByRole("button", { name: "阿本" }).click();
    const [anna, ben] = ["安娜", "阿本"].map((name) =>
      table.frameLocator(`iframe[title="${name}的手机"]`),
    );
    if (anna === undefined || ben === undefined) throw new Error("no phones");
    for (const phone of [anna, ben]) await tap(phone, "问函数");
    await anna.getByText("oAnna wx_client").waitFor();
    await ben.getByText("oBen wx_client").waitFor();
  });

  it("refuses by name, on the screen and to the caller", async () => {
    const page = await stage.phone("oAnna");
    expect(await wx(page, "startSoterAuthentication")).toEqual({
      errMsg: "startSoterAuthentication:fail not supported in the browser",
    });
    await page.getByText("not emulated: wx.startSoterAuthentication").waitFor();
    expect(await wx(page, "cloud.callContainer")).toMatchObject({
      errMsg: "cloud.callContainer:fail not supported in the browser",
    });
    const can =
      "['showToast.object.title', 'startSoterAuthentication'].map((name) => wx.canIUse(name))";
    expect(await run(page, can)).toEqual([true, false]);
  });

  it("answers by callbacks or by a promise", async () => {
    const page = await stage.phone("oAnna");
    const answers = await run(
      page,
      `{
        const told = [];
        const back = wx.getStorage({
          key: "none",
          success: () => told.push("success"),
          fail: ({ errMsg }) => told.push(errMsg),
          complete: ({ errMsg }) => told.push("complete " + errMsg),
        });
        told.push("called");
        await new Promise((resolve) => setTimeout(resolve, 20));
        return [back === undefined, ...told];
      }`,
    );
    const failed = "getStorage:fail data not found";
    expect(answers).toEqual([true, "called", failed, `complete ${failed}`]);
  });

  it("is bound by security rules as the phone's person", async () => {
    const page = await stage.phone("oAnna");
    const notes = "wx.cloud.database().collection('notes')";
    const { _id } = await run<{ _id: string }>(
      page,
      `${notes}.add({ data: { n: 1, at: new Date(5) } })`,
    );
    const own = await run<{ data: object[] }>(
      page,
      `${notes}.where({ _openid: "{openid}" }).get()`,
    );
    expect(own.data).toMatchObject([{ _id, n: 1, _openid: "oAnna" }]);
    const all = await run(page, `${notes}.get().catch(({ errCode, errMsg }) => [errCode, errMsg])`);
    expect(all).toEqual([-502003, expect.stringContaining("collection.get:fail")]);
    const one = `${notes}.where({ _id: "${_id}", _openid: "{openid}" })`;
    expect(await run(page, `${one}.update({ data: { n: 2 } })`)).toMatchObject({
      stats: { updated: 1 },
    });
    expect(await run(page, `${one}.count()`)).toMatchObject({ total: 1 });
    expect(await run(page, `${one}.remove()`)).toMatchObject({ stats: { removed: 1 } });
  });

  it("signs in again by itself when its session has ended", async () => {
    const page = await stage.phone("oEnds");
    await wx(page, "cloud.callFunction", { name: "who" });
    const { body } = await stage.server.control("users?q=oEnds");
    const [user] = body["users"] as { uid: string }[];
    await stage.server.control("users/remove", { uid: user?.uid });
    expect(await wx(page, "cloud.callFunction", { name: "who" })).toMatchObject({
      result: { openid: "oEnds" },
    });
  });

  it("tells what a function threw in WeChat's words", async () => {
    const page = await stage.phone("oAnna");
    expect(await wx(page, "cloud.callFunction", { name: "broken" })).toEqual({
      errCode: -504002,
      errMsg: expect.stringMatching(/^cloud\.callFunction:fail Error: errCode: -504002 .*boom/),
    });
    expect(await wx(page, "cloud.callFunction", { name: "none" })).toMatchObject({
      errCode: -501000,
    });
  });

  it("keeps files in the cloud and on the phone", async () => {
    const page = await stage.phone("oAnna");
    const kept = await run<Record<string, unknown>>(
      page,
      `{
        const path = wx.env.USER_DATA_PATH + "/dot.png";
        const files = wx.getFileSystemManager();
        files.writeFileSync(path, "${PIXEL}", "base64");
        const { fileID } = await wx.cloud.uploadFile({ cloudPath: "a/dot.png", filePath: path });
        const { tempFilePath } = await wx.cloud.downloadFile({ fileID });
        const back = await files.readFile({ filePath: tempFilePath, encoding: "base64" });
        const { width } = await wx.getImageInfo({ src: path });
        const [page] = getCurrentPages();
        const seen = [];
        for (const picture of [path, fileID]) {
          const shown = () => document.querySelector(".picture img, [class*=picture] img");
          const before = shown()?.src;
          page.setData({ picture });
          while (!shown()?.complete || shown().src === before)
            await new Promise((resolve) => setTimeout(resolve, 20));
          seen.push(shown().naturalWidth);
        }
        const gone = await wx.cloud.deleteFile({ fileList: [fileID, "cloud://none"] });
        files.unlinkSync(path);
        let missing;
        try { files.accessSync(path); } catch (error) { missing = error.message; }
        return { fileID, data: back.data, width, seen, gone: gone.fileList.map(({ status }) => status), missing };
      }`,
    );
    expect(kept).toMatchObject({ data: PIXEL, width: 1, seen: [1, 1] });
    expect(kept["gone"]).toEqual([0, -503003]);
    expect(kept["missing"]).toContain("accessSync:fail no such file or directory");
  });

  it("keeps storage for each person apart", async () => {
    const page = await stage.phone("oAnna");
    await run(page, `wx.setStorageSync("cart", { tea: 2 })`);
    expect(await run(page, `wx.getStorageSync("cart")`)).toEqual({ tea: 2 });
    await page.goto(page.url().replace("oAnna", "oBen"));
    expect(await run(page, `wx.getStorageSync("cart")`)).toBe("");
    const long = `wx.setStorageSync("long", "x".repeat(1100000))`;
    await expect(run(page, long)).rejects.toThrow("setStorageSync:fail entry size limit reached");
  });

  it("shows toasts, modals and action sheets", async () => {
    const page = await stage.phone("oAnna");
    await wx(page, "showToast", { title: "好了", duration: 60_000 });
    await page.getByRole("status").getByText("好了").waitFor();
    const asked = wx(page, "showModal", {
      title: "名字",
      editable: true,
      placeholderText: "写在这里",
    });
    await page.getByPlaceholder("写在这里").fill("小明");
    await press(page, "确定");
    expect(await asked).toMatchObject({ confirm: true, cancel: false, content: "小明" });
    const refused = wx(page, "showModal", { content: "删除吗？", cancelText: "不删" });
    await press(page, "不删");
    expect(await refused).toMatchObject({ confirm: false, cancel: true });
    const chosen = wx(page, "showActionSheet", { itemList: ["一", "二"] });
    await press(page, "二");
    expect(await chosen).toMatchObject({ tapIndex: 1 });
    const left = wx(page, "showActionSheet", { itemList: ["一"] });
    await press(page, "取消");
    expect(await left).toEqual({ errMsg: "showActionSheet:fail cancel" });
  });

  it("moves between pages, and says why where it cannot", async () => {
    const page = await stage.phone("oAnna");
    await wx(page, "navigateTo", { url: "../other/other?a=%E4%BD%A0" });
    await page.getByText('{"a":"%E4%BD%A0"}').waitFor();
    expect(await wx(page, "navigateTo", { url: "/pages/none/none" })).toEqual({
      errMsg: 'navigateTo:fail page "pages/none/none" is not found',
    });
    await wx(page, "navigateBack");
    await wx(page, "pageScrollTo", { selector: ".far", duration: 0 });
    const far = "document.querySelector('[class*=far]').getBoundingClientRect().top";
    expect(await run<number>(page, far)).toBeLessThan(844);
  });

  describe("money", () => {
    const order = async (who: string, no: string, fee = 1990) => {
      const page = await stage.phone(who);
      const { result } = await wx(page, "cloud.callFunction", { name: "pay", data: { no, fee } });
      return { page, payment: result as object };
    };
    const stateOf = async (no: string) => {
      const { body } = await stage.server.control(`wechat/orders?q=${no}`);
      return (body["orders"] as { trade_state: string }[])[0]?.trade_state;
    };

    it("is paid on the sheet, once", async () => {
      const { page, payment } = await order("oAnna", "P1");
      const paying = wx(page, "requestPayment", payment);
      await page.getByText("¥19.90").waitFor();
      await page.getByText("一盒茶叶").waitFor();
      await press(page, "支付");
      expect(await paying).toEqual({ errMsg: "requestPayment:ok" });
      expect(await stateOf("P1")).toBe("SUCCESS");
      const again = wx(page, "requestPayment", payment);
      await press(page, "支付");
      expect(await again).toEqual({ errMsg: "requestPayment:fail 该订单已支付，请勿重复支付" });
    });

    it.each([
      ["取消", "requestPayment:fail cancel", "NOTPAY"],
      ["关闭", "requestPayment:fail cancel", "NOTPAY"],
      ["当作支付失败", "requestPayment:fail 支付失败，请更换支付方式", "PAYERROR"],
    ])("is not paid by %s", async (button, errMsg, state) => {
      const { page, payment } = await order("oAnna", `P${button.length}${state}`);
      const paying = wx(page, "requestPayment", payment);
      await press(page, button);
      expect(await paying).toEqual({ errMsg });
      expect(await stateOf(`P${button.length}${state}`)).toBe(state);
    });

    it("is not paid by somebody else, nor by parameters that are none", async () => {
      const { payment } = await order("oAnna", "P9");
      const page = await stage.phone("oBen");
      const paying = wx(page, "requestPayment", payment);
      await press(page, "支付");
      expect(await paying).toEqual({ errMsg: "requestPayment:fail 支付者和下单者不一致" });
      expect(await wx(page, "requestPayment", {})).toMatchObject({
        errMsg: expect.stringContaining("requestPayment:fail parameter error"),
      });
    });

    it("is received by confirming a transfer", async () => {
      const atMs = Date.now();
      for (const outBillNo of ["T1", "T2"]) {
        const asked = { outBillNo, openid: "oBen", amountFen: 1234, atMs };
        expect(await askForTransfer(stage.server, asked)).toBe(200);
      }
      const bills = async () => {
        const answer = await stage.server.control("wechat/transfers");
        return answer.body["transfers"] as {
          out_bill_no: string;
          state: string;
          package_info: string;
        }[];
      };
      const billOf = async (no: string) => (await bills()).find((bill) => bill.out_bill_no === no);
      const given = { mchId: DEV_MERCHANT.mchid, appId: "wx1" };
      const page = await stage.phone("oBen");
      const first = { ...given, package: (await billOf("T1"))?.package_info };
      const confirming = wx(page, "requestMerchantTransfer", first);
      await page.getByText("¥12.34").waitFor();
      await press(page, "确认收款");
      expect(await confirming).toEqual({ errMsg: "requestMerchantTransfer:ok" });
      expect((await billOf("T1"))?.state).toBe("SUCCESS");
      const second = { ...given, package: (await billOf("T2"))?.package_info };
      const leaving = wx(page, "requestMerchantTransfer", second);
      await press(page, "取消");
      expect(await leaving).toEqual({ errMsg: "requestMerchantTransfer:fail cancel" });
      expect((await billOf("T2"))?.state).toBe("WAIT_USER_CONFIRM");
      const other = await stage.phone("oAnna");
      expect(await wx(other, "requestMerchantTransfer", second)).toEqual({
        errMsg: "requestMerchantTransfer:fail 你不是该笔转账的收款人",
      });
    });

    it("is followed by the buyer's receipt", async () => {
      const { page, payment } = await order("oAnna", "P20");
      const paying = wx(page, "requestPayment", payment);
      await press(page, "支付");
      await paying;
      const view = {
        businessType: "weappOrderConfirm",
        extraData: { merchant_id: await mchidOf("P20"), merchant_trade_no: "P20" },
      };
      const tooEarly = wx(page, "openBusinessView", view);
      await press(page, "确认收货");
      expect(await tooEarly).toMatchObject({ extraData: { status: "fail" } });
      const ship = { name: "ship", data: { no: "P20", mchid: view.extraData.merchant_id } };
      expect(await wx(page, "cloud.callFunction", ship)).toMatchObject({ result: { errCode: 0 } });
      const leaving = wx(page, "openBusinessView", view);
      await press(page, "取消");
      expect(await leaving).toMatchObject({ extraData: { status: "cancel" } });
      const confirming = wx(page, "openBusinessView", view);
      await press(page, "确认收货");
      const req_extradata = view.extraData;
      expect(await confirming).toMatchObject({ extraData: { status: "success", req_extradata } });
      const back = await run<object>(page, "getApp().shown.at(-1).referrerInfo");
      expect(back).toMatchObject({ appId: "wx1183b055aeec94d1", extraData: { status: "success" } });
    });

    const mchidOf = async (no: string) => {
      const { body } = await stage.server.control(`wechat/orders?q=${no}`);
      return (body["orders"] as { mchid: string }[])[0]?.mchid;
    };
  });

  it("asks for consent to messages, template by template", async () => {
    const template = { templateId: "t-ship", title: "发货提醒", fields: ["thing1"] };
    await stage.server.control("wechat/templates", template);
    const page = await stage.phone("oAnna");
    const asking = wx(page, "requestSubscribeMessage", { tmplIds: ["t-ship", "t-other"] });
    await page.getByText("发货提醒").waitFor();
    await page.getByRole("checkbox", { name: "t-other" }).uncheck();
    await press(page, "允许");
    const errMsg = "requestSubscribeMessage:ok";
    expect(await asking).toEqual({ "t-ship": "accept", "t-other": "reject", errMsg });
    const left = { openid: "oAnna", templateId: "t-ship", times: 1 };
    const { body } = await stage.server.control("wechat/subscribe", left);
    expect(body["left"]).toBe(2);
    const refusing = wx(page, "requestSubscribeMessage", { tmplIds: ["t-ship"] });
    await press(page, "取消");
    expect(await refusing).toEqual({ "t-ship": "reject", errMsg });
    const many = { tmplIds: ["1", "2", "3", "4", "5", "6"] };
    expect(await wx(page, "requestSubscribeMessage", many)).toMatchObject({ errCode: 20003 });
  });

  describe("codes and shares", () => {
    const draw = async (scene: string) => {
      const page = await stage.phone("oBen");
      const data = { scene, page: "pages/other/other" };
      const { result, errMsg } = await wx(page, "cloud.callFunction", { name: "code", data });
      expect(errMsg).toBe("cloud.callFunction:ok");
      return Buffer.from((result as { picture: string }).picture, "base64");
    };

    it("scans a text, a picture, or a code that was drawn", async () => {
      const buffer = await draw("p=7&x=1");
      const page = await stage.phone("oAnna");
      const typed = wx(page, "scanCode");
      await page.getByPlaceholder("粘贴码里的链接或文字").fill("P-123");
      await press(page, "确定");
      expect(await typed).toMatchObject({ result: "P-123", scanType: "QR_CODE", path: "" });
      const path = "pages/other/other?scene=p%3D7%26x%3D1";
      for (const how of ["picture", "list"]) {
        const scanning = wx(page, "scanCode");
        if (how === "list") await page.getByRole("button", { name: "p=7&x=1" }).click();
        else {
          const choosing = page.waitForEvent("filechooser");
          await press(page, "从相册选一张图");
          await (await choosing).setFiles({ name: "code.png", mimeType: "image/png", buffer });
        }
        expect(await scanning).toMatchObject({ scanType: "WX_CODE", path });
      }
      const leaving = wx(page, "scanCode");
      await press(page, "关闭");
      expect(await leaving).toEqual({ errMsg: "scanCode:fail cancel" });
    });

    it("opens a scanned code on the phone of whoever is chosen", async () => {
      await draw("p=9");
      const table = await stage.table();
      const input = table.getByPlaceholder("粘贴码里的链接或文字");
      await input.fill("nothing of the kind");
      await table.getByRole("button", { name: "扫码" }).click();
      await table.getByText("这不是这个小程序的码。").waitFor();
      await input.fill("p=9");
      await table.getByRole("button", { name: "扫码" }).click();
      await table.getByRole("button", { name: "安娜" }).click();
      const anna = table.frameLocator('iframe[title="安娜的手机"]');
      await anna.getByText('{"scene":"p%3D9"}').waitFor();
      await anna.getByText("场景 1047").waitFor();
    });

    it("opens the receiver's phone at the card that was sent", async () => {
      const table = await stage.table();
      await table.getByRole("button", { name: "安娜" }).click();
      const anna = table.frameLocator('iframe[title="安娜的手机"]');
      await anna.getByRole("button", { name: "分享" }).click();
      await anna.getByText("一张卡片：thing").waitFor();
      await anna.getByRole("button", { name: "发送", exact: true }).click();
      const ben = table.frameLocator('iframe[title="阿本的手机"]');
      await ben.getByText('{"from":"thing"}').waitFor();
      await ben.getByText("场景 1007").waitFor();
    });

    it("gives a link that opens the card for whoever has it", async () => {
      const phone = await stage.phone("oAnna");
      await phone.getByRole("button", { name: "分享" }).click();
      await press(phone, "复制链接");
      await phone.waitForFunction(`saidInPassing.includes("链接已复制")`);
      const link = await run<string>(phone, "navigator.clipboard.readText()");
      const table = await stage.table({ search: new URL(link).search });
      await table.getByText("选一个人，用他的手机打开 pages/other/other?from=thing").waitFor();
      await table.getByRole("button", { name: "阿本" }).click();
      await table.frameLocator("iframe").getByText('{"from":"thing"}').waitFor();
    });
  });

  it("looks at pictures, chooses one, and knows a code in one", async () => {
    const page = await stage.phone("oLooks");
    const buffer = Buffer.from(PIXEL, "base64");
    const choosing = page.waitForEvent("filechooser");
    const chosen = wx(page, "chooseMedia", { count: 1, mediaType: ["image"] });
    await (await choosing).setFiles({ name: "dot.png", mimeType: "image/png", buffer });
    const { tempFiles } = (await chosen) as { tempFiles: { tempFilePath: string; size: number }[] };
    expect(tempFiles).toMatchObject([{ size: buffer.length, fileType: "image" }]);
    const current = tempFiles[0]?.tempFilePath;
    await wx(page, "previewImage", { urls: [current, "/none.png"], current });
    await page.getByText("1 / 2").waitFor();
    await press(page, "›");
    await page.getByText("2 / 2").waitFor();
    await page.getByRole("dialog", { name: "图片预览" }).click();
    await page.getByText("2 / 2").waitFor({ state: "detached" });
    const smaller = await wx(page, "compressImage", { src: current, quality: 50 });
    expect(await wx(page, "getImageInfo", { src: smaller["tempFilePath"] })).toMatchObject({
      ...{ width: 1, height: 1, type: "jpeg" },
    });
  });

  it("asks other servers, as far as a browser lets it", async () => {
    const page = await stage.phone("oAnna");
    const url = `${stage.server.url}/control/health`;
    const asked = wx(page, "request", { url, data: { a: 1 } });
    expect(await asked).toMatchObject({ statusCode: 200, data: { ok: true } });
    const { tempFilePath } = await wx(page, "downloadFile", { url });
    const text = `wx.getFileSystemManager().readFileSync("${String(tempFilePath)}", "utf8")`;
    expect(await run(page, text)).toContain('"ok":true');
    expect(await wx(page, "request", { url: "http://127.0.0.1:9/" })).toMatchObject({
      errMsg: expect.stringContaining("request:fail"),
    });
  });

  describe("what only the person decides", () => {
    it("asks once before it saves a picture", async () => {
      const page = await stage.phone("oSaves");
      const draw = `{
        const { canvas } = await new Promise((resolve) => {
          const query = wx.createSelectorQuery();
          query.select("#paper").fields({ node: true }).exec(([{ node }]) => resolve({ canvas: node }));
        });
        canvas.getContext("2d").fillRect(0, 0, 10, 10);
        return (await wx.canvasToTempFilePath({ canvas })).tempFilePath;
      }`;
      const filePath = await run<string>(page, draw);
      const refused = wx(page, "saveImageToPhotosAlbum", { filePath });
      await press(page, "拒绝");
      expect(await refused).toEqual({ errMsg: "saveImageToPhotosAlbum:fail auth deny" });
      expect(await wx(page, "saveImageToPhotosAlbum", { filePath })).toEqual({
        errMsg: "saveImageToPhotosAlbum:fail auth denied",
      });
      const setting = wx(page, "openSetting");
      await page.getByRole("checkbox").check();
      await press(page, "关闭");
      expect(await setting).toMatchObject({ authSetting: { "scope.writePhotosAlbum": true } });
      const download = page.waitForEvent("download");
      await wx(page, "saveImageToPhotosAlbum", { filePath });
      expect((await download).suggestedFilename()).toBe("picture.png");
      expect(await run(page, "__phone.saved.length")).toBe(1);
    });

    it("tells where he is, when he says so", async () => {
      const page = await stage.phone("oThere");
      const locating = wx(page, "getLocation");
      await press(page, "允许");
      await page.getByRole("button", { name: "天河体育中心" }).click();
      expect(await locating).toMatchObject({ latitude: 23.13553, errMsg: "getLocation:ok" });
      expect(await wx(page, "getLocation")).toMatchObject({ latitude: 23.13553 });
      const choosing = wx(page, "chooseLocation");
      await press(page, "关闭");
      expect(await choosing).toEqual({ errMsg: "chooseLocation:fail cancel" });
    });

    it("gives his address, and his number by a code", async () => {
      const page = await stage.phone("oAddress");
      const choosing = wx(page, "chooseAddress");
      await page.getByLabel("收货人").fill("李四");
      await press(page, "使用这个地址");
      expect(await choosing).toMatchObject({ userName: "李四", cityName: "广州市" });
      await page.getByRole("button", { name: "手机号" }).click();
      await page.getByLabel("手机号码").fill("13900000001");
      await press(page, "允许");
      const told = await page.getByText(/^code \w+$/).textContent();
      const data = { code: told?.slice(5) };
      expect(await wx(page, "cloud.callFunction", { name: "phone", data })).toMatchObject({
        result: { purePhoneNumber: "13900000001" },
      });
      await page.getByRole("button", { name: "手机号" }).click();
      await press(page, "不允许");
      await page.getByText("getPhoneNumber:fail user deny").waitFor();
    });

    it("agrees to the privacy terms in the mini program's own words", async () => {
      const page = await stage.phone("oPrivate");
      expect(await wx(page, "getPrivacySetting")).toMatchObject({ needAuthorization: true });
      const listen = (event: string) =>
        run(
          page,
          `wx.onNeedPrivacyAuthorization((resolve, { referrer }) => {
            globalThis.referrer = referrer;
            resolve({ event: "${event}", buttonId: "b" });
          })`,
        );
      await listen("disagree");
      expect(await wx(page, "setClipboardData", { data: "x" })).toEqual({
        ...{ errno: 104 },
        errMsg: "setClipboardData:fail privacy permission is not authorized",
      });
      expect(await run(page, "globalThis.referrer")).toBe("setClipboardData");
      await listen("agree");
      await wx(page, "setClipboardData", { data: "抄下来" });
      expect(await wx(page, "getClipboardData")).toMatchObject({ data: "抄下来" });
      expect(await wx(page, "getPrivacySetting")).toMatchObject({ needAuthorization: false });
    });
  });

  it("changes its look and its network from the page around it", async () => {
    const table = await stage.table();
    await table.getByRole("button", { name: "安娜" }).click();
    const anna = table.frameLocator("iframe");
    await anna.getByText("问函数").waitFor();
    const frame = table.frames().find((each) => each.url().includes("/phone"));
    const ask = (code: string) => frame?.evaluate(code);
    await ask("void wx.onThemeChange(({ theme }) => (globalThis.themes = theme))");
    await ask("void wx.onNetworkStatusChange((now) => (globalThis.network = now.networkType))");
    for (const name of ["深色", "大字", "断网"]) {
      await table.getByRole("button", { name, exact: true }).click();
    }
    await frame?.waitForFunction("globalThis.network === 'none'");
    const look = "({ ...wx.getAppBaseInfo(), seen: globalThis.themes })";
    expect(await ask(look)).toMatchObject({ theme: "dark", fontSizeSetting: 22, seen: "dark" });
    const failing = "wx.cloud.callFunction({ name: 'who' }).catch(({ errMsg }) => errMsg)";
    expect(await ask(failing)).toContain("cloud.callFunction:fail");
    await table.getByRole("button", { name: "断网", exact: true }).click();
    await frame?.waitForFunction("globalThis.network === 'wifi'");
    expect(await ask("wx.cloud.callFunction({ name: 'who' }).then(({ errMsg }) => errMsg)")).toBe(
      "cloud.callFunction:ok",
    );
    await table.reload();
    await anna.getByText("问函数").waitFor();
    const theme = table.frames().find((each) => each.url().includes("/phone"));
    expect(await theme?.evaluate("document.documentElement.dataset.theme")).toBe("dark");
  });

  it("fills a narrow screen with one phone, and changes hands", async () => {
    const table = await stage.table({ isNarrow: true });
    await table.getByPlaceholder("新的人叫什么").fill("新来的");
    await table.getByRole("button", { name: "添加" }).click();
    const phone = table.frameLocator('iframe[title="新来的的手机"]');
    await tap(phone, "问函数");
    await phone.getByText(/^o\w{22} wx_client$/).waitFor();
    const box = await table.locator("iframe").boundingBox();
    expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    await table.getByRole("button", { name: "换人" }).click();
    await table.getByRole("button", { name: "阿本" }).click();
    await table.frameLocator('iframe[title="阿本的手机"]').getByText("问函数").waitFor();
    expect(await table.locator("iframe:visible").count()).toBe(1);
  });
});
