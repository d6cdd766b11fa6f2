import { type Appoint, placeOf } from "#contracts/posts.ts";
import {
  appointed,
  type AppointError,
  emptyPost,
  postIdOf,
  postRowOf,
  type PostRow,
} from "#core/people/appoint.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type Refused = { readonly code: "region_invalid" } | AppointError;

/**
 * Somebody becomes a region's agent, or a store's holder or one of its staff. One post is one document, so of two who
 * appoint at once one is refused. The same appointment again changes nothing. 3 requests, 1 document.
 */
export async function appoint(
  { store }: Deps,
  { staffId, nowMs }: StaffCall,
  request: Appoint,
): Promise<Result<PostRow, Refused>> {
  const { promoterId, staff, fromMs = null, untilMs = null } = request;
  const id = postIdOf(placeOf(request));
  if (!id.ok) return id;
  const [promoter, known] = await Promise.all([
    store.get("promoters", promoterId),
    store.get("posts", id.value),
  ]);
  const role = staff ? "staff" : "holder";
  const appointment = { promoterId, role, fromMs, untilMs, by: staffId } as const;
  const changed = await store.change(
    "posts",
    id.value,
    (post = emptyPost(id.value)) => appointed(post, appointment, promoter ?? null, nowMs),
    { document: known ?? null },
  );
  return changed.ok ? ok(postRowOf(changed.value, nowMs)) : changed;
}
