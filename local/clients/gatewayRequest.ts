import { jsonFields } from "../admin/envelope.ts";
import { invalidParam } from "../admin/errors.ts";
import { readParams, type Fields } from "../admin/params.ts";
import type { DoorRequest } from "../door.ts";
import type { Identity } from "../functions/context.ts";
import type { Reply } from "../reply.ts";

/** One request of a client below `/v1/`. */
export type GatewayRequest = {
  readonly method: string;
  /** The rest of the path, decoded, from what names the service on. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: DoorRequest["headers"];
  readonly body: Buffer;
  readonly caller: Identity | undefined;
  readonly requestId: string;
};

/** Undefined: there is nothing at this path. */
export type Service = (request: GatewayRequest) => Promise<Reply | "cut" | undefined>;

/** The parts of a path, decoded. Errors: INVALID_PARAM. */
export function pathOf(path: string): string[] {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    throw invalidParam("the path is not percent-encoded as it should be");
  }
}

/** The body as an object's fields; no body is an empty object. The SDK's own content type is not always JSON's. */
export function bodyOf({ body }: GatewayRequest): {
  fields: Fields;
  params: ReturnType<typeof readParams>;
} {
  const fields = body.length === 0 ? {} : jsonFields(body);
  return { fields, params: readParams(fields) };
}

/** A whole number of the address's query. Errors: INVALID_PARAM. */
export function countIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw invalidParam(`${name} must be a whole number, but is ${text.slice(0, 80)}`);
}
