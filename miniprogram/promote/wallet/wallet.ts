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
  // One comes back from asking or confirming: what is shown may be old.
  renewsOnReturn: true,
  data: {
    wallet: {} as WalletReply,
    owed: "",
    figures: [] as { name: string; fen: number }[],
    rows: [] as ReturnType<typeof rowOf>[],
    archived: "",
    /** Nothing to withdraw: then it is said what comes, if anything does. */
    hint: "",
    canAsk: false,
    links: [] as readonly { page: string; icon: string; name: string }[],
  },

  async load() {
    const shown = await wallet();
    const t = spoken(words);
    const { availableFen, pendingFen, frozenFen, paidFen, taxFen, owedFen, archived } = shown;
    const canAsk = availableFen > 0;
    const coming = filled(t.coming, { amount: yuanSign(pendingFen) });
    this.setData({
      wallet: shown,
      canAsk,
      hint: canAsk || owedFen > 0 ? "" : pendingFen > 0 ? coming : t.nothing,
      links: [
        { page: "shares", icon: "money", name: t.shares },
        { page: "forecast", icon: "calendar", name: t.forecast },
        { page: "statement", icon: "bill", name: t.statement },
      ],
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

  openWithdraw: () => open("withdraw/withdraw"),
  openPage({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { page: name } = currentTarget.dataset as { page: string };
    open(`${name}/${name}`);
  },
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
