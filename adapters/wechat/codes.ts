import type { CodePictures } from "#ports/codes.ts";

/** The page that a scanned code opens, without a leading slash, and how wide the picture is (280 to 1280 px). */
export interface CodeLook {
  readonly page: string;
  readonly widthPx?: number;
}

const WIDTH_PX = 430;

/**
 * Mini-program codes drawn by WeChat, over wx-server-sdk.
 *
 * The SDK is loaded at the first picture: it takes longer to load than all the rest of a function, and
 * most calls draw none. `checkPath: false` lets a code lead to a page that is not published yet.
 */
export function wechatCodePictures({ page, widthPx = WIDTH_PX }: CodeLook): CodePictures {
  let loading: Promise<typeof import("wx-server-sdk")> | undefined;
  const load = async () => {
    const sdk = await import("wx-server-sdk");
    // Bundled, the SDK is a CommonJS module behind `default`.
    const cloud = "default" in sdk ? (sdk.default as typeof sdk) : sdk;
    // An `object`, because the SDK's types leave out the one value that it recommends, a symbol.
    const config: object = { env: cloud.DYNAMIC_CURRENT_ENV };
    cloud.init(config);
    return cloud;
  };

  return {
    async picture(scene) {
      const cloud = await (loading ??= load());
      const reply: unknown = await cloud.openapi.wxacode.getUnlimited({
        ...{ scene, page, checkPath: false },
        width: widthPx,
      });
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
