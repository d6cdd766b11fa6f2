import { holderAt, isStaffAt, type Post } from "#core/people/post.ts";

/** What somebody is in a store at an instant; null = nothing. */
export function roleAt(
  post: Post | null,
  personId: string,
  atMs: number,
): "holder" | "staff" | null {
  if (holderAt(post, atMs) === personId) return "holder";
  return isStaffAt(post, personId, atMs) ? "staff" : null;
}
