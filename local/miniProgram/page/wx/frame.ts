import { phoneUrl, type Launch } from "../phoneAddress.ts";
import type { ToFrame } from "../frame/messages.ts";

/** Opens somebody's phone: in the frame around the phones where there is one, else in a window of its own. */
export function openPhone(o: { who: string; name: string; launch: Launch }): void {
  if (parent === window) {
    open(phoneUrl(o), `phone-${o.who}`);
    return;
  }
  const message: ToFrame = { about: "openPhone", ...o };
  parent.postMessage(message, location.origin);
}
