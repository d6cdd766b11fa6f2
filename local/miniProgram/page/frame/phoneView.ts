import { phoneUrl } from "../phoneAddress.ts";
import { button, element } from "../wx/element.ts";
import type { ToPhone } from "./messages.ts";
import { faceOf } from "./face.ts";
import { LARGE_POINTS, USUAL_POINTS, type Phone } from "./phones.ts";

type Look = Partial<Pick<Phone, "theme" | "isLarge" | "isOnline">>;
export type PhoneActions = {
  readonly change: (openid: string, look: Look) => void;
  readonly close: (openid: string) => void;
};

/** A phone as it lies on the page. */
export type PhoneView = {
  readonly element: HTMLElement;
  readonly update: (phone: Phone, isFront: boolean) => void;
};

export function createPhoneView(first: Phone, actions: PhoneActions): PhoneView {
  let phone = first;
  const { person } = first;
  const { openid, name, note } = person;
  const frame = element("iframe", "", { title: `${name}的手机`, src: urlOf(first) });
  frame.allow = "clipboard-read; clipboard-write";
  const toggle = (label: string, change: () => Look) => {
    const made = button("", label, () => actions.change(openid, change()));
    made.ariaPressed = "false";
    return made;
  };
  const dark = toggle("深色", () => ({ theme: phone.theme === "dark" ? "light" : "dark" }));
  const large = toggle("大字", () => ({ isLarge: !phone.isLarge }));
  const offline = toggle("断网", () => ({ isOnline: !phone.isOnline }));
  const again = button("", "重新载入", () => frame.contentWindow?.location.reload());
  const away = button("", "收起", () => actions.close(openid));

  const tell = (): void => {
    const message: ToPhone = {
      ...{ about: "look", theme: phone.theme, isOnline: phone.isOnline },
      fontSize: phone.isLarge ? LARGE_POINTS : USUAL_POINTS,
    };
    frame.contentWindow?.postMessage(message, location.origin);
  };
  frame.onload = tell;

  const words = element("div", "who", {}, element("b", "", {}, name));
  if (note !== "") words.append(element("small", "", {}, note));
  const shown = element(
    "section",
    "phone",
    { ariaLabel: `${name}的手机` },
    element("div", "head", {}, faceOf(person), words),
    element("div", "glass", {}, frame),
    element("div", "tools", {}, dark, large, offline, again, away),
  );
  return {
    element: shown,
    update(now, isFront) {
      const isOpenedAnew = now.openings !== phone.openings;
      phone = now;
      shown.classList.toggle("is-front", isFront);
      dark.ariaPressed = String(now.theme === "dark");
      large.ariaPressed = String(now.isLarge);
      offline.ariaPressed = String(!now.isOnline);
      if (isOpenedAnew) openAt(frame, urlOf(now));
      else tell();
    },
  };
}

/** Opens an address in a frame, also the one that it shows already. */
function openAt(frame: HTMLIFrameElement, url: string): void {
  const inside = frame.contentWindow;
  if (inside === null) frame.src = url;
  else inside.location.replace(`${url}&at=${Date.now()}`);
}

function urlOf({ person, launch, theme, isLarge }: Phone): string {
  const fontSize = isLarge ? LARGE_POINTS : USUAL_POINTS;
  return phoneUrl({ who: person.openid, launch, theme, fontSize });
}
