import { builtin } from "./builtin.ts";
import { builtinHooks, withSource } from "./hooks.ts";

const PROPERTIES = {
  ...{ src: "", mode: "scaleToFill", lazyLoad: false, webp: false, fadeIn: false },
  ...{ showMenuByLongpress: false, ariaLabel: "", forceHttps: false },
};

/** `image`: the picture lies in an <img> of its own; the modes are CSS by the attribute `mode`. */
export const image = builtin("image", PROPERTIES, (host) => {
  const picture = document.createElement("img");
  picture.alt = "";
  picture.draggable = false;
  picture.addEventListener("load", () => {
    host.fire("load", { width: picture.naturalWidth, height: picture.naturalHeight });
  });
  picture.addEventListener("error", () => {
    host.fire("error", { errMsg: `GET ${host.data.src} failed` });
  });
  host.element.append(picture);
  offerMenu(host.element, () => host.data);
  let wanted = "";
  return {
    labelled: picture,
    update(changed) {
      if (changed.has("mode")) host.element.setAttribute("mode", host.data.mode);
      if (changed.has("lazyLoad")) picture.loading = host.data.lazyLoad ? "lazy" : "eager";
      if (changed.has("ariaLabel")) picture.alt = host.data.ariaLabel;
      if (!changed.has("src")) return;
      wanted = host.data.src;
      if (wanted === "") return picture.removeAttribute("src");
      withSource(wanted, host.ownerPath(), (resolved) => {
        if (host.data.src === wanted || wanted === resolved) picture.src = resolved;
      });
    },
  };
});

type MenuOf = () => { readonly src: string; readonly showMenuByLongpress: boolean };
const LONG_PRESS_MS = 350;

function offerMenu(element: HTMLElement, of: MenuOf): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    if (of().showMenuByLongpress) builtinHooks.imageMenu({ src: of().src, element });
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button === 0) timer = setTimeout(open, LONG_PRESS_MS);
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"]) {
    element.addEventListener(type, () => clearTimeout(timer));
  }
  element.addEventListener("contextmenu", (event) => {
    if (!of().showMenuByLongpress) return;
    event.preventDefault();
    clearTimeout(timer);
    open();
  });
}
