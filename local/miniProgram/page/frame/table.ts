import { element } from "../wx/element.ts";
import { createPhoneView, type PhoneActions, type PhoneView } from "./phoneView.ts";
import { scaleFor, type Phone } from "./phones.ts";

/** Where the phones lie. */
export type Table = {
  readonly element: HTMLElement;
  /** `front`: whose phone a narrow screen shows. */
  readonly update: (phones: readonly Phone[], front: string | undefined) => void;
};

export function createTable(actions: PhoneActions): Table {
  const table = element("main", "phones");
  const views = new Map<string, PhoneView>();
  let count = 0;

  function viewOf(phone: Phone): PhoneView {
    const { openid } = phone.person;
    const known = views.get(openid);
    if (known !== undefined) return known;
    const view = createPhoneView(phone, actions);
    views.set(openid, view);
    table.append(view.element);
    return view;
  }
  function fit(): void {
    const scale = scaleFor({ width: table.clientWidth, height: innerHeight }, count);
    document.documentElement.style.setProperty("--scale", String(scale));
  }
  addEventListener("resize", fit);

  return {
    element: table,
    update(phones, front) {
      count = phones.length;
      const open = new Set(phones.map(({ person }) => person.openid));
      for (const [openid, view] of views) {
        if (open.has(openid)) continue;
        view.element.remove();
        views.delete(openid);
      }
      table.querySelector(".empty")?.remove();
      if (count === 0) table.append(emptyTable());
      fit();
      for (const phone of phones) viewOf(phone).update(phone, phone.person.openid === front);
    },
  };
}

function emptyTable(): HTMLElement {
  const heading = element("b", "", {}, "选一个人");
  const words = "点左边的人，就拿起他的手机。最多四部，互相可以分享、扫码。";
  return element("div", "empty", {}, heading, words);
}
