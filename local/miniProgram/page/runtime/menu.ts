import { canShare, sharePage, shareToTimeline } from "../share.ts";
import { element } from "../wx/element.ts";
import type { OpenPage } from "../phone.ts";
import type { Screen } from "./screen.ts";

/** What the capsule over each page opens: sharing, and starting again. */
export function createMenu(
  { menu, close, layers }: Screen,
  o: {
    readonly front: () => OpenPage | undefined;
    readonly title: string;
    readonly restart: () => void;
    readonly guard: (run: () => unknown) => void;
  },
): void {
  close.onclick = o.restart;
  menu.onclick = () => {
    const page = o.front();
    const sheet = element("div", "mp-sheet", { role: "dialog", ariaLabel: "更多" });
    sheet.onclick = () => sheet.remove();
    const add = (label: string, run: () => unknown) =>
      sheet.append(element("button", "", { type: "button", onclick: () => o.guard(run) }, label));
    if (page !== undefined && canShare(page, "onShareAppMessage")) {
      add("发送给朋友", () => sharePage(page, { from: "menu" }, o.title));
    }
    if (page !== undefined && canShare(page, "onShareTimeline")) {
      add("分享到朋友圈", () => shareToTimeline(page, o.title));
    }
    add("重新进入小程序", o.restart);
    add("取消", () => undefined);
    layers.append(sheet);
  };
}
