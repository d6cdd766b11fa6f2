import type { Clock } from "../../clock.ts";

/** Parameters of an open interface, by name, as they were sent. */
export type Parameters = ReadonlyMap<string, unknown>;
/** WeChat's refusal: `errcode` is what programs look at. */
export interface WechatRefusal {
  readonly errcode: number;
  readonly errmsg: string;
}

/** Digits, letters, and what WeChat allows besides; no `%`, so other text must be written otherwise. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const WIDTH_MIN_PX = 280;
const WIDTH_MAX_PX = 1_280;
const WIDTH_PX = 430;
export const CODES_A_MINUTE_MAX = 5_000;

const KNOWN = new Set([
  "scene",
  "page",
  "check_path",
  "env_version",
  "width",
  "auto_color",
  "line_color",
  "is_hyaline",
]);

/**
 * `wxacode.getUnlimited`: draws the code of a scene.
 *
 * The picture is a QR code that says the scene, where WeChat draws a round mini-program code: any
 * scanner can read it. No page is ever published here, so a page passes only with `check_path: false`.
 *
 * - Errors: 40169 scene, 41030 page, 40097 any other parameter, 45009 more than 5,000 in a minute of the clock.
 * - Source: WeChat, "获取不限制的小程序码".
 */
export function createCodeMaker(
  clock: Clock,
  draw: (parameters: Parameters) => Promise<Buffer> = drawCode,
): (parameters: Parameters) => Promise<Buffer | WechatRefusal> {
  let minute = -1;
  let drawn = 0;

  return async (parameters) => {
    const refusal = refusalOf(parameters);
    if (refusal !== undefined) return refusal;
    const nowMs = clock.nowMs();
    const thisMinute = nowMs - (nowMs % 60_000);
    if (minute !== thisMinute) [minute, drawn] = [thisMinute, 0];
    if (drawn >= CODES_A_MINUTE_MAX)
      return { errcode: 45009, errmsg: "reach max api minute quota" };
    drawn += 1;
    return draw(parameters);
  };
}

function drawCode(parameters: Parameters): Promise<Buffer> {
  return drawText(String(parameters.get("scene")), parameters);
}

/** Draws what was found in order. The drawing library is loaded at the first code. */
export async function drawText(text: string, parameters: Parameters): Promise<Buffer> {
  const { toBuffer } = await import("qrcode");
  const line = parameters.get("line_color");
  return toBuffer(text, {
    width: Number(parameters.get("width") ?? WIDTH_PX),
    margin: 2,
    color: {
      dark: isColor(line) && parameters.get("auto_color") !== true ? hex(line) : "#000000ff",
      light: parameters.get("is_hyaline") === true ? "#ffffff00" : "#ffffffff",
    },
  });
}

function refusalOf(parameters: Parameters): WechatRefusal | undefined {
  for (const name of parameters.keys()) {
    if (!KNOWN.has(name)) return { errcode: 40097, errmsg: `not emulated: ${name}` };
  }
  const { scene, page, check_path } = Object.fromEntries(parameters);
  if (typeof scene !== "string" || !SCENE.test(scene)) {
    return { errcode: 40169, errmsg: "invalid length for scene, or the data is not json string" };
  }
  if (page !== undefined && page !== "" && (!isPage(page) || check_path !== false)) {
    return { errcode: 41030, errmsg: "invalid page" };
  }
  return wrongLook(parameters);
}

/** What is wrong with the parameters that all codes have. */
export function wrongLook(parameters: Parameters): WechatRefusal | undefined {
  const { check_path, env_version, width, auto_color, line_color, is_hyaline } =
    Object.fromEntries(parameters);
  const wrong =
    (width !== undefined && !(isWhole(width) && width >= WIDTH_MIN_PX && width <= WIDTH_MAX_PX)) ||
    !["release", "trial", "develop", "undefined"].includes(String(env_version)) ||
    [check_path, auto_color, is_hyaline].some(
      (flag) => !["boolean", "undefined"].includes(typeof flag),
    ) ||
    (line_color !== undefined && !isColor(line_color));
  return wrong ? { errcode: 40097, errmsg: "invalid args" } : undefined;
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);
const isPage = (page: unknown): boolean => typeof page === "string" && /^[\w-][\w/-]*$/.test(page);

interface Color {
  readonly r: number | string;
  readonly g: number | string;
  readonly b: number | string;
}
const isShade = (shade: unknown): boolean =>
  /^\d{1,3}$/.test(String(shade)) && Number(shade) <= 255;
function isColor(color: unknown): color is Color {
  if (typeof color !== "object" || color === null) return false;
  return "r" in color && "g" in color && "b" in color && [color.r, color.g, color.b].every(isShade);
}
function hex({ r, g, b }: Color): string {
  return `#${[r, g, b].map((shade) => Number(shade).toString(16).padStart(2, "0")).join("")}ff`;
}
