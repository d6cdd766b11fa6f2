import { fen, type Fen } from "#core/money.ts";

/** A place where money is. All of one promoter carry his id; core/ledger/accounts.ts says what each means. */
export type Account =
  | `brand:${"commission" | "bad-debt"}`
  | "wechat:balance"
  | `bank:${"paid" | "repaid" | "tax"}`
  | `tax:${string}`
  | `${"pending" | "available" | "frozen" | "sending" | "tax-held"}:${string}`;

/** Money moves from one account to another, so a posting cannot fail to balance. `amountFen` ≥ 0. */
export type Posting = { readonly from: Account; readonly to: Account; readonly amountFen: Fen };

/** Moves `changeFen` towards `to`, or back when it is negative. */
export function posting(from: Account, to: Account, changeFen: number): Posting {
  return changeFen >= 0
    ? { from, to, amountFen: fen(changeFen) }
    : { from: to, to: from, amountFen: fen(-changeFen) };
}

/** The balance of `account` in fen, from nothing but postings: what came in less what went out. */
export function balanceOf(account: Account, postings: Iterable<Posting>): Fen {
  let balance = 0;
  for (const { from, to, amountFen } of postings) {
    if (to === account) balance += amountFen;
    if (from === account) balance -= amountFen;
  }
  return fen(balance);
}
