import type { PhoneScreen } from "../phone.ts";
import { writeAddress } from "../pageAddress.ts";
import { Failure, type Run } from "./answer.ts";
import { launchByCode, launchByText, type DrawnCode } from "./codeLink.ts";
import { itemsOf, type Control } from "./control.ts";
import { button, element } from "./element.ts";
import { sheet } from "./layer.ts";

const CODES_SHOWN = 8;
const PICTURE_PX_MAX = 1_600;

/** `wx.scanCode`: by a text or link, a picture of a code, or one of the codes that were drawn last. */
export function scanCode(o: { screen: PhoneScreen; control: Control }): Run {
  return async () => {
    const drawn = await drawnCodes(o.control);
    const text = await sheet<string | undefined>(
      o.screen,
      { title: "扫一扫", dismissed: undefined },
      (answer) => scanSheet(drawn, answer),
    );
    if (text === undefined) throw new Failure("cancel");
    const launch = launchByText(text, drawn);
    if (launch === undefined) {
      return {
        result: text,
        scanType: "QR_CODE",
        charSet: "utf-8",
        path: "",
        rawData: btoaOf(text),
      };
    }
    const path = writeAddress(launch.path, launch.query);
    return { result: "", scanType: "WX_CODE", charSet: "utf-8", path, rawData: btoaOf(text) };
  };
}

/** The codes that WeChat's stand-in drew last, the newest first. */
export async function drawnCodes(control: Control): Promise<readonly DrawnCode[]> {
  return itemsOf(await control.get("wechat/codes"), "codes");
}

function scanSheet(
  drawn: readonly DrawnCode[],
  answer: (text: string) => void,
): readonly (HTMLElement | undefined)[] {
  const input = element("input", "", {
    placeholder: "粘贴码里的链接或文字",
    ariaLabel: "码里的文字",
  });
  const take = () => {
    if (input.value.trim() !== "") answer(input.value.trim());
  };
  const problem = element("p", "phone-red", { role: "alert" });
  const picture = element("input", "", { type: "file", accept: "image/*", hidden: true });
  picture.onchange = () => {
    const [file] = picture.files ?? [];
    if (file === undefined) return;
    textIn(file).then(
      (text) => (text === undefined ? problem.append("图片里没有找到码。") : answer(text)),
      () => problem.append("这个文件打不开。"),
    );
  };
  const rows = drawn.slice(0, CODES_SHOWN).map((code) => {
    const { path, query } = launchByCode(code);
    const where = element("small", "", {}, writeAddress(path, query));
    const text = code.scene ?? code.path ?? "";
    const choose = button("", text, () => answer(text));
    choose.append(where);
    return element("li", "", {}, choose);
  });
  return [
    input,
    button("phone-main", "确定", take),
    button("phone-second", "从相册选一张图", () => picture.click()),
    picture,
    problem,
    rows.length === 0 ? undefined : element("p", "phone-faint", {}, "最近生成的小程序码"),
    rows.length === 0 ? undefined : element("ul", "phone-rows", {}, ...rows),
  ];
}

/** The text of the code in a picture. The reader is loaded at the first picture. */
export async function textIn(picture: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, PICTURE_PX_MAX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  const { default: read } = await import("jsqr");
  return read(data, width, height)?.data;
}

/** Base64 of a text in UTF-8. */
function btoaOf(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
