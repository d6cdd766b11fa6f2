import type { PhoneScreen } from "../phone.ts";
import { Failure, isObject, listOf, numberOf, textOf, type Options } from "./answer.ts";
import { button, element } from "./element.ts";
import { layer } from "./layer.ts";

type Parts = {
  readonly screen: PhoneScreen;
  readonly addressOf: (source: string) => string | Promise<string>;
};

export function previewMedia(parts: Parts, o: Options): void {
  const sources = listOf(o, "sources").filter(isObject);
  const urls = sources
    .filter(({ type }) => type !== "video")
    .map((source) => textOf(source, "url"));
  if (urls.length < sources.length) parts.screen.notEmulated("wx.previewMedia of a video");
  preview(parts, urls, urls[numberOf(o, "current", 0)] ?? "");
}

/** One picture after the other over the whole screen; a tap closes it. */
export function preview(
  { screen, addressOf }: Parts,
  urls: readonly string[],
  current: string,
): void {
  if (urls.length === 0) throw new Failure("parameter error: urls should not be empty");
  let at = Math.max(0, urls.indexOf(current));
  const picture = element("img", "", { alt: "" });
  const count = element("span", "", {});
  const show = (to: number): void => {
    at = (to + urls.length) % urls.length;
    count.textContent = `${at + 1} / ${urls.length}`;
    Promise.resolve(addressOf(urls[at] ?? "")).then(
      (address) => (picture.src = address),
      () => picture.removeAttribute("src"),
    );
  };
  const foot = element(
    "div",
    "phone-pictures-foot",
    { onclick: (event) => event.stopPropagation() },
    button("", "‹", () => show(at - 1)),
    count,
    button("", "›", () => show(at + 1)),
  );
  const shown = layer(screen, "phone-pictures", picture, urls.length > 1 ? foot : undefined);
  shown.inner.setAttribute("role", "dialog");
  shown.inner.setAttribute("aria-label", "图片预览");
  shown.inner.onclick = () => shown.remove();
  show(at);
}
