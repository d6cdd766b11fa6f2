import {
  isFields,
  notEmulated,
  optional,
  readBody,
  text,
  wrongField,
  type BodyFields,
  type FieldRule,
} from "../v3/bodyFields.ts";
import { wrongNotifyUrl } from "../v3/notifyUrl.ts";
import { invalidRequest, isRefusal, paramError, type PayRefusal } from "../v3/payRefusal.ts";

/** WeChat says how long one may be and not of what it is made; a made-up user may have any name. */
const OPENID = /^[^\p{C}]{1,64}$/u;

/** What a merchant asks for when he makes a transfer, in WeChat's own words. */
export interface TransferRequest {
  readonly appid: string;
  readonly out_bill_no: string;
  readonly transfer_scene_id: string;
  readonly openid: string;
  readonly transfer_amount: number;
  readonly transfer_remark: string;
  /** The receiver's name, deciphered: each call enciphers it anew. */
  readonly user_name?: string;
  readonly notify_url?: string;
  readonly user_recv_perception?: string;
  readonly transfer_scene_report_infos: readonly ReportInfo[];
}
export interface ReportInfo {
  readonly info_type: string;
  readonly info_content: string;
}

/** What a merchant may transfer. WeChat sets such limits for each merchant, so they are settings. */
export interface TransferLimits {
  readonly minFen: number;
  readonly maxFen: number | null;
  /** From this amount on the receiver's name must be given. */
  readonly nameFromFen: number;
  /** Below this amount it must not. */
  readonly nameBelowFen: number;
}

export const TRANSFER_LIMITS: TransferLimits = {
  ...{ minFen: 10, maxFen: null, nameFromFen: 200_000, nameBelowFen: 30 },
};

/** What each scene must report. A scene that is not listed must report something. */
const REPORTS_OF_SCENE: Readonly<Record<string, readonly string[]>> = {
  "1000": ["活动名称", "奖励说明"],
  "1002": ["补贴类型"],
  "1004": ["保险产品备案编号", "保险名称", "保险操作单号"],
  "1005": ["岗位类型", "报酬说明"],
  "1009": ["采购商品名称"],
  "1010": ["回收商品名称"],
  "1011": ["赔付原因"],
  "1013": ["公益活动名称", "公益活动备案编号"],
};

const RULES: ReadonlyMap<string, FieldRule> = new Map([
  ["appid", text(/^.{1,32}$/)],
  ["out_bill_no", text(/^[0-9A-Za-z]{1,32}$/)],
  ["transfer_scene_id", text(/^\d{1,36}$/)],
  ["openid", text(OPENID)],
  ["user_name", optional(text(/^[0-9A-Za-z+/=]{1,1024}$/))],
  ["transfer_amount", wholeAmount],
  ["transfer_remark", text(/^.{1,32}$/su)],
  ["notify_url", optional(wrongNotifyUrl)],
  ["user_recv_perception", optional(text(/^.{1,32}$/su))],
  ["user_recv_style_type", notEmulated],
  ["transfer_scene_report_infos", reportList],
]);
const REPORT_RULES: ReadonlyMap<string, FieldRule> = new Map([
  ["info_type", text(/^.{1,15}$/u)],
  ["info_content", text(/^.{1,32}$/u)],
]);

/**
 * Reads the body of "发起转账".
 *
 * - `decipher`: the text of an enciphered field, or undefined when it was enciphered for somebody else.
 * - Returns the request, its name deciphered, or the refusal that WeChat would give.
 */
export function readTransferRequest(
  body: Buffer,
  { limits, decipher }: { limits: TransferLimits; decipher: (text: string) => string | undefined },
): TransferRequest | PayRefusal {
  const read = readBody(body);
  if (isRefusal(read)) return read;
  const { fields } = read;
  const wrong =
    wrongField(fields, RULES) ??
    wrongAmount(Number(fields["transfer_amount"]), limits) ??
    wrongReports(String(fields["transfer_scene_id"]), fields["transfer_scene_report_infos"]);
  if (wrong !== undefined) return wrong;
  const request = fields as object as TransferRequest;
  const nameless = wrongNaming(request, limits);
  if (nameless !== undefined || request.user_name === undefined) return nameless ?? request;
  const name = decipher(request.user_name);
  if (name === undefined || name === "") {
    return paramError("user_name cannot be deciphered with the key that Wechatpay-Serial names");
  }
  return { ...request, user_name: name };
}

function wholeAmount(amount: unknown): PayRefusal | undefined {
  if (typeof amount === "number" && Number.isSafeInteger(amount)) return undefined;
  return paramError("transfer_amount must be a whole number of fen");
}

function wrongAmount(fen: number, { minFen, maxFen }: TransferLimits): PayRefusal | undefined {
  const isWithin = fen >= minFen && (maxFen === null || fen <= maxFen);
  return isWithin ? undefined : invalidRequest("超过单笔转账上下限,核实产品设置是否准确");
}

function wrongNaming(request: TransferRequest, limits: TransferLimits): PayRefusal | undefined {
  const { transfer_amount: fen, user_name: name } = request;
  if (name === undefined && fen >= limits.nameFromFen) {
    return paramError(`user_name must be given from ${limits.nameFromFen} fen on`);
  }
  if (name !== undefined && fen < limits.nameBelowFen) {
    return paramError(`user_name must not be given below ${limits.nameBelowFen} fen`);
  }
  return undefined;
}

function reportList(infos: unknown, name: string): PayRefusal | undefined {
  if (!Array.isArray(infos) || infos.length === 0) {
    return paramError(`${name} must name what is paid for`);
  }
  for (const info of infos) {
    const wrong = isFields(info)
      ? wrongField(info, REPORT_RULES, `${name}.`)
      : paramError(`${name} must hold objects`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongReports(scene: string, infos: unknown): PayRefusal | undefined {
  const given = (infos as readonly BodyFields[]).map((info) => info["info_type"]);
  const wanted = REPORTS_OF_SCENE[scene] ?? given;
  if (given.length === wanted.length && wanted.every((type) => given.includes(type))) {
    return undefined;
  }
  return paramError(`transfer_scene_report_infos of scene ${scene} must be ${wanted.join(", ")}`);
}

/** Whether two requests ask for the same transfer: WeChat compares all that was sent. */
export function sameRequest(a: TransferRequest, b: TransferRequest): boolean {
  return canonical(a) === canonical(b);
}

function canonical(request: TransferRequest): string {
  const infos = request.transfer_scene_report_infos.map((info) => [
    info.info_type,
    info.info_content,
  ]);
  const fields = Object.entries({ ...request, transfer_scene_report_infos: infos });
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
