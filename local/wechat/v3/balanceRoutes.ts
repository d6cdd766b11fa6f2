import type { Money } from "../money.ts";
import { paramError, refuse } from "./payRefusal.ts";
import type { PayRoute } from "./payCall.ts";

const API = "v3/merchant/fund/balance/{account_type}";
/** What an account holds that never runs dry: a figure, since WeChat tells one. */
const PLENTY_FEN = 100_000_000_000;

/**
 * What the merchant's accounts hold (查询账户实时余额): BASIC as far as buyers paid and got back, OPERATION as the control
 * door set it. Nothing is ever on its way in, so `pending_amount` is 0; FEES holds nothing.
 */
export function balanceRoutes(money: Money): PayRoute[] {
  return [
    {
      ...{ method: "GET", api: API },
      run({ mchid }, account) {
        const availableFen = balanceOf(money, mchid, account);
        if (availableFen === undefined) {
          return refuse(paramError("account_type must be BASIC, OPERATION or FEES"));
        }
        return { status: 200, json: { available_amount: availableFen, pending_amount: 0 } };
      },
    },
  ];
}

function balanceOf(money: Money, mchid: string, account: string): number | undefined {
  if (account === "BASIC") return money.book().balances.get(mchid) ?? 0;
  if (account === "OPERATION") return money.transfers.operationFen() ?? PLENTY_FEN;
  return account === "FEES" ? 0 : undefined;
}
