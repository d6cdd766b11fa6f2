import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import { api, isObject, textOf, type Run } from "./answer.ts";
import { cloudDatabase } from "./cloudDatabase.ts";
import { inCloud, unlessRefused } from "./cloudErrors.ts";
import { cloudFiles } from "./cloudFiles.ts";
import type { FileStore } from "./fileStore.ts";
import type { Session } from "./session.ts";
import { orNotEmulated } from "./notEmulated.ts";

/** `wx.cloud`: the surface of a mini program's own, over js-sdk. */
export function cloudApis(o: {
  session: Session;
  settings: PhoneSettings;
  screen: PhoneScreen;
  files: FileStore;
}): object {
  const { session, settings, screen, files } = o;
  const cloud: Record<string, unknown> = {
    init: () => session.open(),
    callFunction: api("cloud.callFunction", inCloud(callFunction(session))),
    ...cloudFiles(session, files),
    database: (given?: unknown) => cloudDatabase(session, envOf(given, settings)),
    CloudID: (id: string) => ({ cloudID: id, _t: "cloudid" }),
    CDN: (given: unknown) => given,
    DYNAMIC_CURRENT_ENV: settings.envId,
  };
  /** `new wx.cloud.Cloud(…)` of another mini program's environment; of one's own, it is the same cloud. */
  cloud["Cloud"] = function Cloud() {
    return cloud;
  };
  return orNotEmulated("cloud", cloud, screen);
}

function callFunction(session: Session): Run {
  return async (options) => {
    const name = textOf(options, "name");
    const data = isObject(options["data"]) ? options["data"] : {};
    const answered = unlessRefused(await session.run((app) => app.callFunction({ name, data })));
    const { result, requestId } = answered as { result: unknown; requestId?: string };
    return { result, requestID: requestId ?? "" };
  };
}

function envOf(given: unknown, settings: PhoneSettings): string {
  const env = isObject(given) ? given["env"] : undefined;
  return typeof env === "string" ? env : settings.envId;
}
