import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";

/** A server of the cloud, and where its stand-in is served below the address of this machine's server. */
const STAND_INS: readonly (readonly [host: RegExp, below: string])[] = [
  // Data models, SQL, AI, CloudRun and APIs: the SDKs have this host built in, whatever `serviceUrl` says.
  [/\.api(\.intl)?\.tcloudbasegateway\.com$/, ""],
  [/(^|\.)tcb-api\.tencentcloudapi\.com$/, ""],
  [/\.service\.tcloudbase\.com$|\.app\.tcloudbase\.com$/, ""],
  [/^api2?\.mch\.weixin\.qq\.com$/, "/wechatpay"],
];

/** Where this machine's server is, from where the SDKs themselves are told. */
export function serverUrlIn(environment: NodeJS.ProcessEnv): string {
  const { URL: adminUrl } = JSON.parse(environment["TCB_CONTEXT_CNFG"] ?? "{}") as { URL: string };
  return new URL(adminUrl).origin;
}

/** The address at this machine's server for one of the cloud; undefined for any other. */
export function standInFor(address: URL, serverUrl: string): URL | undefined {
  const found = STAND_INS.find(([host]) => host.test(address.hostname));
  return found && new URL(`${serverUrl}${found[1]}${address.pathname}${address.search}`);
}

/**
 * Leads what the code of this thread sends to the cloud's own hosts to this machine's server, which answers it or
 * refuses it by name: nothing that runs here may reach a real environment or move real money. Other hosts, and
 * sockets that are opened by hand, are left alone.
 */
export function installRedirect(serverUrl: string): void {
  for (const module of [http, https]) {
    const { request } = module;
    const led = (...words: unknown[]): ClientRequest =>
      ledRequest(words, serverUrl) ?? Reflect.apply(request, module, words);
    const get = (...words: unknown[]): ClientRequest => led(...words).end();
    Object.assign(module, { request: led, get });
  }
  syncBuiltinESMExports();
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const to = URL.canParse(address) ? standInFor(new URL(address), serverUrl) : undefined;
    if (to === undefined) return realFetch(input, init);
    return realFetch(input instanceof Request ? new Request(to, input) : to, init);
  };
}

/** The request that `http.request(...words)` asks for, sent to the stand-in; undefined for any other host. */
function ledRequest(words: readonly unknown[], serverUrl: string): ClientRequest | undefined {
  const [first, second] = words;
  const given = typeof first === "string" || first instanceof URL ? String(first) : undefined;
  const said = given === undefined ? first : second;
  const options: RequestOptions = typeof said === "object" && said !== null ? said : {};
  const address = addressOf(given, options);
  const to = standInFor(address, serverUrl);
  if (to === undefined) return undefined;
  const headers = Object.entries(options.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== "host",
  );
  const { method, timeout, signal, auth } = options;
  const onResponse = words.find(isListener);
  // Anything else in the options is of the connection, which is another one now.
  const sent = { method, timeout, auth, headers: Object.fromEntries(headers) };
  const request = http.request(to, signal === undefined ? sent : { ...sent, signal }, onResponse);
  return onResponse === undefined ? request : request.once("response", tellOfRefusal(address));
}

/** Some of the SDKs drop the words of a refusal, so the log of the call has them. */
function tellOfRefusal({ href }: URL) {
  return ({ statusCode }: IncomingMessage): void => {
    if (statusCode !== 404 && statusCode !== 501) return;
    console.warn(`cloudbase-local answered ${statusCode} in place of ${href}: not emulated here`);
  };
}

function isListener(word: unknown): word is (response: IncomingMessage) => void {
  return typeof word === "function";
}

/** What cannot be read stays with Node, which complains in its own words. */
function addressOf(given: string | undefined, options: RequestOptions): URL {
  if (given !== undefined && !URL.canParse(given)) return NOWHERE;
  const { protocol, hostname, host, path } = options;
  const base = given === undefined ? new URL("https://nowhere.invalid/") : new URL(given);
  const name = hostname ?? host?.replace(/:\d+$/, "") ?? base.hostname;
  const text = `${protocol ?? base.protocol}//${name}${path ?? `${base.pathname}${base.search}`}`;
  return URL.canParse(text) ? new URL(text) : NOWHERE;
}

const NOWHERE = new URL("https://nowhere.invalid/");
