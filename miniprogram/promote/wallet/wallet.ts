import type { WithdrawalStatement } from "../../../core/wallet/statement.ts";
import type { WalletReply } from "../../../contracts/withdraw.ts";
import { filled, spoken } from "../../lib/language";
import { yuanSign } from "../../lib/money";
import { page } from "../../lib/page";
import { whenText } from "../../lib/time";
import { wallet } from "../../services/withdraw";
import { wordsOf } from "../i18n/words";
import { standingOf } from "../components/standing";

type Tap = WechatMiniprogram.TouchEvent<object, object, { id?: string }>;
const words = wordsOf("wallet");

page(words, {
  data: {
    wallet: {} as WalletReply,
    owed: "",
    figures: [] as { name: string; fen: number }[],
    rows: [] as ReturnType<typeof rowOf>[],
    archived: "",
  },

  async load() {
    const shown = await wallet();
    const t = spoken(words);
    const { pendingFen, frozenFen, paidFen, taxFen, owedFen, archived } = shown;
    this.setData({
      wallet: shown,
      owed: owedFen > 0 ? filled(t.owed, { amount: yuanSign(owedFen) }) : "",
      figures: [
        { name: t.pending, fen: pendingFen },
        { name: t.frozen, fen: frozenFen },
        { name: t.paid, fen: paidFen },
        { name: t.tax, fen: taxFen },
      ],
      rows: shown.withdrawals.map(rowOf).reverse(),
      archived: archived > 0 ? filled(t.archived, { count: archived }) : "",
    });
  },
  onShow() {
    // Back from asking or confirming: what is shown may be old.
    if (this.data.state === "ready") void this.refresh();
  },

  openWithdraw: () => open("withdraw/withdraw"),
  openShares: () => open("shares/shares"),
  openForecast: () => open("forecast/forecast"),
  openStatement: () => open("statement/statement"),
  openOne({ currentTarget }: Tap) {
    open(`withdrawal/withdrawal?id=${encodeURIComponent(currentTarget.dataset.id ?? "")}`);
  },
});

const open = (path: string): void => void wx.navigateTo({ url: `/promote/${path}` });

function rowOf(one: WithdrawalStatement) {
  const { withdrawalId: id, amountFen: fen, requestedAtMs, state } = one;
  const { name, why } = standingOf(one);
  return {
    id,
    fen,
    state: name,
    why,
    isMine: state === "confirming",
    when: whenText(requestedAtMs),
  };
}
