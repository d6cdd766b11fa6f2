import type { PhoneScreen } from "../phone.ts";
import { apis, call, Failure, isObject, textOf, type Run } from "./answer.ts";
import { button, element } from "./element.ts";
import { question, sheet } from "./layer.ts";

/** APIs that WeChat counts as touching personal data, of those that are here. Source: WeChat, "小程序隐私协议开发指南". */
export const PRIVATE_APIS = [
  ...["chooseAddress", "chooseLocation", "getLocation", "getFuzzyLocation", "chooseMedia"],
  ...["chooseImage", "chooseMessageFile", "saveImageToPhotosAlbum"],
  ...["setClipboardData", "getClipboardData"],
];

const CONTRACT = "《小程序隐私保护指引》";

/** Whether the person agreed to the mini program's privacy terms. */
export type Privacy = {
  /** Before an API that touches personal data: where the mini program asks in its own words, it is asked to now. */
  readonly before: (name: string, run: Run) => Run;
  readonly agree: () => void;
  readonly apis: Record<string, unknown>;
};

export function createPrivacy(openid: string, screen: PhoneScreen, kept: Storage): Privacy {
  const key = `phone-privacy:${openid}`;
  const listeners = new Set<unknown>();
  const isAgreed = (): boolean => kept.getItem(key) === "agreed";
  const agree = (): void => kept.setItem(key, "agreed");

  /** The mini program's own words; WeChat waits until one of them says how it went. */
  function askPage(referrer: string): Promise<boolean> {
    return new Promise((resolve) => {
      const decide = (given: unknown): void => {
        const event = isObject(given) ? textOf(given, "event") : "";
        if (event === "agree" || event === "disagree") resolve(event === "agree");
      };
      for (const listener of listeners) call(listener, decide, { referrer });
    });
  }
  async function demand(isAgreeing: Promise<boolean>): Promise<void> {
    if (!(await isAgreeing)) {
      throw new Failure("privacy permission is not authorized", { errno: 104 });
    }
    agree();
  }

  return {
    agree,
    before: (name, run) => async (options) => {
      if (!isAgreed() && listeners.size > 0) await demand(askPage(name));
      return run(options);
    },
    apis: {
      ...apis({
        getPrivacySetting: () => ({
          needAuthorization: !isAgreed(),
          privacyContractName: CONTRACT,
        }),
        async requirePrivacyAuthorize() {
          if (isAgreed()) return;
          const name = "requirePrivacyAuthorize";
          await demand(listeners.size > 0 ? askPage(name) : askByWechat(screen));
        },
        openPrivacyContract: async () => {
          await sheet<void>(screen, { title: CONTRACT, dismissed: undefined }, () => [
            element("p", "phone-faint", {}, "微信在这里显示小程序在公众平台填写的隐私保护指引。"),
          ]);
        },
      }),
      onNeedPrivacyAuthorization: (listener: unknown) => {
        // WeChat keeps the last one only.
        listeners.clear();
        listeners.add(listener);
      },
    },
  };
}

function askByWechat(screen: PhoneScreen): Promise<boolean> {
  return question<boolean>(screen, (answer) => {
    const yes = button("phone-main", "同意", () => answer(true));
    yes.dataset["first"] = "";
    const box = element(
      "div",
      "phone-sheet",
      {},
      element("h3", "", {}, "隐私保护提示"),
      element("p", "", {}, `使用前请阅读并同意${CONTRACT}。`),
      yes,
      button("phone-second", "拒绝", () => answer(false)),
    );
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", "隐私保护提示");
    return [element("div", "phone-shade"), box];
  });
}
