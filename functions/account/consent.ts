import type { Agree, NoticeConsent, NoticeReply } from "#contracts/account.ts";
import { emptyAccount } from "#core/account/account.ts";
import { agreed, type ClosingBegun, withdrawn } from "#core/account/consent.ts";
import { NOTICE_VERSION } from "#core/account/inventory.ts";
import { NOTICE_TITLE, noticeSections } from "#core/account/notice.ts";
import { sellerNameOf } from "#core/content/advert.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { err, ok, type Result } from "#core/result.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { SHOP_ID } from "#core/shop/shop.ts";
import { noticeConsent } from "#functions/account/mine.ts";
import { removed, turnedTo } from "#functions/account/steps.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The privacy notice in force, in the name of the seller. 2 requests; a plan version that is not in memory is one more. */
export async function notice(
  { store, reads, plans }: Deps,
  { nowMs }: PersonCall,
): Promise<Result<NoticeReply, never>> {
  const [known, { calendar }] = await Promise.all([store.get("shops", SHOP_ID), reads.brandView()]);
  const shop = known ?? defaultShop;
  const entry = entryAt(calendar, nowMs);
  const plan = entry ? (await plans.get(entry)).plan : null;
  const sections = noticeSections(shop, sellerNameOf(plan, shop.name));
  return ok({ version: NOTICE_VERSION, title: NOTICE_TITLE, sections });
}

/** The caller agrees to the notice. The same again changes nothing. 2 requests, 1 document. */
export async function agree(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
  { version }: Agree,
): Promise<Result<NoticeConsent, { readonly code: "notice_changed" } | ClosingBegun>> {
  if (version !== NOTICE_VERSION) return err({ code: "notice_changed" });
  const changed = await store.change("accounts", openid, (known = emptyAccount(openid)) =>
    agreed(known, version, nowMs),
  );
  return changed.ok ? ok(noticeConsent(changed.value)) : changed;
}

/**
 * The caller takes his consent back: what rests on it ends first, then it is written down, so that a call that died in
 * between is made good by the next. He can go on buying. 6 requests, 3 documents; again 3 and none.
 */
export async function withdrawConsent(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<NoticeConsent, never>> {
  await turnedTo(store, openid, false, nowMs);
  await removed(store, "consents", openid);
  const changed = await store.change("accounts", openid, (known) =>
    known === undefined ? err("he never agreed") : ok(withdrawn(known, nowMs)),
  );
  return ok(noticeConsent(changed.ok ? changed.value : emptyAccount(openid)));
}
