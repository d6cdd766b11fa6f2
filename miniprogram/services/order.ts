import type { CheckReply, PayReply } from "../../contracts/order.ts";
import { call } from "./call";

export const pay = (orderId: string): Promise<PayReply> => call("order", "pay", { orderId });
export const checkPayment = (orderId: string): Promise<CheckReply> =>
  call("order", "checkPayment", { orderId });
