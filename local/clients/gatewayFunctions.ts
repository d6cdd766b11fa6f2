import { AdminError } from "../admin/errors.ts";
import { CallFailed } from "../admin/functionCalls.ts";
import { jsonReply, type Reply } from "../reply.ts";
import { demandInvoke } from "./functionCalls.ts";
import { bodyOf, type Service } from "./gatewayRequest.ts";
import type { ClientParts } from "./index.ts";
import { notEmulated } from "./notEmulated.ts";

/** How the gateway names what the actions of the SDKs call FUNCTIONS_…; the rest has one name at both doors. */
const GATEWAY_CODES: Readonly<Record<string, string>> = {
  FUNCTIONS_EXECUTE_FAIL: "FUNCTION_INVOCATION_FAILED",
  FUNCTIONS_TIME_LIMIT_EXCEEDED: "FUNCTION_TIME_LIMIT_EXCEEDED",
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: "FUNCTION_MEMORY_LIMIT_EXCEEDED",
  EXCEED_CONCURRENT_REQUEST_LIMIT: "FUNCTION_EXCEED_RESOURCE_LIMIT",
};

/**
 * `POST functions/<name>`: the body is the event, the answer what the function returned, JSON or bare text.
 *
 * Source: docs.cloudbase.net/http-api/functions.
 */
export function gatewayFunctions({ functions, rules }: ClientParts): Service {
  return async (request) => {
    const { method, path, query, headers, caller } = request;
    const [, name, ...deeper] = path;
    if (method !== "POST" || name === undefined || deeper.length > 0) return undefined;
    if (query.get("webfn") === "true" || headers["x-tcb-webfn"] === "true") {
      throw notEmulated("web functions (webfn)");
    }
    demandInvoke(rules, { name, caller, code: "EXCEED_AUTHORITY" });
    const eventJson = JSON.stringify(eventOf(request));
    const named = requestIdIn(headers["x-request-id"]);
    const reply = await functions.invoke({ name, eventJson, identity: caller ?? {}, ...named });
    if (reply.ok) return resultReply(reply.resultJson, reply.requestId);
    const { code, message } = reply.error;
    throw new CallFailed({ code: GATEWAY_CODES[code] ?? code, message }, reply.requestId);
  };
}

/** js-sdk makes the id itself and shows it as its own, so the call goes by it here too. */
function requestIdIn(sent = ""): { readonly requestId?: string } {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(sent) ? { requestId: sent } : {};
}

function eventOf(request: Parameters<typeof bodyOf>[0]): object {
  try {
    return bodyOf(request).fields;
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    throw new AdminError("FUNCTION_PARAM_INVALID", error.message);
  }
}

/** A function that returns text is answered with the text itself. */
function resultReply(resultJson: string, requestId: string): Reply {
  const result: unknown = JSON.parse(resultJson);
  const named = { "x-request-id": requestId };
  if (typeof result !== "string") {
    const { status, headers } = jsonReply(null);
    return { status, headers: { ...headers, ...named }, body: resultJson };
  }
  return {
    status: 200,
    headers: { "content-type": "text/plain; charset=utf-8", ...named },
    body: result,
  };
}
