import type { PhoneScreen } from "../phone.ts";
import { apis, Failure, listOf, numberOf, textOf, type Options } from "./answer.ts";
import { button, element } from "./element.ts";
import { layer, question, type Layer } from "./layer.ts";

const TOAST_MS = 1_500;
const SIGNS: Readonly<Record<string, string>> = { success: "✓", error: "✕" };

/** Toasts, modals and lists of actions. */
export function dialogApis(screen: PhoneScreen): Record<string, unknown> {
  let shown: Layer | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Toast and loading are one thing in WeChat: each replaces the other, each `hide` takes either away. */
  function hide(): void {
    clearTimeout(timer);
    shown?.remove();
    shown = undefined;
  }
  function show(o: Options, icon: HTMLElement | undefined): void {
    hide();
    const box = element(
      "div",
      `phone-toast${icon ? " has-icon" : ""}`,
      {},
      icon,
      textOf(o, "title"),
    );
    box.setAttribute("role", "status");
    shown = layer(screen, o["mask"] === true ? "" : "phone-still", box);
  }
  return apis({
    showToast(o) {
      show(o, iconOf(o));
      timer = setTimeout(hide, numberOf(o, "duration", TOAST_MS));
    },
    hideToast: hide,
    showLoading: (o) => show(o, element("span", "phone-icon phone-spinner")),
    hideLoading: hide,
    showModal: (o) => modal(screen, o),
    showActionSheet: (o) => actionSheet(screen, o),
  });
}

function iconOf(o: Options): HTMLElement | undefined {
  const image = textOf(o, "image");
  if (image !== "") return element("img", "phone-icon", { src: image, alt: "" });
  const icon = textOf(o, "icon", "success");
  if (icon === "loading") return element("span", "phone-icon phone-spinner");
  const sign = SIGNS[icon];
  return sign === undefined ? undefined : element("span", "phone-icon", {}, sign);
}

/** The person's choice, as `wx.showModal` tells it. */
function modal(screen: PhoneScreen, o: Options): Promise<object> {
  const cancelText = textOf(o, "cancelText", "取消");
  const confirmText = textOf(o, "confirmText", "确定");
  if ([...cancelText].length > 4 || [...confirmText].length > 4) {
    const wrong = [...cancelText].length > 4 ? "cancelText" : "confirmText";
    throw new Failure(`${wrong} length should not larger than 4 Chinese characters`);
  }
  return question<object>(screen, (answer) => {
    const title = textOf(o, "title");
    const isEditable = o["editable"] === true;
    const input = element("textarea", "", {
      ...{ rows: 2, placeholder: textOf(o, "placeholderText") },
      value: isEditable ? textOf(o, "content") : "",
    });
    input.dataset["first"] = "";
    const text = element("div", "phone-dialog-text", {}, isEditable ? input : textOf(o, "content"));
    const content = () => (isEditable ? { content: input.value } : {});
    const no = button("", cancelText, () => answer({ confirm: false, cancel: true }));
    const yes = button("", confirmText, () =>
      answer({ confirm: true, cancel: false, ...content() }),
    );
    no.style.color = textOf(o, "cancelColor");
    yes.style.color = textOf(o, "confirmColor", "var(--phone-link)");
    if (!isEditable) yes.dataset["first"] = "";
    const row = element(
      "div",
      "phone-dialog-row",
      {},
      o["showCancel"] === false ? undefined : no,
      yes,
    );
    const head = title === "" ? undefined : element("h3", "", {}, title);
    const box = element("div", "phone-dialog", {}, head, text, row);
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", title === "" ? textOf(o, "content") : title);
    return [element("div", "phone-shade"), box];
  });
}

async function actionSheet(screen: PhoneScreen, o: Options): Promise<object> {
  const items = listOf(o, "itemList").map(String);
  if (items.length === 0)
    throw new Failure("parameter error: itemList should have at least 1 item");
  if (items.length > 6) throw new Failure("itemList should not be large than 6");
  const chosen = await question<number>(screen, (answer) => {
    const away = () => answer(-1);
    const heading = textOf(o, "alertText");
    const choices = items.map((label, index) => {
      const one = button("", label, () => answer(index));
      one.style.color = textOf(o, "itemColor");
      return one;
    });
    const cancel = button("phone-cancel", "取消", away);
    const head = heading === "" ? undefined : element("p", "", {}, heading);
    const box = element("div", "phone-sheet phone-actions", {}, head, ...choices, cancel);
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", heading === "" ? "操作" : heading);
    return [element("div", "phone-shade", { onclick: away }), box];
  });
  if (chosen < 0) throw new Failure("cancel");
  return { tapIndex: chosen };
}
