import { randomUUID } from "node:crypto";
import { badRequest, fieldsOf, onlyFields } from "../../control/fields.ts";
import type { Parameters } from "./miniProgramCode.ts";
import { isOpenid, refused, type OpenAnswer, type OpenInterfaces } from "./openApiCall.ts";

/** What WeChat's content check says of a text. Source: WeChat, "文本内容安全识别". */
export const PASS = { suggest: "pass", label: 100 } as const;
/** 20006: breaks the law. Which label a word deserves is WeChat's secret. */
export const RISKY = { suggest: "risky", label: 20_006 } as const;
const CONTENT_MAX = 2_500;
const IMAGE_BYTES_MAX = 1024 * 1024;
const WORDS_MAX = 1_000;
/** Text with one of these words is risky, until a developer names others. */
const WORDS: readonly string[] = ["违规", "赌博", "代开发票"];

/** The checks of texts and pictures by open interface. What is risky is a list of words that developers can change. */
export interface ContentChecks {
  readonly interfaces: OpenInterfaces;
  setWords(body: unknown): { readonly words: readonly string[] };
  words(): readonly string[];
}

export function createContentChecks(): ContentChecks {
  let words = WORDS;

  function checkText(parameters: Parameters): OpenAnswer {
    const { content, version, scene, openid } = Object.fromEntries(parameters);
    if (version === undefined) return refused(40097, "version 1 was closed: send version 2");
    if (typeof content !== "string" || content === "") return refused(44004, "empty content");
    if (content.length > CONTENT_MAX) return refused(45002, "content size out of limit");
    if (Number(version) !== 2 || ![1, 2, 3, 4].includes(Number(scene))) {
      return refused(40097, "invalid args");
    }
    if (!isOpenid(openid)) return refused(40003, "invalid openid");
    const found = words.filter((word) => content.includes(word));
    const result = found.length === 0 ? PASS : RISKY;
    return {
      fields: {
        ...{ errcode: 0, errmsg: "ok", result, trace_id: randomUUID() },
        detail: found.map((keyword) => ({
          ...{ strategy: "keyword", errcode: 0, keyword },
          ...RISKY,
        })),
      },
    };
  }

  /** No picture is looked at: one is risky when a risky word stands in its bytes, as in a comment of the file. */
  function checkImage(parameters: Parameters): OpenAnswer {
    const media = parameters.get("media");
    if (!Buffer.isBuffer(media) || media.length === 0) return refused(41005, "media data missing");
    if (media.length > IMAGE_BYTES_MAX) return refused(40006, "invalid media size");
    if (words.some((word) => media.includes(word))) return refused(87014, "risky content");
    return { fields: { errcode: 0, errmsg: "ok" } };
  }

  return {
    interfaces: new Map([
      ["security.msgSecCheck", async (parameters) => checkText(parameters)],
      ["security.imgSecCheck", async (parameters) => checkImage(parameters)],
    ]),
    setWords(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, ["words"], "risky words");
      const wanted = fields["words"];
      const isList = Array.isArray(wanted) && wanted.length <= WORDS_MAX;
      if (!isList || !wanted.every((word) => typeof word === "string" && word !== "")) {
        throw badRequest(`words must be a list of at most ${WORDS_MAX} texts`);
      }
      words = wanted as string[];
      return { words };
    },
    words: () => words,
  };
}
