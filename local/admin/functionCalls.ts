import type { Identity } from "../functions/context.ts";
import type { Functions } from "../functions/invoke.ts";
import { parseJsonBody } from "../jsonBody.ts";
import { type Action, type Actions } from "./action.ts";
import { AdminError, invalidParam } from "./errors.ts";
import type { Params } from "./params.ts";

/**
 * `functions.*`: one function calls another, or a script calls one.
 *
 * As documented, who is called from a function does not learn the user, only the chain of sources. With
 * `nestedOpenid` he does: published projects rely on it.
 */
export function functionActions({ functions, nestedOpenid = false }: CallingParts): Actions {
  return new Map<string, Action>([
    [
      "functions.invokeFunction",
      async (params, sender) => {
        const source = sender.source === "" ? "server" : sender.source;
        const caller = nestedOpenid ? sender.call?.caller : undefined;
        const identity = { ...caller, source };
        const { requestId, resultJson } = await invokeFunction(functions, params, identity);
        return { fields: { requestId, data: { response_data: resultJson } } };
      },
    ],
  ]);
}

export type CallingParts = {
  readonly functions: Functions;
  readonly nestedOpenid?: boolean | undefined;
};

/** Functions that every environment has from the platform, by name, and what the SDKs call them for. */
const OF_THE_PLATFORM: ReadonlyMap<string, string> = new Map([
  ["lowcode-datasource", "SQL of data models, and notifications"],
]);

/** Calls the function that a request names, as `identity`. Errors: INVALID_PARAM, CallFailed. */
export async function invokeFunction(functions: Functions, params: Params, identity: Identity) {
  const name = params.text("function_name");
  // Without data the SDK sends an empty text.
  const eventJson = params.optionalText("request_data") || "{}";
  if (!isJson(eventJson)) throw invalidParam("request_data is not JSON");
  const purpose = OF_THE_PLATFORM.get(name);
  if (purpose !== undefined && !functions.specs.some((spec) => spec.name === name)) {
    throw new AdminError("NOT_EMULATED", `not emulated: ${purpose} (the function ${name})`);
  }
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
