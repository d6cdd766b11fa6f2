import type { Faults } from "./faults/index.ts";
import type { Identity } from "./functions/context.ts";
import type { Functions, InvocationReply } from "./functions/invoke.ts";

const NOTICE_LOST = { code: "NOTICE_LOST", message: "a fault: the notice was lost on its way" };

/** Calls the function that WeChat reports to; where a fault says so twice, or not at all. */
export async function callForWechat(
  { functions, faults }: { functions: Functions; faults: Faults },
  { name, data, identity }: { name: string; data: unknown; identity: Identity },
) {
  const eventJson = JSON.stringify(data ?? {});
  const copies = faults.noticeCopies(name);
  if (copies === 0) return { ok: false as const, error: NOTICE_LOST };
  const calls = Array.from({ length: copies }, () =>
    functions.invoke({ name, eventJson, identity }),
  );
  const [reply] = await Promise.all(calls as [Promise<InvocationReply>]);
  if (!reply.ok) return { ok: false as const, error: reply.error };
  return { ok: true as const, result: JSON.parse(reply.resultJson) as unknown };
}
