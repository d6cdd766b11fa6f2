import type { DevKeys } from "./devKeys.ts";
import type { PayReply } from "./payRefusal.ts";

/** One call of WeChat Pay v3, its signature checked. */
export interface PayCall {
  readonly mchid: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly keys: DevKeys;
}

/** One interface of WeChat Pay v3. */
export interface PayRoute {
  readonly method: "GET" | "POST";
  /** As WeChat's documents write it: "v3/refund/domestic/refunds/{out_refund_no}". */
  readonly api: string;
  run(call: PayCall, parameter: string): Promise<PayReply> | PayReply;
}
