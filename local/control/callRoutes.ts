import type { Identity } from "../functions/context.ts";
import type { Functions, InvocationReply } from "../functions/invoke.ts";
import { ControlError } from "./errors.ts";
import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "./fields.ts";

const IDENTITY_FIELDS = [
  "openid",
  "unionid",
  "appid",
  "uid",
  "loginType",
  "customUserId",
  "source",
] as const;

/** `/control/call`: a function, called as a client would. */
export async function callAsClient(functions: Functions, body: unknown): Promise<object> {
  const fields = fieldsOf(body);
  onlyFields(fields, ["name", "data", "identity"], "call");
  const reply = await functions.invoke({
    name: textField(fields, "name"),
    eventJson: JSON.stringify(fields["data"] ?? {}),
    identity: identityOf(fieldsOf(fields["identity"] ?? {})),
  });
  return resultOf(reply);
}

function identityOf(fields: Fields): Identity {
  onlyFields(fields, IDENTITY_FIELDS, "identity");
  for (const name of IDENTITY_FIELDS) {
    const value = fields[name];
    if (value === undefined) continue;
    // It goes into the environment of a thread, which ends a text at a NUL.
    if (typeof value !== "string" || value.includes("\0") || value.length > 256) {
      throw badRequest(`identity.${name} must be text`);
    }
  }
  return fields as Identity;
}

/** The answer of a call, or its failure as a refusal that carries the call's request id. */
export function resultOf(reply: InvocationReply): object {
  if (reply.ok) return { requestId: reply.requestId, result: JSON.parse(reply.resultJson) };
  const { code, message } = reply.error;
  throw new ControlError(code, message, code === "FUNCTION_NOT_FOUND" ? 404 : 400);
}
