/** What a merchant asks for when he makes a transfer, in WeChat's own words. */
export interface TransferRequest {
  readonly appid: string;
  readonly out_bill_no: string;
  readonly transfer_scene_id: string;
  readonly openid: string;
  readonly transfer_amount: number;
  readonly transfer_remark: string;
  readonly user_recv_perception?: string;
  readonly transfer_scene_report_infos: readonly ReportInfo[];
}
export interface ReportInfo {
  readonly info_type: string;
  readonly info_content: string;
}

export interface PayRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The least that WeChat transfers: 0.1 yuan. */
export const TRANSFER_MIN_FEN = 10;

/** What each scene must report. A scene that is not listed must report something. */
const REPORTS_OF_SCENE: Readonly<Record<string, readonly string[]>> = {
  "1000": ["活动名称", "奖励说明"],
  "1005": ["岗位类型", "报酬说明"],
};

/** The fields of the interface, and of those what is not emulated. WeChat refuses any other. */
const FIELDS = new Set([
  "appid",
  "out_bill_no",
  "transfer_scene_id",
  "openid",
  "transfer_amount",
  "transfer_remark",
  "user_recv_perception",
  "transfer_scene_report_infos",
]);
const NOT_EMULATED = new Set(["user_name", "notify_url", "user_recv_style_type"]);

const paramError = (message: string): PayRefusal => ({ status: 400, code: "PARAM_ERROR", message });

/**
 * Reads the body of "发起转账".
 *
 * - Returns the request as it was sent, or the refusal that WeChat would give.
 * - Not emulated: the encrypted name that WeChat wants from 2,000 yuan up, and its notices.
 */
export function readTransferRequest(body: Buffer): TransferRequest | PayRefusal {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString("utf8"));
  } catch {
    return paramError("the body is not JSON");
  }
  if (!isFields(parsed)) return paramError("the body must be an object");
  for (const name of Object.keys(parsed)) {
    if (NOT_EMULATED.has(name)) return paramError(`not emulated: ${name}`);
    if (!FIELDS.has(name)) return paramError(`请求中含有未在API文档中定义的参数: ${name}`);
  }
  const wrong =
    wrongText(parsed, "appid", /^.{1,32}$/) ??
    wrongText(parsed, "out_bill_no", /^[0-9A-Za-z]{1,32}$/) ??
    wrongText(parsed, "transfer_scene_id", /^\d{1,36}$/) ??
    wrongText(parsed, "openid", /^[\w-]{1,64}$/) ??
    wrongText(parsed, "transfer_remark", /^.{1,32}$/su) ??
    (parsed.user_recv_perception === undefined
      ? undefined
      : wrongText(parsed, "user_recv_perception", /^.{1,32}$/su)) ??
    wrongAmount(parsed.transfer_amount) ??
    wrongReports(String(parsed.transfer_scene_id), parsed.transfer_scene_report_infos);
  return wrong ?? (parsed as object as TransferRequest);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongText(fields: Record<string, unknown>, name: string, form: RegExp) {
  const value = fields[name];
  if (typeof value === "string" && form.test(value)) return undefined;
  return paramError(`${name} must match ${form.source}`);
}

function wrongAmount(amount: unknown): PayRefusal | undefined {
  if (typeof amount !== "number" || !Number.isSafeInteger(amount)) {
    return paramError("transfer_amount must be a whole number of fen");
  }
  if (amount >= TRANSFER_MIN_FEN) return undefined;
  return {
    status: 400,
    code: "INVALID_REQUEST",
    message: "超过单笔转账上下限,核实产品设置是否准确",
  };
}

function wrongReports(scene: string, infos: unknown): PayRefusal | undefined {
  if (!Array.isArray(infos) || infos.length === 0) {
    return paramError("transfer_scene_report_infos must name what is paid for");
  }
  for (const info of infos) {
    const wrong = isFields(info)
      ? (wrongText(info, "info_type", /^.{1,15}$/u) ??
        wrongText(info, "info_content", /^.{1,32}$/u))
      : paramError("transfer_scene_report_infos must hold objects");
    if (wrong !== undefined) return wrong;
  }
  const wanted = REPORTS_OF_SCENE[scene] ?? infos.map((info) => info.info_type);
  const given = infos.map((info) => info.info_type);
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
