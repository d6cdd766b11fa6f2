import type { Account, Posting } from "#core/ledger/entry.ts";

type Place = "pending" | "available" | "frozen" | "sending" | "tax-held";
type BrandAccount = Exclude<Account, `tax:${string}` | `${Place}:${string}`>;

/** As records, so that an account which is new in the type cannot be forgotten here. */
const BRAND_ACCOUNTS: Readonly<Record<BrandAccount, true>> = {
  "brand:commission": true,
  "brand:bad-debt": true,
  "wechat:balance": true,
  "bank:paid": true,
  "bank:repaid": true,
  "bank:tax": true,
};
const PLACES: ReadonlySet<string> = new Set<Place>([
  "pending",
  "available",
  "frozen",
  "sending",
  "tax-held",
]);

/** Whether an account is one of the list of docs/domain/ledger.md. */
export const isKnownAccount = (account: Account): boolean =>
  Object.hasOwn(BRAND_ACCOUNTS, account) ||
  /^tax:\d{4}-\d\d$/.test(account) ||
  (PLACES.has(placeOf(account)) && account.length > placeOf(account).length + 1);

/** Which kind of account it is: the part before the colon for a promoter's, the whole for the brand's. */
export const placeOf = (account: Account): string => {
  const place = account.slice(0, account.indexOf(":"));
  return PLACES.has(place) ? place : account;
};

/** Whether a posting moves a whole number of fen above zero between two accounts of the list. */
export const isSoundPosting = ({ from, to, amountFen }: Posting): boolean =>
  Number.isSafeInteger(amountFen) &&
  amountFen > 0 &&
  from !== to &&
  isKnownAccount(from) &&
  isKnownAccount(to);

/** Whether it moves money of one promoter only. */
export const isOwnPosting = (promoterId: string, { from, to }: Posting): boolean =>
  [from, to].every((account) => {
    const place = placeOf(account);
    return !PLACES.has(place) || account === `${place}:${promoterId}`;
  });

/** Whether it moves money between the brand and somebody's pending: all that a case may book. */
export const isCasePosting = ({ from, to }: Posting): boolean =>
  (from === "brand:commission" && placeOf(to) === "pending") ||
  (to === "brand:commission" && placeOf(from) === "pending");
