import type { PhoneSettings } from "../phone.ts";
import { createNetwork, type Network } from "./network.ts";
import { createSession, type Session } from "./session.ts";

/** What a phone has before any mini program runs on it. */
export type Connection = { readonly network: Network; readonly session: Session };

/**
 * Must be called before there is a `wx`: see `createSession`. With `hasCloud` the sign-in begins at once, and its three
 * round trips pass while the mini program's own script is read.
 */
export function connect(
  settings: Pick<PhoneSettings, "openid" | "server" | "envId" | "appId">,
  { isOnline, hasCloud }: { readonly isOnline: boolean; readonly hasCloud: boolean },
): Connection {
  const network = createNetwork(isOnline);
  const session = createSession(settings, network);
  if (hasCloud) session.open();
  return { network, session };
}
