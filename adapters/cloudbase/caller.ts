import type { Caller } from "#ports/deps.ts";

/**
 * Who calls, from the environment that CloudBase sets for each invocation.
 *
 * - `ownerIds`: the CloudBase user ids that the deployment names as the brand's first owners.
 * - A call chain (`wx_client,scf`) is another function's call: it carries no person.
 * - Source: CloudBase's environment variables WX_OPENID, TCB_UUID, TCB_SOURCE, TRIGGER_SRC.
 */
export function cloudbaseCaller(
  env: Readonly<Record<string, string | undefined>>,
  ownerIds: ReadonlySet<string>,
): Caller {
  const door = doorOf(env["TCB_SOURCE"] ?? "", env["TRIGGER_SRC"] ?? "");
  const userId = door === "client" ? env["TCB_UUID"] || null : null;
  return {
    openid: door === "client" ? env["WX_OPENID"] || null : null,
    userId,
    isNamedOwner: userId !== null && ownerIds.has(userId),
    door,
  };
}

function doorOf(source: string, trigger: string): Caller["door"] {
  if (trigger === "timer" || source === "wx_trigger") return "timer";
  if (source === "wx_paycallback") return "wechat-pay";
  return source.includes(",") || source === "scf" ? "function" : "client";
}
