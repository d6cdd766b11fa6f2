import type { Account } from "#core/account/account.ts";
import type { Forward } from "#core/content/material.ts";
import type { NoticeRead } from "#core/content/notice.ts";
import type { Post } from "#core/people/post.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

/** What the export and the closing of an account ask. */
export interface AccountReads {
  /** A buyer's orders that are not over: unpaid, not received, or with after-sales that go on. In any order. 1 request. */
  openPurchases(buyerId: string, limit: number): Promise<readonly Purchase[]>;
  /** The posts that somebody ever held or worked in, of regions and stores, by id. 1 request. */
  postsOf(personId: string, limit: number): Promise<readonly Post[]>;
  /** What a promoter forwarded, by id, after `afterId`. 1 request. */
  forwardsBy(promoterId: string, afterId: string, limit: number): Promise<readonly Forward[]>;
  /** Which notices somebody read, by id, after `afterId`. 1 request. */
  noticeReadsBy(personId: string, afterId: string, limit: number): Promise<readonly NoticeRead[]>;
  /** Accounts whose closing the timer must look at, the longest waiting first. 1 request. */
  closingsDue(untilMs: number, limit: number): Promise<readonly Account[]>;
}
