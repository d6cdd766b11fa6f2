import { type Dismiss, placeOf } from "#contracts/posts.ts";
import {
  dismissed,
  type DismissError,
  emptyPost,
  postIdOf,
  postRowOf,
  type PostRow,
} from "#core/people/appoint.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type Refused = { readonly code: "region_invalid" } | DismissError;

/** Somebody is out of a post from now or from an instant on; what orders before it pay stays due. 2 requests, 1 document. */
export async function dismiss(
  { store }: Deps,
  { staffId, nowMs }: StaffCall,
  request: Dismiss,
): Promise<Result<PostRow, Refused>> {
  const { promoterId, staff, atMs = null } = request;
  const id = postIdOf(placeOf(request));
  if (!id.ok) return id;
  const role = staff ? "staff" : "holder";
  const dismissal = { promoterId, role, atMs, by: staffId } as const;
  const changed = await store.change("posts", id.value, (post = emptyPost(id.value)) =>
    dismissed(post, dismissal, nowMs),
  );
  return changed.ok ? ok(postRowOf(changed.value, nowMs)) : changed;
}
