import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { PayBook } from "../trade/payBook.ts";
import type { Bill } from "../transfer/transferBill.ts";
import { invalidRequest, isRefusal, refuse, type PayReply } from "../v3/payRefusal.ts";
import { billBookOf } from "./billBook.ts";
import { readBillRequest, noStatement, type BillRequest } from "./billRequest.ts";
import { fundBill } from "./fundBill.ts";
import { tradeBill } from "./tradeBill.ts";

/** An address of a file is good for five minutes. */
const ADDRESS_MS = 5 * 60_000;
export const DOWNLOAD_PATH = "v3/billdownload/file";

/** What a bill is made of, and by whom it is asked for. */
export interface BillAsk {
  readonly mchid: string;
  readonly nowMs: number;
  /** Signs addresses. */
  readonly secret: string;
  /** Where WeChat Pay is reached, such as "http://127.0.0.1:1234/wechatpay/". */
  readonly baseUrl: string;
  readonly book: PayBook;
  readonly bills: readonly Bill[];
}

/** 申请交易账单, 申请资金账单: the address of the file, and its SHA1 for checking. */
export function askForBill(
  ask: BillAsk,
  kind: "trade" | "fundflow",
  query: URLSearchParams,
): PayReply {
  const request = readBillRequest(kind, query, ask.nowMs);
  if (isRefusal(request)) return refuse(request);
  const text = textOf(ask, request, ask.nowMs);
  if (text === undefined) return refuse(noStatement());
  const token = sealed({ ...request, mchid: ask.mchid, madeAtMs: ask.nowMs }, ask.secret);
  return {
    status: 200,
    json: {
      hash_type: "SHA1",
      // Of the text, also where it is sent compressed.
      hash_value: createHash("sha1").update(text).digest("hex"),
      download_url: `${ask.baseUrl}${DOWNLOAD_PATH}?token=${token}`,
    },
  };
}

/** 下载账单: the file itself. Only the merchant who asked for the address may use it. */
export function downloadBill(ask: BillAsk, query: URLSearchParams): PayReply {
  const asked = opened(query.get("token") ?? "", ask.secret);
  const isOpen = asked !== undefined && ask.nowMs <= asked.madeAtMs + ADDRESS_MS;
  if (!isOpen) return refuse(invalidRequest("账单下载地址无效或已过期,请重新申请账单"));
  if (asked.mchid !== ask.mchid) {
    return refuse({ status: 403, code: "NO_AUTH", message: "商户与申请账单的商户不一致" });
  }
  const text = textOf(ask, asked, asked.madeAtMs);
  if (text === undefined) return refuse(noStatement());
  return {
    ...{ status: 200, contentType: asked.gzip ? "application/x-gzip" : "text/plain" },
    file: asked.gzip ? gzipSync(text) : Buffer.from(text),
  };
}

function textOf(ask: BillAsk, request: BillRequest, madeAtMs: number): string | undefined {
  const book = billBookOf(ask.book, ask.mchid, request.date);
  if (request.kind === "trade") return tradeBill(book, ask.mchid, request, madeAtMs);
  return fundBill({ book, bills: ask.bills }, ask.mchid, request);
}

type Sealed = BillRequest & { readonly mchid: string; readonly madeAtMs: number };

const sealOf = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest();

function sealed(request: Sealed, secret: string): string {
  const text = Buffer.from(JSON.stringify(request)).toString("base64url");
  return `${text}.${sealOf(text, secret).toString("base64url")}`;
}

function opened(token: string, secret: string): Sealed | undefined {
  const [text = "", seal = ""] = token.split(".");
  const given = Buffer.from(seal, "base64url");
  const wanted = sealOf(text, secret);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Sealed;
}
