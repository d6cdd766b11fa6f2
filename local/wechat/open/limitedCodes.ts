import { drawText, wrongLook, type Parameters } from "./miniProgramCode.ts";
import { refused, type OpenAnswer, type OpenInterfaces } from "./openApiCall.ts";

/** `wxacode.get` and `wxacode.createQRCode` share so many codes, for the life of a mini program. Source: WeChat, "获取小程序码". */
export const CODES_MAX = 100_000;
const PATH_MAX = { "wxacode.get": 1_024, "wxacode.createQRCode": 128 } as const;
const KNOWN = ["path", "width", "auto_color", "line_color", "is_hyaline", "env_version"];

/** The codes of which there is a fixed number. The count begins anew with each start of the server. */
export function limitedCodes(codesMax = CODES_MAX): OpenInterfaces {
  let drawn = 0;

  async function draw(api: keyof typeof PATH_MAX, parameters: Parameters): Promise<OpenAnswer> {
    const unknown = [...parameters.keys()].find((name) => !KNOWN.includes(name));
    if (unknown !== undefined) return refused(40097, `not emulated: ${unknown}`);
    const path = parameters.get("path");
    if (typeof path !== "string" || path === "" || path.length > PATH_MAX[api]) {
      return refused(40159, "invalid length for path, or the data is not json string");
    }
    const wrong = wrongLook(parameters);
    if (wrong !== undefined) return wrong;
    if (drawn >= codesMax) return refused(45029, "qrcode count out of limit");
    drawn += 1;
    return { picture: await drawText(path, parameters), contentType: "image/png" };
  }

  return new Map([
    ["wxacode.get", (parameters) => draw("wxacode.get", parameters)],
    ["wxacode.createQRCode", (parameters) => draw("wxacode.createQRCode", parameters)],
  ]);
}
