import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import type { Share } from "../share.ts";
import { readAddress } from "../pageAddress.ts";
import { SCENES } from "../phoneAddress.ts";
import { button, element } from "./element.ts";
import { layer, sheet } from "./layer.ts";
import { codeLink } from "./codeLink.ts";
import { openPhone } from "./frame.ts";
import { peopleBut, type Person } from "./people.ts";
import { pictureAddress } from "./pictureAddress.ts";

const NOTICE_MS = 1_500;

/** The sheet that a press on "share" opens: the card as others get it, and whose phone shall open it. */
export async function showShareSheet(
  settings: PhoneSettings,
  screen: PhoneScreen,
  card: Share,
): Promise<void> {
  const isFriend = card.to === "friend";
  const people = await peopleBut(settings.openid);
  const title = isFriend ? "发送给" : "分享到朋友圈";
  const chosen = await sheet<Person | "link" | undefined>(
    screen,
    { title, dismissed: undefined },
    (answer) => {
      const rows = people.map((person) =>
        element(
          "li",
          "",
          {},
          element(
            "div",
            "",
            {},
            person.name,
            person.note === "" ? undefined : element("small", "", {}, person.note),
          ),
          button("phone-link", isFriend ? "发送" : "请他看", () => answer(person)),
        ),
      );
      return [
        cardElement(card),
        element("ul", "phone-rows", {}, ...rows),
        button("phone-second", "复制链接", () => answer("link")),
      ];
    },
  );
  if (chosen === undefined) return;
  const launch = {
    ...readAddress(card.path),
    scene: isFriend ? SCENES.shareToOne : SCENES.timeline,
  };
  if (chosen === "link") {
    await navigator.clipboard?.writeText(codeLink(location.origin, launch)).catch(() => undefined);
    say(screen, "链接已复制");
  } else {
    openPhone({ who: chosen.openid, name: chosen.name, launch });
    say(screen, isFriend ? `已发送给${chosen.name}` : "已发表");
  }
}

function cardElement({ title, imageUrl }: Share): HTMLElement {
  const picture = element("img", "phone-card-picture", { alt: "" });
  if (imageUrl !== "") {
    Promise.resolve(pictureAddress(imageUrl)).then(
      (address) => (picture.src = address),
      () => undefined,
    );
  }
  return element(
    "div",
    "phone-card",
    {},
    element("div", "", {}, title),
    imageUrl === "" ? undefined : picture,
  );
}

function say(screen: PhoneScreen, text: string): void {
  const box = element("div", "phone-toast", {}, text);
  box.setAttribute("role", "status");
  const shown = layer(screen, "phone-still", box);
  setTimeout(() => shown.remove(), NOTICE_MS);
}
