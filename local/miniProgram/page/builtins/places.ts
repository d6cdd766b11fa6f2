import { builtin } from "./builtin.ts";
import { withSource } from "./hooks.ts";
import { lengthOf } from "./length.ts";

/** `root-portal`: its content lies at the end of its page, so that nothing around it clips it or is its frame. */
export const rootPortal = builtin("root-portal", { enable: true }, (host) => {
  const content = document.createElement("div");
  content.className = "builtin-portal";
  const move = () => {
    const page = host.element.closest("page");
    const target = host.data.enable && page !== null ? page : host.element;
    if (content.parentElement !== target) target.append(content);
  };
  host.element.append(content);
  return {
    slot: content,
    update: () => host.element.isConnected && move(),
    attached: () => void setTimeout(() => host.element.isConnected && move()),
    detached: () => content.remove(),
  };
});

const MEDIA = {
  minWidth: -1,
  maxWidth: -1,
  width: -1,
  minHeight: -1,
  maxHeight: -1,
  height: -1,
  orientation: "",
};

/** `match-media`: shows its content while the window is as it says. */
export const matchMedia = builtin("match-media", MEDIA, (host) => {
  const { element } = host;
  const check = () => {
    const { data } = host;
    const px = (name: string, value: number) => (value < 0 ? [] : [`(${name}:${value}px)`]);
    const wanted = [
      ...px("min-width", data.minWidth),
      ...px("max-width", data.maxWidth),
      ...px("width", data.width),
      ...px("min-height", data.minHeight),
      ...px("max-height", data.maxHeight),
      ...px("height", data.height),
      ...(data.orientation === "" ? [] : [`(orientation:${data.orientation})`]),
    ];
    element.style.display = globalThis.matchMedia(wanted.join(" and ")).matches ? "" : "none";
  };
  return {
    update: check,
    attached: () => addEventListener("resize", check),
    detached: () => removeEventListener("resize", check),
  };
});

/** `sticky-header`: sticks to the top of what scrolls around it, `offset-top` below. */
export const stickyHeader = builtin("sticky-header", { offsetTop: 0, padding: null }, (host) => ({
  update: () => (host.element.style.top = `${lengthOf(host.data.offsetTop)}px`),
}));

/** `cover-image`: an image as large as it is. */
export const coverImage = builtin("cover-image", { src: "", referrerPolicy: "" }, (host) => {
  const picture = document.createElement("img");
  picture.alt = "";
  picture.addEventListener("load", () => {
    host.fire("load", { width: picture.naturalWidth, height: picture.naturalHeight });
  });
  picture.addEventListener("error", () =>
    host.fire("error", { errMsg: `GET ${host.data.src} failed` }),
  );
  host.element.append(picture);
  return {
    labelled: picture,
    update: () => withSource(host.data.src, host.ownerPath(), (found) => (picture.src = found)),
  };
});
