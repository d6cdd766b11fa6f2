import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { refused, type OpenAnswer, type OpenInterfaces } from "./openApiCall.ts";
import type { Parameters, WechatRefusal } from "./miniProgramCode.ts";
import { createQuota, DAY_MS, SECOND_MS } from "./quota.ts";

/** Schemes and URL links share these. */
const LINKS_A_DAY = 500_000;
const LINKS_A_SECOND = 100;
const SHORT_LINKS_A_DAY = 1_000_000;
const PERMANENT_SHORT_LINKS_MAX = 100_000;
const LIFE_DAYS_MAX = 30;
const LIFE_MS_MIN = 60_000;
const TEXT_MAX = 1_024;
const TITLE_SHOWN_MAX = 20;

const QUERY = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{0,1024}$/;
const EXPIRY = ["is_expire", "expire_type", "expire_time", "expire_interval"];
const KNOWN = {
  scheme: ["jump_wxa", ...EXPIRY],
  link: ["path", "query", "env_version", ...EXPIRY],
  short: ["page_url", "page_title", "is_permanent"],
} as const;

type Limits = { readonly [name in "linksADay" | "shortLinksADay" | "permanentMax"]?: number };

/**
 * Links that open the mini program from outside: `urlscheme.generate`, `urllink.generate`, `shortlink.generate`. They
 * lead nowhere, and no page is ever published here, so that a path is only looked at for its form.
 *
 * - Errors: 40165 path, 40212 query, 85402 version, 85401 expiry (a minute to 30 days), 44990 more than 100 in a second,
 *   45009 the day's number, 40066 and 40225 a short link's page and title, 85400 too many permanent ones, 40097 others.
 * - Source: WeChat, "获取加密scheme码", "获取加密URLLink", "获取ShortLink".
 */
export function createLinks(clock: Clock, limits: Limits = {}): OpenInterfaces {
  const { linksADay = LINKS_A_DAY, shortLinksADay = SHORT_LINKS_A_DAY } = limits;
  const { permanentMax = PERMANENT_SHORT_LINKS_MAX } = limits;
  const takeOfSecond = createQuota(clock, { max: LINKS_A_SECOND, everyMs: SECOND_MS });
  const takeOfDay = createQuota(clock, { max: linksADay, everyMs: DAY_MS });
  const takeShortOfDay = createQuota(clock, { max: shortLinksADay, everyMs: DAY_MS });
  let permanent = 0;

  /** A link to what was found in order. */
  function linkTo(
    target: Parameters,
    parameters: Parameters,
    link: () => Record<string, string>,
  ): OpenAnswer {
    const wrong = wrongTarget(target) ?? wrongExpiry(parameters, clock.nowMs());
    if (wrong !== undefined) return wrong;
    if (!takeOfSecond()) return refused(44990, "too many links in a second");
    if (!takeOfDay()) return refused(45009, "reach max api daily quota");
    return { fields: { errcode: 0, errmsg: "ok", ...link() } };
  }

  function shortLink(parameters: Parameters): OpenAnswer {
    const { page_url, page_title = "", is_permanent = false } = Object.fromEntries(parameters);
    const isPage = typeof page_url === "string" && page_url !== "" && page_url.length <= TEXT_MAX;
    if (!isPage) return refused(40066, "invalid url");
    if (typeof page_title !== "string") return refused(40225, "invalid page title");
    if (typeof is_permanent !== "boolean") return refused(40097, "invalid args");
    if (is_permanent && permanent >= permanentMax) return refused(85400, "too many short links");
    if (!takeShortOfDay()) return refused(45009, "reach max api daily quota");
    if (is_permanent) permanent += 1;
    const isLong = page_title.length > TITLE_SHOWN_MAX;
    const title = isLong ? `${page_title.slice(0, TITLE_SHOWN_MAX)}...` : page_title;
    return { fields: { errcode: 0, errmsg: "ok", link: `#小程序://${title}/${token()}` } };
  }

  return new Map([
    only("urlscheme.generate", KNOWN.scheme, (parameters) => {
      const target = targetOf(parameters.get("jump_wxa"));
      const openlink = () => ({ openlink: `weixin://dl/business/?t=${token()}` });
      return target === undefined
        ? refused(40097, "jump_wxa is missing")
        : linkTo(target, parameters, openlink);
    }),
    only("urllink.generate", KNOWN.link, (parameters) =>
      linkTo(parameters, parameters, () => ({ url_link: `https://wxaurl.cn/${token()}` })),
    ),
    only("shortlink.generate", KNOWN.short, shortLink),
  ]);
}

const token = (): string => randomBytes(9).toString("base64url");

/** An interface that refuses by name what it does not know. */
function only(
  api: string,
  known: readonly string[],
  run: (parameters: Parameters) => OpenAnswer,
): [string, (parameters: Parameters) => Promise<OpenAnswer>] {
  return [
    api,
    async (parameters) => {
      const unknown = [...parameters.keys()].find((name) => !known.includes(name));
      return unknown === undefined ? run(parameters) : refused(40097, `not emulated: ${unknown}`);
    },
  ];
}

/** Without any fields a scheme opens the home page. */
function targetOf(value: unknown): Parameters | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

function wrongTarget(target: Parameters): WechatRefusal | undefined {
  const { path = "", query = "", env_version = "release" } = Object.fromEntries(target);
  const isPath = typeof path === "string" && /^[^?]*$/.test(path) && path.length <= TEXT_MAX;
  if (!isPath) return refused(40165, "invalid weapp pagepath");
  if (typeof query !== "string" || !QUERY.test(query)) return refused(40212, "invalid query");
  if (["release", "trial", "develop"].includes(String(env_version))) return undefined;
  return refused(85402, "invalid env_version");
}

/** Without a word of it a link holds for 30 days. */
function wrongExpiry(parameters: Parameters, nowMs: number): WechatRefusal | undefined {
  const { expire_type = 0, expire_time, expire_interval } = Object.fromEntries(parameters);
  const names = EXPIRY.slice(1);
  if (names.every((name) => !parameters.has(name))) return undefined;
  const life = expire_type === 0 ? Number(expire_time) * 1_000 - nowMs : daysMs(expire_interval);
  const isKnown = expire_type === 0 || expire_type === 1;
  if (isKnown && life >= LIFE_MS_MIN && life <= LIFE_DAYS_MAX * DAY_MS) return undefined;
  return refused(85401, "time limit between 1min and 30days");
}

const daysMs = (days: unknown): number => (Number.isInteger(days) ? Number(days) * DAY_MS : NaN);
