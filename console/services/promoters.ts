import type { Appoint, Dismiss, ListPosts } from "#contracts/posts.ts";
import type { ManyReply } from "#contracts/promoterGroups.ts";
import type { PostRow } from "#core/people/appoint.ts";
import { call } from "../lib/call.ts";

/** What is done to several promoters at once. */
export type Many =
  | { readonly action: "setLevelMany"; readonly level: string }
  | { readonly action: "setGroups"; readonly add: string[]; readonly remove: string[] }
  | { readonly action: "setPlace"; readonly place: string | null }
  | { readonly action: "banMany"; readonly reason: string };

/** So many promoters are changed with one call. */
export const MANY_AT_ONCE = 100;

export const doMany = (
  many: Many,
  promoterIds: readonly string[],
  preview: boolean,
): Promise<ManyReply> => call("commission", { ...many, promoterIds, preview });

export type ApplicationRow = {
  readonly promoterId: string;
  readonly appliedAtMs: number;
  readonly state: "applied" | "approved" | "banned";
};
export const applications = (
  afterId: string,
): Promise<{ applications: readonly ApplicationRow[]; nextAfterId: string | null }> =>
  call("commission", { action: "applications", afterId, limit: 50 });
export const approve = (asked: {
  readonly promoterId: string;
  readonly introducerId: string | null;
  readonly level: string | null;
}): Promise<unknown> => call("commission", { action: "approve", ...asked });

export const posts = (
  asked: Partial<Omit<ListPosts, "action">>,
): Promise<{ posts: readonly PostRow[]; nextAfterId: string | null }> =>
  call("commission", { action: "posts", ...asked });
export const appoint = (
  asked: Partial<Omit<Appoint, "action">> & Pick<Appoint, "promoterId">,
): Promise<unknown> => call("commission", { action: "appoint", ...asked });
export const dismiss = (
  asked: Partial<Omit<Dismiss, "action">> & Pick<Dismiss, "promoterId">,
): Promise<unknown> => call("commission", { action: "dismiss", ...asked });
