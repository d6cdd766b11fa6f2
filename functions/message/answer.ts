import type { Answer, MessagesLeft, Mine } from "#contracts/message.ts";
import { said } from "#contracts/fields.ts";
import { answered, emptyConsents } from "#core/message/consents.ts";
import { ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The caller answered WeChat's question. The same answer again changes nothing. 2 requests, 1 document. */
export async function answer(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
  { answerId, results }: Answer,
): Promise<Result<MessagesLeft, never>> {
  const changed = await store.change("consents", openid, (known = emptyConsents(openid)) =>
    ok(answered(known, answerId, said(results), nowMs)),
  );
  return ok({ left: changed.ok ? changed.value.left : {} });
}

/** How many messages of each moment the caller has agreed to and not got. 1 request. */
export async function mine(
  { store }: Deps,
  { openid }: PersonCall,
  _: Mine,
): Promise<Result<MessagesLeft, never>> {
  const consents = await store.get("consents", openid);
  return ok({ left: consents?.left ?? {} });
}
