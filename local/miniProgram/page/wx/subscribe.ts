import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import { Failure, listOf, textOf, type Options, type Run } from "./answer.ts";
import { itemsOf, type Control } from "./control.ts";
import { button, element } from "./element.ts";
import { sheet } from "./layer.ts";

const TEMPLATES_MAX = 5;

/** `wx.requestSubscribeMessage`: a switch for each template; a yes is good for one message. */
export function requestSubscribeMessage(o: {
  settings: PhoneSettings;
  screen: PhoneScreen;
  control: Control;
}): Run {
  return async (options) => {
    const ids = listOf(options, "tmplIds").map(String);
    if (ids.length === 0) throw new Failure("TmplIds can't be empty", { errCode: 10001 });
    if (ids.length > TEMPLATES_MAX) {
      throw new Failure("Templates count out of max bounds", { errCode: 20003 });
    }
    const known = itemsOf(await o.control.get("wechat/templates/list"), "templates");
    const answers = await askFor(o.screen, ids, known);
    const { openid } = o.settings;
    for (const [templateId, result] of Object.entries(answers)) {
      await o.control.post("wechat/subscribe", { openid, templateId, result });
    }
    return answers;
  };
}

type Answers = Record<string, "accept" | "reject">;

function askFor(
  screen: PhoneScreen,
  ids: readonly string[],
  known: readonly Options[],
): Promise<Answers> {
  const all = (result: "accept" | "reject"): Answers =>
    Object.fromEntries(ids.map((id) => [id, result]));
  const heading = { title: "小程序申请给你发送一次以下消息", dismissed: all("reject") };
  return sheet<Answers>(screen, heading, (answer) => {
    const toggles = ids.map((id) => {
      const title = titleOf(id, known);
      const fields = listOf(known.find((one) => one["templateId"] === id) ?? {}, "fields");
      const sample = fields.length === 0 ? undefined : element("small", "", {}, fields.join(" · "));
      const toggle = element("input", "phone-switch", {
        ...{ type: "checkbox", checked: true, ariaLabel: title },
      });
      return {
        id,
        toggle,
        row: element("li", "", {}, element("div", "", {}, title, sample), toggle),
      };
    });
    const allow = button("phone-main", "允许", () =>
      answer(
        Object.fromEntries(
          toggles.map(({ id, toggle }) => [id, toggle.checked ? "accept" : "reject"]),
        ),
      ),
    );
    return [
      element("ul", "phone-rows", {}, ...toggles.map(({ row }) => row)),
      allow,
      button("phone-second", "取消", () => answer(all("reject"))),
    ];
  });
}

/** As the stand-in knows the template, else its id. */
function titleOf(id: string, known: readonly Options[]): string {
  return textOf(known.find((one) => one["templateId"] === id) ?? {}, "title", id);
}
