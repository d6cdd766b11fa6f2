import { createHash } from "node:crypto";
import type { Bills, FetchedBill } from "#ports/bills.ts";
import { readFundBill, readTradeBill } from "#adapters/wechat/billsRows.ts";
import { BillError } from "#adapters/wechat/billsTable.ts";
import { payClient } from "#adapters/wechat/payClient.ts";
import { type MerchantSettings, required } from "#adapters/wechat/payKeys.ts";

const CALL_MS = 5_000;
/** A bill of 100,000 rows has some 25 MB. */
const DOWNLOAD_MS = 15_000;
const DOWNLOAD_BYTES_MAX = 64 * 1024 * 1024;
const DOWNLOAD_PATH = "v3/billdownload/file";

/**
 * Bills (账单) of WeChat Pay v3.
 *
 * - Settings: those of `wechatTransfers`.
 * - The file is not signed by WeChat, so it is believed for its SHA-1, which comes in a signed reply.
 * - Source: WeChat Pay, "申请交易账单", "申请资金账单", "下载账单" (pay.weixin.qq.com 4013071228 and those after it).
 */
export function wechatBills(settings: MerchantSettings): Bills {
  const client = payClient(settings);
  const fetched = async <Row>(
    path: string,
    params: Readonly<Record<string, string>>,
    read: (file: Buffer) => readonly Row[],
  ): Promise<FetchedBill<Row>> => {
    const { wechat } = await client();
    try {
      const { data } = await wechat.chain(path).get({ ...limits(CALL_MS), params });
      const asked = readAsked(data);
      // The address leads to WeChat's own host in any case: only the token of it is used.
      const file = await wechat.chain(DOWNLOAD_PATH).get({
        ...limits(DOWNLOAD_MS),
        ...{ params: { token: asked.token }, responseType: "arraybuffer" },
        ...{ headers: { "Accept-Encoding": "identity" }, maxContentLength: DOWNLOAD_BYTES_MAX },
      });
      if (!Buffer.isBuffer(file.data)) throw new BillError("the file is no file");
      const sha1 = createHash("sha1").update(file.data).digest("hex");
      if (sha1 !== asked.sha1) throw new BillError("the SHA-1 of the file is another one");
      return { answer: "bill", sha1, rows: read(file.data) };
    } catch (error) {
      return isNone(error) ? { answer: "none" } : { answer: "unclear", reason: reasonOf(error) };
    }
  };
  return {
    trade: (day) =>
      fetched("v3/bill/tradebill", { bill_date: day, bill_type: "ALL" }, (file) =>
        readTradeBill(file, required(settings, "WECHAT_PAY_MCHID")),
      ),
    fund: (account, day) =>
      fetched(
        "v3/bill/fundflowbill",
        { bill_date: day, account_type: account === "basic" ? "BASIC" : "OPERATION" },
        readFundBill,
      ),
  };
}

/** What "申请账单" answered: the token of the file's address and the SHA-1 that it must have. */
function readAsked(data: unknown): { readonly token: string; readonly sha1: string } {
  const fields = fieldsOf(data);
  const sha1 = String(fields.get("hash_value") ?? "").toLowerCase();
  const address = String(fields.get("download_url") ?? "");
  const url = URL.canParse(address) ? new URL(address) : null;
  const token = url?.searchParams.get("token") ?? "";
  const isSound =
    fields.get("hash_type") === "SHA1" &&
    /^[0-9a-f]{40}$/.test(sha1) &&
    url?.pathname.endsWith(`/${DOWNLOAD_PATH}`) === true &&
    token !== "";
  if (!isSound) throw new BillError("the reply names no file that can be checked");
  return { token, sha1 };
}

/** Only WeChat's own words say that nothing happened on a day: a proxy answers 400 too. */
function isNone(error: unknown): boolean {
  const { status, code } = replyOf(error);
  return status === 400 && code === "NO_STATEMENT_EXIST";
}

function reasonOf(error: unknown): string {
  const { status, code } = replyOf(error);
  const said = error instanceof Error ? error.message : String(error);
  return (status === null ? said : `HTTP ${status} ${String(code ?? said)}`).slice(0, 300);
}

function replyOf(error: unknown): { readonly status: unknown; readonly code: unknown } {
  const reply = error instanceof Error && "response" in error ? fieldsOf(error.response) : null;
  const code = fieldsOf(reply?.get("data")).get("code");
  return { status: reply?.get("status") ?? null, code };
}

const fieldsOf = (data: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof data === "object" && data !== null ? Object.entries(data) : []);

/** `timeout` ends a silent call, `signal` one that only trickles. */
const limits = (callMs: number) => ({
  ...{ timeout: callMs, maxRedirects: 0, proxy: false as const },
  signal: AbortSignal.timeout(callMs),
});
