import type { PhoneScreen } from "../phone.ts";
import { apis, Failure, textOf } from "./answer.ts";
import { button, element } from "./element.ts";
import { question, sheet } from "./layer.ts";

/** What WeChat asks a person before a mini program may, and what it says in the question. */
const QUESTIONS: Readonly<Record<string, string>> = {
  ...{
    "scope.userLocation": "获取你的位置信息",
    "scope.userFuzzyLocation": "获取你的模糊位置信息",
  },
  ...{ "scope.writePhotosAlbum": "将图片保存到你的相册", "scope.camera": "使用你的摄像头" },
  ...{ "scope.record": "使用你的麦克风", "scope.bluetooth": "使用你的蓝牙" },
  "scope.addPhoneCalendar": "向你的日历添加日程",
};
/** WeChat gives these without asking any more. Source: WeChat, "授权". */
const GIVEN = [
  "scope.userInfo",
  "scope.address",
  "scope.invoice",
  "scope.invoiceTitle",
  "scope.werun",
];

/** What the person allowed this mini program, and what he refused. */
export type Permissions = {
  /** Asks once; whoever refused is not asked again, until he changes it in the settings. */
  readonly demand: (scope: string) => Promise<void>;
  readonly apis: Record<string, unknown>;
  readonly openSettings: () => Promise<object>;
};

export function createPermissions(openid: string, screen: PhoneScreen, kept: Storage): Permissions {
  const key = `phone-settings:${openid}`;
  const read = (): Record<string, boolean> =>
    JSON.parse(kept.getItem(key) ?? "{}") as Record<string, boolean>;
  const write = (scope: string, isAllowed: boolean): void =>
    kept.setItem(key, JSON.stringify({ ...read(), [scope]: isAllowed }));

  async function demand(scope: string): Promise<void> {
    if (GIVEN.includes(scope)) return;
    const words = QUESTIONS[scope];
    if (words === undefined) throw new Failure("invalid scope");
    const known = read()[scope];
    if (known === undefined) write(scope, await askFor(screen, words));
    if (read()[scope] !== true)
      throw new Failure(known === undefined ? "auth deny" : "auth denied");
  }
  const settings = () => ({ authSetting: read(), subscriptionsSetting: { mainSwitch: true } });

  async function openSettings(): Promise<object> {
    await sheet<void>(screen, { title: "设置", dismissed: undefined }, () => {
      const asked = Object.entries(read());
      if (asked.length === 0) {
        return [element("p", "phone-center phone-faint", {}, "这个小程序还没有申请过权限")];
      }
      const rows = asked.map(([scope, isAllowed]) => {
        const onchange = () => write(scope, toggle.checked);
        const toggle = element("input", "phone-switch", {
          ...{ type: "checkbox", checked: isAllowed, onchange },
          ariaLabel: QUESTIONS[scope] ?? scope,
        });
        return element("li", "", {}, element("span", "", {}, QUESTIONS[scope] ?? scope), toggle);
      });
      return [element("ul", "phone-rows", {}, ...rows)];
    });
    return settings();
  }

  return {
    demand,
    openSettings,
    apis: apis({
      getSetting: settings,
      openSetting: openSettings,
      authorize: (o) => demand(textOf(o, "scope")),
      openAppAuthorizeSetting: () => ({}),
    }),
  };
}

/** WeChat's own question. True: allowed. */
export function askFor(screen: PhoneScreen, words: string): Promise<boolean> {
  return question<boolean>(screen, (answer) => {
    const yes = button("phone-main", "允许", () => answer(true));
    yes.dataset["first"] = "";
    const box = element(
      "div",
      "phone-sheet",
      {},
      element("div", "phone-faint", {}, "小程序申请"),
      element("h3", "", {}, words),
      yes,
      button("phone-second", "拒绝", () => answer(false)),
    );
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", words);
    return [element("div", "phone-shade"), box];
  });
}
