import type { MonitorsReply } from "#contracts/monitor.ts";
import { call } from "../lib/call.ts";

/** `beforeDay`: "" = the newest. */
export const monitors = (beforeDay: string): Promise<MonitorsReply> =>
  call("books", { action: "monitors", ...(beforeDay === "" ? {} : { beforeDay }) });
