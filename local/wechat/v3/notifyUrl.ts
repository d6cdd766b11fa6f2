import { paramError, type PayRefusal } from "./payRefusal.ts";

const HERE: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether notices may be sent to an address: they leave no machine, so it must be one of this machine's.
 * As with WeChat it is at most 255 characters long and has no query.
 */
export function wrongNotifyUrl(value: unknown, name: string): PayRefusal | undefined {
  if (typeof value !== "string" || value.length > 255 || !URL.canParse(value)) {
    return paramError(`${name} must be an address of at most 255 characters`);
  }
  const url = new URL(value);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return paramError(`${name} must begin with http:// or https://`);
  }
  if (url.search !== "" || url.hash !== "") return paramError(`${name} must not have a query`);
  if (!HERE.has(url.hostname)) {
    const advice = "use http://127.0.0.1 and the port of cloudbase-local, or of your own server";
    return paramError(`not emulated: ${name} outside of this machine (${url.hostname}); ${advice}`);
  }
  return undefined;
}
