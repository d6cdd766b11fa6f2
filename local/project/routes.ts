import { complain, isObject, listAt, objectAt, textAt, within, type Place } from "./fields.ts";
import type { JsonObject } from "./fields.ts";
import { fillIn, type Variables } from "./templates.ts";

/** A path of the HTTP access service and what it leads to. */
export type HttpRoute = {
  /** Without a "/" at its end; "" is the root. All paths below it are led there too. */
  readonly path: string;
  readonly functionName: string;
  /** Only with a token that holds. */
  readonly requiresSignIn: boolean;
  /** Whether the function sees the whole path or only what follows the route's. */
  readonly passesPath: boolean;
  /** What stands in the route's place in the path that the function sees. */
  readonly rewrittenTo: string | undefined;
  /** A kind of upstream that is not run here; the route is known, and refused by name. */
  readonly notEmulated: string | undefined;
};

/** The platform's limit for one domain is lower. */
const ROUTES_MAX = 200;
const PATH = /^\/[A-Za-z0-9/_.~%-]{0,255}(\/\*)?$/;
const UPSTREAMS = /^(SCF|WEB_SCF|CBR|STATIC_STORE|LH)$/;

/**
 * The HTTP routes of a project: `gateway.routes` (or `gateway.domains[].routes`) of cloudbaserc.json 2.1, with the
 * fields of `tcb routes add`, and the `path` of each of its functions. A project that names no route at all gets
 * `/<function name>` for each function.
 */
export function readRoutes(
  rc: JsonObject,
  place: Place,
  o: { functionNames: readonly string[]; variables: Variables },
): readonly HttpRoute[] {
  const gateway = within(place, "gateway");
  const routes = [...gatewayRoutes(fillIn(rc["gateway"], gateway, o.variables), gateway)];
  const functions = within(place, "functions");
  for (const [i, item] of listAt(rc["functions"] ?? [], functions).entries()) {
    if (!isObject(item) || item["path"] === undefined) continue;
    const path = pathAt(item["path"], within(within(functions, i), "path"));
    routes.push(routeTo(path, String(item["name"])));
  }
  for (const [i, { path, functionName, notEmulated }] of routes.entries()) {
    if (routes.findIndex((other) => other.path === path) !== i) {
      throw complain(place, `leads the path ${path || "/"} to two places`);
    }
    if (notEmulated === undefined && !o.functionNames.includes(functionName)) {
      throw complain(
        place,
        `leads the path ${path || "/"} to ${functionName}, which is no function`,
      );
    }
  }
  if (routes.length > ROUTES_MAX) throw complain(place, `has more than ${ROUTES_MAX} routes`);
  if (routes.length > 0) return routes;
  return o.functionNames.map((name) => routeTo(`/${name}`, name));
}

function* gatewayRoutes(value: unknown, place: Place): Generator<HttpRoute> {
  if (value === undefined) return;
  const gateway = objectAt(value, place);
  yield* routesIn(gateway["routes"], within(place, "routes"));
  const domains = within(place, "domains");
  for (const [i, item] of listAt(gateway["domains"] ?? [], domains).entries()) {
    const at = within(domains, i);
    yield* routesIn(objectAt(item, at)["routes"], within(at, "routes"));
  }
}

function* routesIn(value: unknown, place: Place): Generator<HttpRoute> {
  for (const [i, item] of listAt(value ?? [], place).entries()) {
    const at = within(place, i);
    const route = objectAt(item, at);
    if (route["enable"] === false) continue;
    const kind = textAt(
      route["upstreamResourceType"],
      within(at, "upstreamResourceType"),
      UPSTREAMS,
    );
    const rewrite = objectAt(route["pathRewrite"] ?? {}, within(at, "pathRewrite"))["prefix"];
    const name = within(at, "upstreamResourceName");
    yield {
      path: pathAt(route["path"], within(at, "path")),
      functionName: textAt(route["upstreamResourceName"], name, /./),
      requiresSignIn: route["enableAuth"] === true,
      passesPath: route["enablePathTransmission"] === true,
      rewrittenTo:
        rewrite === undefined ? undefined : pathAt(rewrite, within(at, "pathRewrite.prefix")),
      notEmulated: kind === "SCF" ? undefined : kind,
    };
  }
}

/** `/api`, `/api/` and `/api/*` are one route. */
function pathAt(value: unknown, place: Place): string {
  return textAt(value, place, PATH).replace(/\/\*$/, "").replace(/\/+$/, "");
}

function routeTo(path: string, functionName: string): HttpRoute {
  const plain = { requiresSignIn: false, passesPath: false };
  return { path, functionName, ...plain, rewrittenTo: undefined, notEmulated: undefined };
}
