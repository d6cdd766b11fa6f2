import { createAdminDoor } from "./admin/door.ts";
import { createAuth } from "./auth/index.ts";
import { createClientDoors } from "./clients/index.ts";
import type { Clock } from "./clock.ts";
import { callsRoutes } from "./control/callsRoutes.ts";
import { clockStateRoutes } from "./control/clockState.ts";
import { dataRoutes } from "./control/dataRoutes.ts";
import { createControlDoor } from "./control/door.ts";
import type { Database } from "./database/index.ts";
import type { Door } from "./door.ts";
import type { DoorPlate } from "./doors.ts";
import { createFace } from "./face/face.ts";
import type { Faults } from "./faults/index.ts";
import type { Functions } from "./functions/invoke.ts";
import { createHttpAccess } from "./httpAccess/index.ts";
import type { Meter } from "./meter.ts";
import type { Project } from "./project.ts";
import { reportRoutes } from "./report/routes.ts";
import { createRules } from "./rules/index.ts";
import { stateRoutes } from "./state/index.ts";
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
  readonly faults: Faults;
  /** Whether a function that a function calls learns the user. */
  readonly nestedOpenid?: boolean | undefined;
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
  const httpAccess = createHttpAccess({ ...base, auth });
  return { ...base, auth, rules, storage, watch, triggers, httpAccess };
}

const FILE_BYTES_MAX = 100 * 1024 * 1024;

/** Which door stands at which path. */
export function platesOf(
  parts: Parts,
  o: {
    shutDown: () => void;
    restart: () => void;
    importId: string | undefined;
    /** Why the state cannot go out or come in, if it cannot. */
    stateRefused: string | undefined;
  },
): DoorPlate[] {
  const { auth, rules, storage, triggers, wechat, httpAccess, faults } = parts;
  const forFace = [callsRoutes(parts.functions), clockStateRoutes(parts.clock), dataRoutes(parts)];
  const routes = [
    auth.routes,
    rules.routes,
    storage.routes,
    triggers.routes,
    faults.routes,
    wechat.routes,
    stateRoutes({ ...parts, ...o, refused: o.stateRefused }),
    reportRoutes(parts),
    ...forFace,
  ];
  const clients = createClientDoors(parts);
  const forPages = true;
  const onTraffic = parts.meter.traffic;
  const forSdks = { forPages, onTraffic };
  return [
    { at: "/admin", door: createAdminDoor(parts), onTraffic },
    { at: "/web", door: clients.web, ...forSdks },
    { at: "/v1/", door: clients.gateway, ...forSdks },
    { at: "/auth/", door: auth.door, ...forSdks },
    { at: "/cos/", door: filesDoor(parts), ...forSdks, bodyBytesMax: FILE_BYTES_MAX },
    {
      ...{ at: "/control/", door: createControlDoor({ ...parts, routes, shutDown: o.shutDown }) },
      forPages,
    },
    { at: "/wechatpay/", door: wechatDoor(wechat) },
    { at: "/", door: firstOf([createFace(), httpAccess.door]), forPages },
  ];
}

/** Each upload and each download is a call to the storage. */
function filesDoor({ storage, meter }: Parts): Door {
  return (request) => {
    meter.storageRequest(undefined);
    return storage.door(request);
  };
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
