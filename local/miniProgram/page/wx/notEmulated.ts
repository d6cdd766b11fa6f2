import type { PhoneScreen } from "../phone.ts";
import { api, Failure } from "./answer.ts";

export const NOT_SUPPORTED = "not supported in the browser";

/** Names that frameworks and the browser ask of any object; they are no API. */
const NO_API = new Set([
  "then",
  "toJSON",
  "toString",
  "valueOf",
  "constructor",
  "nodeType",
  "$$typeof",
]);

/**
 * An object of which every name can be called: what is not there says so on the screen, and fails as APIs fail. One
 * that would only tell of events (`onX`, `offX`) does nothing: packages ask whether it is there and call it then.
 */
export function orNotEmulated(family: string, known: object, screen: PhoneScreen): object {
  const said = new Set<string>();
  return new Proxy(known, {
    get(target, name, receiver) {
      if (typeof name === "symbol" || name in target || NO_API.has(name)) {
        return Reflect.get(target, name, receiver);
      }
      if (/^(on|off)[A-Z]/.test(name)) return () => undefined;
      const full = `${family}.${name}`;
      return (options?: unknown) => {
        if (!said.has(full)) screen.notEmulated(full);
        said.add(full);
        return missing(family === "wx" ? name : full, options);
      };
    },
  });
}

function missing(name: string, options: unknown): unknown {
  if (/Sync$|(^|\.)(create|get\w*Manager)/.test(name))
    throw new Error(`${name}:fail ${NOT_SUPPORTED}`);
  return api(name, () => {
    throw new Failure(NOT_SUPPORTED);
  })(options);
}
