import type { SignedOut, SignOut } from "#contracts/staff.ts";
import { err, ok, type Result } from "#core/result.ts";
import { codeOf, codeText, codeTyped, keptText } from "#core/staff/code.ts";
import { signedOut } from "#core/staff/staff.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { shownStaff } from "#functions/staff/shown.ts";
import type { WithSeal } from "#ports/deps.ts";

/**
 * Signs somebody out everywhere. To open a session again he needs the code that the owner is shown, within 24 hours: so a
 * stolen password is worth nothing. 2 requests, 1 document.
 */
export async function signOut(
  { store, seal }: WithSeal,
  { staffId: by, nowMs }: StaffCall,
  { staffId, signOutId }: SignOut,
): Promise<Result<SignedOut, { readonly code: "staff_unknown" }>> {
  const code = codeOf(seal.mark("staff", codeText("reentry", `${staffId}/${signOutId}`)));
  const mark = seal.mark("staff", keptText(codeTyped(code) ?? ""));
  const changed = await store.change("staff", staffId, (staff) =>
    staff ? ok(signedOut(staff, mark, nowMs)) : err({ code: "staff_unknown" as const }),
  );
  if (!changed.ok) return changed;
  const codeUntilMs = changed.value.reentry?.untilMs ?? nowMs;
  return ok({ ...shownStaff(changed.value, by, nowMs), code, codeUntilMs });
}
