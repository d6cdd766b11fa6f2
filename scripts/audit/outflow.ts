import { type Fen, fen, NOTHING } from "#core/money.ts";
import type { Control } from "#scripts/stack/control.ts";

/** What WeChat's stand-in has paid out under a transfer number: read from its own books, not from ours. */
export const transferOutflow =
  (control: Control) =>
  async (transferNumber: string): Promise<Fen> => {
    const query = `outBillNo=${encodeURIComponent(transferNumber)}`;
    const { transfers } = await control.get(`/control/wechat/transfers?${query}`);
    const [bill] = transfers as { state: string; transfer_amount: number }[];
    return bill?.state === "SUCCESS" ? fen(bill.transfer_amount) : NOTHING;
  };
