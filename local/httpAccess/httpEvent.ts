import type { DoorRequest } from "../door.ts";
import type { HttpRoute } from "../project/routes.ts";

/** A body of these kinds comes in base64, even one that could be read as text. */
const BINARY =
  /^(image|audio|video|font)\/|^(multipart\/|application\/(octet-stream|zip|gzip|pdf))/i;

/**
 * What a function is called with over HTTP.
 *
 * Source: docs.cloudbase.net/service/access-cloud-function, cloud.tencent.com/document/product/876/41776.
 */
export function httpEvent(
  request: DoorRequest,
  o: { route: HttpRoute; env: string; requestId: string },
): object {
  const { method, headers, query, body } = request;
  const text = textOf(body, headers["content-type"] ?? "");
  return {
    path: pathSeen(request.path, o.route),
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, [value]]),
    ),
    queryStringParameters: Object.fromEntries(query),
    requestContext: {
      ...{ requestId: o.requestId, envId: o.env, appId: 1250000000, uin: 100000000000 },
    },
    body: text ?? body.toString("base64"),
    isBase64Encoded: text === undefined,
  };
}

/** Unless the route passes the path on, the function sees only what follows the route's own. */
function pathSeen(path: string, { path: own, passesPath, rewrittenTo }: HttpRoute): string {
  const rest = path.slice(own.length);
  if (rewrittenTo !== undefined) return `${rewrittenTo}${rest}` || "/";
  return passesPath ? path : rest || "/";
}

/** Undefined for what is no text. */
function textOf(body: Buffer, contentType: string): string | undefined {
  if (BINARY.test(contentType)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}
