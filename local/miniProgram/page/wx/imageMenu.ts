import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import { button, element } from "./element.ts";
import { launchByText } from "./codeLink.ts";
import type { Control } from "./control.ts";
import type { FileStore } from "./fileStore.ts";
import { openPhone } from "./frame.ts";
import { sheet } from "./layer.ts";
import { savePicture, type SavedPicture } from "./pictures.ts";
import { drawnCodes, textIn } from "./scan.ts";

type Parts = {
  readonly settings: PhoneSettings;
  readonly screen: PhoneScreen;
  readonly control: Control;
  readonly files: FileStore;
  readonly addressOf: (source: string) => string | Promise<string>;
  readonly onSaved: (picture: SavedPicture) => void;
};

/** A long press on a picture: WeChat saves it, or opens the code that is in it, without asking the mini program. */
export async function showImageMenu(o: Parts, source: string): Promise<void> {
  const { settings, screen, control, files } = o;
  const { bytes, type } = await files.load(await o.addressOf(source));
  const text = await textIn(new Blob([bytes], { type })).catch(() => undefined);
  const drawn = text === undefined ? [] : await drawnCodes(control).catch(() => []);
  const launch = text === undefined ? undefined : launchByText(text, drawn);
  const chosen = await sheet<"save" | "open" | undefined>(
    screen,
    { title: "图片", dismissed: undefined },
    (answer) => [
      button("phone-second", "保存图片", () => answer("save")),
      launch && button("phone-second", "打开图中的小程序码", () => answer("open")),
      text !== undefined && launch === undefined
        ? element("p", "phone-faint", {}, `图中的码：${text}`)
        : undefined,
    ],
  );
  if (chosen === "save") savePicture({ bytes, type }, source, o.onSaved);
  if (chosen === "open" && launch !== undefined) {
    openPhone({ who: settings.openid, name: settings.openid, launch });
  }
}
