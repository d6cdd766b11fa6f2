import type * as z from "zod";
import { type Call, failure, type Failure, parsed, type Reply } from "#functions/shared/serve.ts";
import type { Result } from "#core/result.ts";
import type { Deps } from "#ports/deps.ts";

/** What cloudPay waits for: anything but 0 makes WeChat send the notice again. */
export type NoticeReply = { readonly errcode: number; readonly errmsg: string };

/**
 * A function that WeChat Pay calls besides its clients. The platform says who calls, so a client
 * that sends a notice reaches `serve` and is told that it knows no such action.
 */
export function withPayNotices<D extends Deps, S extends z.ZodType>(
  deps: D,
  serveClients: (event: unknown) => Promise<Reply>,
  schema: S,
  run: (deps: D, call: Call, notice: z.output<S>) => Promise<Result<unknown, Failure>>,
) {
  return async (event: unknown): Promise<Reply | NoticeReply> => {
    const caller = deps.caller();
    if (caller.door !== "wechat-pay") return serveClients(event);
    try {
      const call = { caller, nowMs: deps.nowMs() };
      const outcome = await parsed(schema, event, (notice) => run(deps, call, notice));
      if (outcome.ok) return { errcode: 0, errmsg: "" };
      deps.logError(failure(outcome.error));
      return { errcode: 1, errmsg: outcome.error.code };
    } catch (error) {
      deps.logError(error);
      return { errcode: 2, errmsg: "internal" };
    }
  };
}
