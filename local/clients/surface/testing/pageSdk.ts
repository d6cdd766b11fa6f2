import { join } from "node:path";
import type cloudbase from "@cloudbase/js-sdk";

const BUILD = "node_modules/@cloudbase/js-sdk/dist/index.cjs.js";

/**
 * The build of js-sdk that browsers load, on as much of a page as it looks for. Unlike the build for Node it can send
 * PATCH and DELETE, by which users change their passwords and leave.
 */
export function pageSdk(): typeof cloudbase {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  Object.assign(globalThis, {
    ...{ window: globalThis, localStorage: storage, sessionStorage: storage },
    ...{ WebSocket: class {}, location: new URL("http://localhost/here") },
  });
  const build: unknown = require(join(process.cwd(), BUILD));
  return build as typeof cloudbase;
}
