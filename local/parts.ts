import { createAdminDoor } from "./admin/door.ts";
import { createAuth } from "./auth/index.ts";
import { createClientDoors } from "./clients/index.ts";
import type { Clock } from "./clock.ts";
import { createControlDoor } from "./control/door.ts";
import type { Database } from "./database/index.ts";
import type { Door } from "./door.ts";
import type { DoorPlate } from "./doors.ts";
import { createFace } from "./face/face.ts";
import type { Functions } from "./functions/invoke.ts";
import { createHttpAccess } from "./httpAccess/index.ts";
import type { Meter } from "./meter.ts";
import type { Project } from "./project.ts";
import { createRules } from "./rules/index.ts";
import { createStorage } from "./storage/index.ts";
import type { Schedule } from "./timers/schedule.ts";
import { createTriggers } from "./triggers/index.ts";
import { createWatch } from "./watch/index.ts";
import type { Wechat } from "./wechat/index.ts";

/** What everything else stands on. `directory` is the server's data directory. */
export type Base = {
  readonly env: string;
  readonly url: string;
  readonly directory: string;
  readonly project: Project;
  readonly clock: Clock;
  readonly database: Database;
  readonly functions: Functions;
  readonly schedule: Schedule;
  readonly wechat: Wechat;
  readonly meter: Meter;
  readonly onError: (error: unknown) => void;
};

export type Parts = ReturnType<typeof createParts>;

/** The parts of CloudBase that stand on data, functions and clock. */
export function createParts(base: Base) {
  const auth = createAuth(base);
  const rules = createRules({ ...base, directory: base.project.directory });
  const storage = createStorage({ ...base, rules });
  const watch = createWatch({ ...base, auth, rules });
  const triggers = createTriggers({ ...base, directory: base.project.directory });
  const httpAccess = createHttpAccess({ ...base, directory: base.project.directory });
  return { ...base, auth, rules, storage, watch, triggers, httpAccess };
}

const FILE_BYTES_MAX = 100 * 1024 * 1024;

/** Which door stands at which path. */
export function platesOf(parts: Parts, { shutDown }: { shutDown: () => void }): DoorPlate[] {
  const { auth, rules, storage, triggers, wechat, httpAccess } = parts;
  const routes = [auth.routes, rules.routes, storage.routes, triggers.routes];
  const clients = createClientDoors(parts);
  const forPages = true;
  return [
    { at: "/admin", door: createAdminDoor(parts) },
    { at: "/web", door: clients.web, forPages },
    { at: "/v1/", door: clients.gateway, forPages },
    { at: "/auth/v1/", door: auth.door, forPages },
    { at: "/cos/", door: storage.door, forPages, bodyBytesMax: FILE_BYTES_MAX },
    { at: "/control/", door: createControlDoor({ ...parts, routes, shutDown }) },
    { at: "/wechatpay/", door: wechatDoor(wechat) },
    { at: "/", door: firstOf([createFace(parts), httpAccess.door]), forPages },
  ];
}

function wechatDoor(wechat: Wechat): Door {
  return async ({ method, target: path, headers, body }) => {
    const reply = await wechat.http({ method, path, headers, body });
    return reply?.status === 0 ? "cut" : reply;
  };
}

/** The first that has something at the path answers. */
function firstOf(doors: readonly Door[]): Door {
  return async (request) => {
    for (const door of doors) {
      const reply = await door(request);
      if (reply !== undefined) return reply;
    }
    return undefined;
  };
}
