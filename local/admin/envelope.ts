import { NOT_JSON, parseJsonBody } from "../jsonBody.ts";
import { invalidParam } from "./errors.ts";
import { parseMultipart } from "./multipart.ts";
import type { Fields } from "./params.ts";

/** Parts of a multipart request that stay bytes. */
const BINARY_PARTS: ReadonlySet<string> = new Set(["requestData", "apiOptions"]);

/** What every request of a server SDK carries, whatever it asks for. */
export type Envelope = {
  readonly action: string;
  /** WX_API_TOKEN of the function's call that sends it; "" from outside. */
  readonly apiToken: string;
  readonly fields: Fields;
};

/** Errors: INVALID_PARAM. */
export function parseEnvelope(body: Buffer, contentType: string): Envelope {
  const fields = /^multipart\/form-data/i.test(contentType)
    ? multipartFields(body, contentType)
    : jsonFields(body);
  const { action, wxCloudApiToken } = fields;
  if (typeof action !== "string" || action === "") throw invalidParam("action is missing");
  const apiToken = typeof wxCloudApiToken === "string" ? wxCloudApiToken : "";
  return { action, apiToken, fields };
}

/** The fields of a body that is a JSON object. Errors: INVALID_PARAM. */
export function jsonFields(body: Buffer): Fields {
  let fields: unknown;
  try {
    fields = parseJsonBody(body);
  } catch {
    throw invalidParam(NOT_JSON);
  }
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    throw invalidParam("the body must be an object");
  }
  return fields as Fields;
}

function multipartFields(body: Buffer, contentType: string): Fields {
  const parts = parseMultipart(body, contentType);
  return Object.fromEntries(
    [...parts].map(([name, part]) => [name, BINARY_PARTS.has(name) ? part : part.toString("utf8")]),
  );
}
