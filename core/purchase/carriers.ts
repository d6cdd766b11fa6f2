/**
 * The carriers that parcels go with: WeChat's code of each, and its name for people.
 *
 * - Source: the codes that WeChat's logistics and several aggregators share; docs/domain/purchase.md, "Carriers".
 */
export const CARRIERS = {
  SF: "顺丰速运",
  ZTO: "中通快递",
  YTO: "圆通速递",
  STO: "申通快递",
  YD: "韵达速递",
  JTSD: "极兔速递",
  JD: "京东物流",
  EMS: "邮政 EMS",
  YZPY: "邮政快递包裹",
  DBL: "德邦快递",
  UC: "优速快递",
  ZJS: "宅急送",
  KYSY: "跨越速运",
  ANE: "安能物流",
} as const satisfies Readonly<Record<string, string>>;
export type Carrier = keyof typeof CARRIERS;

/** For a form: each code with its name. */
export const CARRIER_CHOICES: readonly { readonly code: string; readonly name: string }[] =
  Object.entries(CARRIERS).map(([code, name]) => ({ code, name }));

export const isCarrier = (code: string): code is Carrier => Object.hasOwn(CARRIERS, code);

/** A name as people shorten and vary it: "顺丰", "圆通快递"; not "中通快运", which is another house. */
const BRAND = 2;
const ENDING = /^(?:快递|速递|速运|物流)?$/;

/** The code of the carrier that people mean by a code or a name; null where it is none, or may be several. */
export function carrierMeant(typed: string): Carrier | null {
  const text = typed.replace(/\s/g, "");
  const code = text.toUpperCase();
  if (isCarrier(code)) return code;
  const all = CARRIER_CHOICES.map((one) => ({ ...one, name: one.name.replace(/\s/g, "") }));
  const named = all.find(({ name }) => name === text);
  const alike = all.filter(({ name }) => name.slice(0, BRAND) === text.slice(0, BRAND));
  const [only, ...others] = ENDING.test(text.slice(BRAND)) ? alike : [];
  const found = named ?? (others.length === 0 ? only : undefined);
  return found !== undefined && isCarrier(found.code) ? found.code : null;
}

/** A carrier's name; a code that is none of ours stays as it is. */
export const carrierName = (code: string): string => (isCarrier(code) ? CARRIERS[code] : code);

/** What a tracking number looks like with every carrier: 6 to 30 letters, digits or hyphens. */
export const TRACKING_NUMBER = /^[0-9A-Za-z-]{6,30}$/;
