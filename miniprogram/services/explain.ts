import type { ExplainedBonus, ExplainedOrder } from "../../contracts/explain.ts";
import { language } from "../lib/language";
import { call } from "./call";

/** Why the caller earned what he earned of an order. */
export const explainOrder = (orderId: string): Promise<ExplainedOrder> =>
  call("order", "explain", { orderId, language: language() });
export const explainBonus = (bonusId: string, period: string): Promise<ExplainedBonus> =>
  call("order", "explainBonus", { bonusId, period, language: language() });
