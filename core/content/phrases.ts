import { squeezed } from "#core/content/squeezed.ts";
import { PROMISES } from "#core/plan/lint/slogans.ts";
import { err, ok, type Result } from "#core/result.ts";

/** Why a phrase is refused. */
export type PhraseKind = "promise" | "medical" | "absolute" | "official" | "lure" | "contact";

/** What is said of each kind, within a sentence. */
const WHY: Readonly<Record<PhraseKind, string>> = {
  promise: "不能承诺收益或号召发展人员",
  medical: "不能说能治病、防病，也不能用医疗用语",
  absolute: "不能用绝对化用语",
  official: "不能冒充官方，或借国家机关、微信的名义",
  lure: "不能用奖励诱导转发、集赞、关注",
  contact: "不能留电话、网址或其他联系方式",
};

type Rule = { readonly kind: PhraseKind; readonly patterns: readonly RegExp[] };

/** What no text of the brand may say. Looked for in letters and digits alone, so that a dot hides nothing. */
const IN_COPY: readonly Rule[] = [
  { kind: "promise", patterns: PROMISES },
  {
    kind: "medical",
    patterns: [
      /治疗|治愈|根治|疗效|药效|疗程|偏方|秘方|处方|药到病除|包治/,
      /(?:预防|抗|防|治|抑制|降低|改善|缓解)(?:癌|肿瘤|高?血压|高?血糖|高?血脂|三高|糖尿病|心脏病|痛风|便秘|失眠|炎症)/,
      /降(?:血)?[压糖脂]|降三高|消炎|杀菌|抗病毒|排毒|解毒|增强免疫力?|提高免疫力?|抗衰老/,
      /(?:医生|专家|医院)推荐|替代药物?/,
    ],
  },
  {
    kind: "absolute",
    patterns: [
      /国家级|世界级|最高级|顶级|极品|第一品牌|独一无二|绝无仅有|史无前例|全网最低|最低价/,
      // Advice on how and when to use something is no praise of it.
      /最佳(?!(?:的)?(?:赏味|饮用|品饮|冲泡|口感|水温|时间|保存|食用))/,
      /(?:全国|全球|世界|全网|行业|销量|中国)第一|百分之?百有效|100有效|永不反弹/,
    ],
  },
  {
    kind: "official",
    patterns: [
      /官方(?:认证|推荐|授权|指定)|微信(?:官方|认证|推荐|授权)|腾讯(?:官方|认证|推荐|授权)/,
      /(?:国家|政府|国务院|领导人?|军队|部委)(?:认证|认可|推荐|指定|特供|专供|免检)|国宴专供|免检产品/,
    ],
  },
  {
    kind: "lure",
    patterns: [
      /(?:转发|分享|集赞|点赞|关注)(?:后|即|就|可)?(?:领|送|抽奖|有奖|免单|返现)|不转不是/,
    ],
  },
];

/** What a promoter's own page may not be called besides: nobody shall take it for the brand's, or be led elsewhere. */
const ON_OWN_PAGES: readonly Rule[] = [
  {
    kind: "official",
    patterns: [
      /官方|官网|旗舰|总店|总部|总代|直营|专卖|授权|认证|特许|指定|客服|售后/,
      /微信|wechat|weixin|腾讯|tencent|国家|政府|消协|市场监管|12315/,
    ],
  },
  {
    kind: "contact",
    patterns: [
      /加(?:我|微|薇|威|卫|v(?![a-z])|vx|q(?![a-z])|群)|[微薇威]信号?|v信|vx|wx(?![a-z])|qq|扣扣/,
      /电话|手机号|热线|联系方式|私聊|私信/,
      /(?:86)?1[3-9]\d{9}|[0-9零〇一二三四五六七八九幺]{11}/,
    ],
  },
];
/** Looked for in the text as it stands: here the dots and hyphens count. */
const ADDRESSES: readonly RegExp[] = [
  /https?:|www\.|[a-z0-9-]+ ?\.(?:com|cn|net|org|top|xyz|shop|vip|cc|io|me|link|club|store|site)(?![a-z])/i,
  /(?:\d[ -]{0,2}){7,}/,
];

/** Marks upon letters and signs without a width: between letters of an address they hide it from a list, not from a reader. */
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/** What to write instead, by kind. */
const INSTEAD: Readonly<Record<PhraseKind, string>> = {
  promise: "写事实，不写收入：例如「好友购买成功后可获佣金，金额以订单为准」",
  medical: "写风味、产地、工艺和用法：例如「明前采摘，清香回甘」",
  absolute: "换成能核实的事实：例如「2026 年春茶」「手工炒制」",
  official: "写品牌自己的名字；有证书的，写证书名称和编号",
  lure: "介绍商品或活动本身，不用奖励换转发、点赞、关注",
  contact: "去掉联系方式，请顾客在商城里联系客服",
};

/** A text says what it may not; `phrases`: as they stand in it, at most `PHRASES_MAX`. */
export type PhraseForbidden = {
  readonly code: "phrase_forbidden";
  readonly field: string;
  readonly phrases: readonly string[];
  /** Why, in words. */
  readonly why: string;
};
const PHRASES_MAX = 5;

type Found = { readonly kind: PhraseKind; readonly phrase: string };

/**
 * Whether the brand may say this.
 *
 * - A list finds the usual, not the clever: what passes is not therefore lawful.
 * - Source: docs/domain/content.md, "Words that are refused".
 */
export const checkCopy = (field: string, text: string): Result<null, PhraseForbidden> =>
  judged(field, foundIn(text, IN_COPY));

/**
 * Whether a promoter may call his page so, or say this on it.
 *
 * - `brandName`: nobody may call himself just that.
 */
export function checkOwnWords(
  field: string,
  text: string,
  brandName: string,
): Result<null, PhraseForbidden> {
  const found = foundIn(text, [...IN_COPY, ...ON_OWN_PAGES]);
  const plain = text.normalize("NFKC").replace(UNSEEN, "").replace(/。/g, ".");
  const addresses = ADDRESSES.flatMap((pattern) => pattern.exec(plain)?.[0] ?? []);
  const { letters } = squeezed(text);
  const isBrand = letters !== "" && letters === squeezed(brandName).letters;
  return judged(field, [
    ...found,
    ...addresses.map((phrase): Found => ({ kind: "contact", phrase: phrase.trim() })),
    ...(isBrand ? [{ kind: "official" as const, phrase: text }] : []),
  ]);
}

/** A phrase that the brand may not write, as it stands in the text, why, and what to write instead. */
export type CopyFinding = {
  readonly phrase: string;
  readonly kind: PhraseKind;
  readonly why: string;
  readonly instead: string;
};

/** All that `checkCopy` would refuse in a text, each phrase once: what an editor shows while somebody writes. */
export function copyFindings(text: string): readonly CopyFinding[] {
  const byPhrase = new Map(foundIn(text, IN_COPY).map(({ kind, phrase }) => [phrase, kind]));
  return [...byPhrase]
    .slice(0, FINDINGS_MAX)
    .map(([phrase, kind]) => ({ phrase, kind, why: WHY[kind], instead: INSTEAD[kind] }));
}
const FINDINGS_MAX = 20;

function foundIn(text: string, rules: readonly Rule[]): readonly Found[] {
  const { letters, original } = squeezed(text);
  return rules.flatMap(({ kind, patterns }) =>
    patterns.flatMap((pattern) => {
      const match = pattern.exec(letters);
      return match ? [{ kind, phrase: original(match.index, match[0].length) }] : [];
    }),
  );
}

function judged(field: string, found: readonly Found[]): Result<null, PhraseForbidden> {
  if (found.length === 0) return ok(null);
  const phrases = [...new Set(found.map(({ phrase }) => phrase))].slice(0, PHRASES_MAX);
  const kinds = new Set(found.map(({ kind }) => kind));
  const why = [...kinds].map((kind) => WHY[kind]).join("；");
  return err({ code: "phrase_forbidden", field, phrases, why });
}
