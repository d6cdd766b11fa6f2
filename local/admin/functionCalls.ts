import type { Identity } from "../functions/context.ts";
import type { Functions } from "../functions/invoke.ts";
import { parseJsonBody } from "../jsonBody.ts";
import { type Action, type Actions } from "./action.ts";
import { AdminError, invalidParam } from "./errors.ts";
import type { Params } from "./params.ts";

/** `functions.*`: one function calls another, or a script calls one. */
export function functionActions(functions: Functions): Actions {
  return new Map<string, Action>([
    [
      "functions.invokeFunction",
      async (params, sender) => {
        // As documented: who is called from a function does not learn the user, only the chain of sources.
        const identity = { source: sender.source === "" ? "server" : sender.source };
        const { requestId, resultJson } = await invokeFunction(functions, params, identity);
        return { fields: { requestId, data: { response_data: resultJson } } };
      },
    ],
  ]);
}

/** Calls the function that a request names, as `identity`. Errors: INVALID_PARAM, CallFailed. */
export async function invokeFunction(functions: Functions, params: Params, identity: Identity) {
  const name = params.text("function_name");
  // Without data the SDK sends an empty text.
  const eventJson = params.optionalText("request_data") || "{}";
  if (!isJson(eventJson)) throw invalidParam("request_data is not JSON");
  const reply = await functions.invoke({ name, eventJson, identity });
  if (!reply.ok) throw new CallFailed(reply.error, reply.requestId);
  return { requestId: reply.requestId, resultJson: reply.resultJson };
}

/** A failed call, which goes by the call's own request id. */
export class CallFailed extends AdminError {
  readonly requestId: string;

  constructor({ code, message }: { code: string; message: string }, requestId: string) {
    super(code, message);
    this.requestId = requestId;
  }
}

function isJson(text: string): boolean {
  try {
    parseJsonBody(text);
    return true;
  } catch {
    return false;
  }
}
