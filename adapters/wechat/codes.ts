import { callOpenApi } from "#adapters/wechat/openapi.ts";
import type { CodePictures } from "#ports/codes.ts";

/** The page that a scanned code opens, without a leading slash, and how wide the picture is (280 to 1280 px). */
export interface CodeLook {
  readonly page: string;
  readonly widthPx?: number;
}

const WIDTH_PX = 430;

/** Mini-program codes drawn by WeChat. `checkPath: false` lets a code lead to a page that is not published yet. */
export function wechatCodePictures({ page, widthPx = WIDTH_PX }: CodeLook): CodePictures {
  return {
    async picture(scene) {
      const reply = await callOpenApi(({ wxacode }) =>
        wxacode.getUnlimited({ ...{ scene, page, checkPath: false }, width: widthPx }),
      );
      return pictureOf(reply);
    },
  };
}

function pictureOf(reply: unknown): Uint8Array {
  if (typeof reply === "object" && reply !== null && "buffer" in reply) {
    if (reply.buffer instanceof Uint8Array) return reply.buffer;
  }
  throw new Error("WeChat drew no code");
}
