import type { ListPosts } from "#contracts/posts.ts";
import { postRowOf, type PostRow } from "#core/people/appoint.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Posts = { readonly posts: readonly PostRow[]; readonly nextAfterId: string | null };

/** A page of posts by id, those of one kind whose code or name begins with `prefix`. 1 request; the first page 2. */
export async function listPosts(
  { store }: Deps,
  { nowMs }: StaffCall,
  { kind, prefix, afterId, limit }: ListPosts,
): Promise<Result<Posts, never>> {
  const start = kind === undefined ? "" : `${kind}/${prefix}`;
  // A page begins after an id, so the post whose whole id the prefix is must be asked for by itself.
  const isFirst = afterId === "" && prefix !== "";
  const [exact, page] = await Promise.all([
    isFirst ? store.get("posts", start) : undefined,
    store.page("posts", afterId === "" ? start : afterId, limit),
  ]);
  const found = [...(exact ? [exact] : []), ...page]
    .filter(({ _id }) => _id.startsWith(start))
    .slice(0, limit);
  return ok({
    posts: found.map((post) => postRowOf(post, nowMs)),
    nextAfterId: found.length < limit ? null : (found.at(-1)?._id ?? null),
  });
}
