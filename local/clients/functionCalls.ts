import { invokeFunction } from "../admin/functionCalls.ts";
import { AdminError } from "../admin/errors.ts";
import type { Params } from "../admin/params.ts";
import type { Identity } from "../functions/context.ts";
import type { Functions } from "../functions/invoke.ts";
import type { Rules } from "../rules/index.ts";
import { isServer } from "./permission.ts";

/** Refuses a call that the function's rule does not allow, with the code that the dialect has for it. */
export function demandInvoke(
  rules: Rules,
  o: { readonly name: string; readonly caller: Identity | undefined; readonly code: string },
): void {
  if (isServer(o.caller)) return;
  const verdict = rules.invoke(o.name, o.caller);
  if (!verdict.allowed) throw new AdminError(o.code, `Permission denied: ${verdict.reason}`);
}

/** `functions.invokeFunction` of `/web`. With `parse` the answer is JSON itself and not JSON in text. */
export async function webCall(
  { functions, rules }: { functions: Functions; rules: Rules },
  params: Params,
  caller: Identity | undefined,
) {
  const name = params.text("function_name");
  // Source of the code: docs.cloudbase.net/error-code/FUNCTIONS_PERMISSION_DENIED.
  demandInvoke(rules, { name, caller, code: "FUNCTIONS_PERMISSION_DENIED" });
  const { requestId, resultJson } = await invokeFunction(functions, params, caller ?? {});
  const result: unknown = params.flag("parse") === true ? JSON.parse(resultJson) : resultJson;
  return { requestId, data: { response_data: result } };
}
