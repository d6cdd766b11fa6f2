import type { ExportData, ExportPart } from "#contracts/account.ts";
import { withRows } from "#core/account/exported.ts";
import {
  accountSections,
  buyerSections,
  consentSections,
  fanSections,
  shopPageSection,
} from "#core/account/exportPerson.ts";
import {
  identitySection,
  noticeSection,
  postSection,
  promoterSections,
  walletSections,
} from "#core/account/exportPromoter.ts";
import { audienceKey } from "#core/content/notice.ts";
import { ok, type Result } from "#core/result.ts";
import {
  exportEntries,
  exportForwards,
  exportMessages,
  exportMoney,
  exportNoticeReads,
  exportOrders,
  exportShares,
  exportWithdrawals,
  type Kind,
  type Part,
} from "#functions/account/exportLists.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

const ROWS_IN_PART = 100;

/** The kinds in the order in which they come. A cursor is `kind/place`; places are times, numbers and his own ids. */
const KINDS: readonly (readonly [name: string, read: Kind])[] = [
  ["person", exportPerson],
  ["orders", exportOrders],
  ["money", exportMoney],
  ["messages", exportMessages],
  ["shares", exportShares],
  ["entries", exportEntries],
  ["withdrawals", exportWithdrawals],
  ["forwards", exportForwards],
  ["notices", exportNoticeReads],
];

/**
 * A part of everything that is known of the caller. A part may be empty; it is whole when `nextCursor` is null. What
 * changes meanwhile may come in its old or its new form. 9 requests for the first part, 1 to 3 for each other.
 *
 * - Promises: nothing of anybody else; no openid, no seal, nothing encrypted.
 */
export async function exportData(
  deps: Deps,
  call: PersonCall,
  { cursor }: ExportData,
): Promise<Result<ExportPart, never>> {
  const slash = cursor.indexOf("/");
  const name = cursor.slice(0, Math.max(slash, 0));
  const at = Math.max(
    KINDS.findIndex(([one]) => one === name),
    0,
  );
  const [kind, read] = KINDS[at] ?? ["person", exportPerson];
  const { sections, next } = await read(deps, call, cursor.slice(slash + 1));
  const after = KINDS[at + 1];
  return ok({
    exportedAtMs: call.nowMs,
    sections: withRows(sections),
    nextCursor: next === null ? (after ? `${after[0]}/` : null) : `${kind}/${next}`,
  });
}

async function exportPerson({ store, reads }: Deps, { openid, nowMs }: PersonCall): Promise<Part> {
  const toHim = audienceKey({ kind: "promoter", promoterId: openid });
  const [account, fan, buyer, consents, application, page, posts, notices, view] =
    await Promise.all([
      store.get("accounts", openid),
      store.get("fans", openid),
      store.get("buyers", openid),
      store.get("consents", openid),
      store.get("applications", openid),
      store.get("shopPages", openid),
      reads.postsOf(openid, ROWS_IN_PART),
      reads.noticesTo([toHim], nowMs, null, ROWS_IN_PART),
      reads.walletView(openid, null),
    ]);
  const sections = [
    ...accountSections(account),
    ...fanSections(fan),
    ...buyerSections(buyer, nowMs),
    ...consentSections(consents),
    ...promoterSections(application, view.promoter),
    shopPageSection(page),
    postSection(posts, openid),
    noticeSection(notices),
    identitySection(view.identity, nowMs),
    ...walletSections(view.wallet),
  ];
  return { sections, next: null };
}
