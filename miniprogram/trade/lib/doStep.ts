import type { PurchaseRow } from "../../../core/purchase/shown.ts";
import { filled, spoken } from "../../lib/language";
import { cancel, receive, remindShipping, show } from "../../services/purchase";
import { stepWords } from "../i18n/steps";
import { buyAgain } from "./buyAgain";
import { isConfirmed, tell } from "./dialogs";
import { pay } from "./pay";
import { confirmedAtWechat } from "./receipt";
import type { Step } from "./steps";

type Bought = Pick<PurchaseRow, "orderId" | "lines">;

/**
 * Does what a button of an order says. True when the order may have changed, so that it must be read anew.
 *
 * - Errors: CallError.
 */
export async function doStep(step: Step, { orderId, lines }: Bought): Promise<boolean> {
  const t = spoken(stepWords);
  switch (step) {
    case "pay": {
      const end = await pay(orderId);
      if (end === "closed") await tell(t.closed);
      if (end === "paid" || end === "unclear") {
        await wx.navigateTo({ url: `/trade/paid/paid?orderId=${orderId}` });
      }
      return true;
    }
    case "cancel": {
      const chosen = await reasonChosen(t.reasons);
      if (chosen === null) return false;
      await cancel(orderId, chosen);
      await tell(t.cancelled);
      return true;
    }
    case "remind":
      await remindShipping(orderId);
      await tell(t.reminded);
      return true;
    case "receive": {
      const { confirmAtWechat } = await show(orderId);
      const isSaid =
        confirmAtWechat === null ? "unknown" : await confirmedAtWechat(confirmAtWechat);
      if (isSaid === "no") return false;
      if (isSaid === "unknown" && !(await isConfirmed(t.receiveSure, { yes: t.received })))
        return false;
      await receive(orderId);
      await tell(t.thanks);
      return true;
    }
    case "again": {
      const { added, gone } = await buyAgain(lines);
      if (gone > 0) await tell(added > 0 ? filled(t.someGone, { gone }) : t.allGone);
      if (added > 0) await wx.switchTab({ url: "/pages/cart/cart" });
      return false;
    }
    default:
      await wx.navigateTo({ url: `${PAGES[step]}?orderId=${orderId}` });
      return false;
  }
}

const PAGES = {
  track: "/trade/track/track",
  pickup: "/trade/pickup/pickup",
  afterSales: "/trade/aftersales/aftersales",
} as const;

/** Why the buyer cancels, as the shop reads it; null when he does not. */
async function reasonChosen(reasons: readonly string[]): Promise<string | null> {
  const { tapIndex } = await wx
    .showActionSheet({ itemList: [...reasons] })
    .catch(() => ({ tapIndex: -1 })); // WeChat's word for closing it.
  return stepWords.zh.reasons[tapIndex] ?? null;
}
