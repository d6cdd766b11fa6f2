import { openTypes, type OpenTypePress } from "../builtins/openTypes.ts";
import type { PhoneScreen } from "../phone.ts";
import type { Control } from "./control.ts";
import { button, element } from "./element.ts";
import { fileOf, type FileStore } from "./fileStore.ts";
import { sheet } from "./layer.ts";
import { showService } from "./person.ts";
import type { Permissions } from "./permissions.ts";
import { picked } from "./pictures.ts";
import type { Privacy } from "./privacy.ts";

type Parts = {
  readonly openid: string;
  readonly screen: PhoneScreen;
  readonly control: Control;
  readonly files: FileStore;
  readonly permissions: Permissions;
  readonly privacy: Privacy;
  readonly kept: Storage;
};

/** What buttons do by their `open-type`, sharing apart. */
export function wireButtons(o: Parts): void {
  Object.assign(openTypes, {
    getPhoneNumber: (press) => givePhoneNumber(o, press, "getPhoneNumber"),
    getRealtimePhoneNumber: (press) => givePhoneNumber(o, press, "getRealtimePhoneNumber"),
    chooseAvatar: (press) => chooseAvatar(o, press),
    async contact({ fire }) {
      await showService(o.screen, "");
      fire("contact", { errMsg: "enterContact:ok", path: "", query: {} });
    },
    async openSetting({ fire }) {
      fire("opensetting", { ...(await o.permissions.openSettings()), errMsg: "openSetting:ok" });
    },
    async feedback() {
      await sheet<void>(o.screen, { title: "反馈与投诉", dismissed: undefined }, (answer) => [
        element("p", "phone-faint", {}, "微信在这里打开反馈页。"),
        button("phone-main", "返回", () => answer()),
      ]);
    },
    agreePrivacyAuthorization({ fire }) {
      o.privacy.agree();
      fire("agreeprivacyauthorization", { errMsg: "agreePrivacyAuthorization:ok" });
    },
    // As on a phone where no app opened the mini program before.
    launchApp: ({ fire }) => fire("error", { errMsg: "invalid scene" }),
    getUserInfo: ({ fire }) => {
      // WeChat tells nothing of the person any more. Source: WeChat, "小程序用户头像昵称获取规则调整公告".
      const userInfo = { nickName: "微信用户", avatarUrl: "", gender: 0, language: "" };
      fire("getuserinfo", {
        errMsg: "getUserInfo:ok",
        userInfo,
        rawData: JSON.stringify(userInfo),
      });
    },
  } satisfies typeof openTypes);
}

/** The person gives his number away: the page gets a code, which a function redeems. */
async function givePhoneNumber(
  { openid, screen, control, kept, privacy }: Parts,
  { fire }: OpenTypePress,
  name: "getPhoneNumber" | "getRealtimePhoneNumber",
): Promise<void> {
  const told = name.toLowerCase();
  const run = privacy.before(name, async () => {
    const key = `phone-number:${openid}`;
    const heading = { title: "申请获取并验证你的手机号", dismissed: "" };
    const phoneNumber = await sheet<string>(screen, heading, (answer) => {
      const input = element("input", "", {
        ...{ type: "tel", pattern: "(\\+\\d{1,3} )?\\d{4,15}", required: true },
        value: kept.getItem(key) ?? numberOf(openid),
        ariaLabel: "手机号码",
      });
      const allow = () => {
        if (input.reportValidity()) answer(input.value);
      };
      return [
        input,
        button("phone-main", "允许", allow),
        button("phone-second", "不允许", () => answer("")),
      ];
    });
    if (phoneNumber === "") return { errMsg: `${name}:fail user deny` };
    kept.setItem(key, phoneNumber);
    const { code } = await control.post("wechat/phone-code", { phoneNumber });
    return { errMsg: `${name}:ok`, code, encryptedData: "", iv: "" };
  });
  try {
    fire(told, (await run({})) as object);
  } catch (error) {
    fire(told, { errMsg: `${name}:fail ${error instanceof Error ? error.message : "error"}` });
  }
}

/** Each person has a number of his own, the same each time. */
export function numberOf(openid: string): string {
  let sum = 0;
  for (const letter of openid) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_000;
  return `138${String(sum).padStart(8, "0")}`;
}

async function chooseAvatar(o: Parts, { fire }: OpenTypePress): Promise<void> {
  const heading = { title: "选择头像", dismissed: undefined };
  const from = await sheet<"wechat" | "album" | undefined>(o.screen, heading, (answer) => [
    button("phone-main", "用微信头像", () => answer("wechat")),
    button("phone-second", "从相册选择", () => answer("album")),
  ]);
  if (from === undefined) return;
  const [file] =
    from === "wechat" ? [await drawnAvatar(o.openid)] : await picked("image/*", 1).catch(() => []);
  if (file !== undefined) {
    fire("chooseavatar", { avatarUrl: o.files.addTemporary(await fileOf(file)) });
  }
}

/** A square of a colour of the person's own, since there is no WeChat to have a picture of him. */
async function drawnAvatar(openid: string): Promise<Blob | undefined> {
  const canvas = Object.assign(document.createElement("canvas"), { width: 132, height: 132 });
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  context.fillStyle = `hsl(${Number(numberOf(openid)) % 360} 45% 60%)`;
  context.fillRect(0, 0, 132, 132);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined)));
}
