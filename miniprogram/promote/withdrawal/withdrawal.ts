import type { PayoutReceipt } from "../../../core/wallet/receipt.ts";
import type { WithdrawalStatement } from "../../../core/wallet/statement.ts";
import { spoken } from "../../lib/language";
import { yuanSign } from "../../lib/money";
import { page } from "../../lib/page";
import { momentText } from "../../lib/time";
import { sentenceOf } from "../../services/call";
import { cancel, receipt, refresh, wallet } from "../../services/withdraw";
import { standingOf } from "../components/standing";
import { wordsOf } from "../i18n/words";

const words = wordsOf("withdrawal");

page(words, {
  data: {
    id: "",
    name: "",
    why: "",
    shownFen: 0,
    lines: [] as readonly { name: string; value: string }[],
    canConfirm: false,
    canCancel: false,
    isBusy: false,
  },

  async load({ id = "" }) {
    // What is on its way may have come further: WeChat is asked before it is shown, and what waits to be sent is sent.
    await refresh(id).catch(() => undefined);
    const [paper, { withdrawals }] = await Promise.all([receipt(id), wallet()]);
    this.setData({ id, lines: linesOf(paper) });
    this.show(
      withdrawals.find((one) => one.withdrawalId === id),
      paper,
    );
  },

  /** One that ended long ago has left the wallet: then its receipt says all. */
  show(one: WithdrawalStatement | undefined, paper: PayoutReceipt) {
    const { state, reason, grossFen, netFen } = paper;
    this.setData({
      ...standingOf(one ?? { state, reason, waits: null }),
      shownFen: netFen ?? grossFen,
      canConfirm: state === "confirming",
      canCancel: state === "requested" || state === "approved",
    });
  },

  /** WeChat's own page asks whether he takes the money; what came of it, WeChat is asked. */
  async confirm() {
    const { id } = this.data;
    this.setData({ isBusy: true });
    try {
      const { packageInfo, merchantId } = await refresh(id);
      if (packageInfo !== null && merchantId !== null) await openReceipt(packageInfo, merchantId);
      const { state } = await refresh(id);
      const t = spoken(words);
      void wx.showToast({ title: state === "paid" ? t.paid : t.later, icon: "none" });
    } catch (error) {
      void wx.showModal({ content: sentenceOf(error), showCancel: false });
    } finally {
      this.setData({ isBusy: false });
      void this.refresh();
    }
  },

  async askCancel() {
    const { cancelAsk, cancelYes, cancelNo, cancelled } = spoken(words);
    const { confirm: isSure } = await wx.showModal({
      ...{ content: cancelAsk, confirmText: cancelYes, cancelText: cancelNo },
    });
    if (!isSure) return;
    this.setData({ isBusy: true });
    try {
      await cancel(this.data.id);
      void wx.showToast({ title: cancelled, icon: "none" });
    } catch (error) {
      void wx.showModal({ content: sentenceOf(error), showCancel: false });
    } finally {
      this.setData({ isBusy: false });
      void this.refresh();
    }
  },
});

/** Settles however the person leaves WeChat's page. */
function openReceipt(packageInfo: string, mchId: string): Promise<void> {
  const { appId } = wx.getAccountInfoSync().miniProgram;
  return new Promise((done) => {
    wx.requestMerchantTransfer({ mchId, appId, package: packageInfo, complete: () => done() });
  });
}

/** What the promoter can do about WeChat's reason; of one that is not his to mend the brand knows more. */
function whyOf(code: string): string {
  const whys: Readonly<Record<string, string>> = spoken(words).failures;
  return whys[code] ?? spoken(words).failureOther;
}

function linesOf(paper: PayoutReceipt): readonly { name: string; value: string }[] {
  const t = spoken(words);
  const { grossFen, taxFen, netFen, channel, bankReceipt, failure, transferNumber } = paper;
  const { requestedAtMs, approvedAtMs, sentAtMs, closedAtMs } = paper;
  const line = (name: string, value: string | null) => (value === null ? [] : [{ name, value }]);
  const moment = (atMs: number | null) => (atMs === null ? null : momentText(atMs));
  const amount = (fen: number | null) => (fen === null ? null : yuanSign(fen));
  return [
    ...line(t.gross, amount(grossFen)),
    ...line(t.tax, amount(taxFen)),
    ...line(t.net, amount(netFen)),
    ...line(t.channel, channel === null ? null : t[channel]),
    ...line(t.bankReceipt, bankReceipt),
    ...line(t.failure, channel === "wechat" && failure !== null ? whyOf(failure) : failure),
    ...line(t.asked, moment(requestedAtMs)),
    ...line(t.approved, moment(approvedAtMs)),
    ...line(t.sent, moment(sentAtMs)),
    ...line(t.closed, moment(closedAtMs)),
    ...line(t.number, transferNumber),
  ];
}
