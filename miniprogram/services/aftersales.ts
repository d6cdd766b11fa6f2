import type {
  AskRequest,
  OneRequest,
  OptionsReply,
  SendBackRequest,
} from "../../contracts/aftersales.ts";
import type { AfterSalesShown } from "../../core/purchase/afterSalesShown.ts";
import { call } from "./call";

type Sent<R> = Omit<R, "action">;

export const options = (orderId: string): Promise<OptionsReply> =>
  call("aftersales", "options", { orderId });
export const ask = (request: Sent<AskRequest>): Promise<AfterSalesShown> =>
  call("aftersales", "ask", request);
export const show = (one: OneRequest): Promise<AfterSalesShown> => call("aftersales", "show", one);
export const withdraw = (one: OneRequest): Promise<AfterSalesShown> =>
  call("aftersales", "withdraw", one);
export const confirmExchange = (one: OneRequest): Promise<AfterSalesShown> =>
  call("aftersales", "confirmExchange", one);
export const sendBack = (request: Sent<SendBackRequest>): Promise<AfterSalesShown> =>
  call("aftersales", "sendBack", request);
