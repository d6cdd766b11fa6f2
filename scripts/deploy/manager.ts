import { resolve } from "node:path";
import type CloudBase from "@cloudbase/manager-node";
import type { Cloud, RuleOwner } from "./cloud.ts";
import type { Index } from "./files.ts";
import type { CollectionRule, FunctionSpec } from "./plan.ts";
import { modelCalls, siteCalls } from "./managerSite.ts";
import { within } from "./within.ts";

export type Credentials = {
  readonly secretId: string;
  readonly secretKey: string;
  /** Of temporary credentials only. */
  readonly token: string | null;
};

/** The package ends a request after 60 s by itself; a call may take a few of them. */
const CALL_TIMEOUT_MS = 180_000;
/** An upload, then waiting until the platform has put it in place. */
const FUNCTION_TIMEOUT_MS = 600_000;
/** Collections are listed by so many; the platform gives no more at once. */
const PAGE = 100;

/**
 * A CloudBase environment over `@cloudbase/manager-node`.
 *
 * The package is loaded here and not before, because that takes more than a second and `--dry-run` needs
 * none of it. Sources: its types and docs.cloudbase.net, "manager/node". Never run against a real environment.
 */
export async function managerCloud(envId: string, credentials: Credentials): Promise<Cloud> {
  const { default: Manager } = await import("@cloudbase/manager-node");
  const { secretId, secretKey, token } = credentials;
  const manager = new Manager({ envId, secretId, secretKey, ...(token === null ? {} : { token }) });
  return {
    ...{ ...collectionCalls(manager), ...ruleCalls(manager) },
    ...{ ...functionCalls(manager), ...routeCalls(manager) },
    ...{ ...siteCalls(manager), ...modelCalls(manager, envId) },
  };
}

const limited = <T>(call: () => Promise<T>): Promise<T> => within(CALL_TIMEOUT_MS, call);

function collectionCalls({
  database,
}: CloudBase): Pick<
  Cloud,
  "hasCollection" | "createCollection" | "indexes" | "createIndexes" | "dropIndexes"
> {
  return {
    async hasCollection(name) {
      for (let MgoOffset = 0; ; MgoOffset += PAGE) {
        const page = { MgoLimit: PAGE, MgoOffset };
        const { Collections } = await limited(() => database.listCollections(page));
        if (Collections.some(({ CollectionName }) => CollectionName === name)) return true;
        if (Collections.length < PAGE) return false;
      }
    },
    async createCollection(name) {
      await limited(() => database.createCollection(name));
    },
    async indexes(collection) {
      const { Indexes } = await limited(() => database.describeCollection(collection));
      return (Indexes ?? []).map(({ Name, Unique, Keys }) => ({
        name: Name,
        unique: Unique === true,
        keys: Keys.map(({ Name: field, Direction }) => ({
          name: field ?? "",
          direction: directionOf(Direction),
        })),
      }));
    },
    async createIndexes(collection, indexes) {
      const CreateIndexes = indexes.map(({ name, unique, keys }) => ({
        IndexName: name,
        MgoKeySchema: {
          MgoIsUnique: unique,
          MgoIndexKeys: keys.map((key) => ({ Name: key.name, Direction: key.direction })),
        },
      }));
      await limited(() => database.updateCollection(collection, { CreateIndexes }));
    },
    async dropIndexes(collection, names) {
      const DropIndexes = names.map((IndexName) => ({ IndexName }));
      await limited(() => database.updateCollection(collection, { DropIndexes }));
    },
  };
}

const directionOf = (direction: string | undefined): Index["keys"][number]["direction"] =>
  direction === "-1" || direction === "2dsphere" ? direction : "1";

function ruleCalls({ permission, storage }: CloudBase): Pick<Cloud, "rule" | "setRule"> {
  return {
    async rule(owner) {
      if (owner === "storage") {
        const { rule } = await limited(() => storage.getStorageAcl({ withRule: true }));
        return rule === undefined ? null : JSON.stringify(rule);
      }
      const { resourceType } = resourceOf(owner);
      const resources = owner === "functions" ? {} : { resources: [owner.collection] };
      const { Data } = await limited(() =>
        permission.describeResourcePermission({ resourceType, ...resources }),
      );
      const custom = (Data.PermissionList ?? []).find(
        ({ Permission, Resource }) =>
          Permission === "CUSTOM" && (owner === "functions" || Resource === owner.collection),
      );
      return custom?.SecurityRule ?? null;
    },
    async setRule(owner, securityRule) {
      if (owner === "storage") {
        const rule = JSON.parse(securityRule) as CollectionRule;
        await limited(() => storage.setStorageAcl("CUSTOM", rule));
        return;
      }
      const rule = { ...resourceOf(owner), permission: "CUSTOM", securityRule } as const;
      await limited(() => permission.modifyResourcePermission(rule));
    },
  };
}

const resourceOf = (owner: Exclude<RuleOwner, "storage">) =>
  owner === "functions"
    ? ({ resourceType: "function" } as const)
    : ({ resourceType: "collection", resource: owner.collection } as const);

function functionCalls({
  functions,
}: CloudBase): Pick<Cloud, "functionState" | "putFunction" | "createTimer" | "removeTimer"> {
  return {
    async functionState(name) {
      try {
        const { Runtime, Triggers } = await limited(() => functions.getFunctionDetail(name));
        const timers = (Triggers ?? [])
          .filter(({ Type }) => Type === "timer")
          .map(({ TriggerName, TriggerDesc }) => ({
            name: TriggerName,
            config: patternOf(TriggerDesc),
          }));
        return { runtime: Runtime, timers };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async putFunction({ folder, ...settings }: FunctionSpec) {
      // No triggers in here: for a function that is there, the package would only log that one failed.
      const func = { ...settings, installDependency: false };
      const code = { functionPath: resolve(folder), deployMode: "zip" } as const;
      // Force means: if it is there, update it.
      await within(FUNCTION_TIMEOUT_MS, () =>
        functions.createFunction({ func, ...code, force: true }),
      );
    },
    async createTimer(functionName, timer) {
      await limited(() => functions.createFunctionTriggers(functionName, [timer]));
    },
    async removeTimer(functionName, timerName) {
      await limited(() => functions.deleteFunctionTrigger(functionName, timerName));
    },
  };
}

/** HTTP access without sign-in: who calls such a path proves himself by what he sends. */
function routeCalls({ access }: CloudBase): Pick<Cloud, "routeAt" | "createRoute"> {
  return {
    async routeAt(path) {
      const { APISet } = await limited(() => access.getAccessList({ path }));
      return (APISet ?? []).find(({ Path }) => Path === path)?.Name ?? null;
    },
    async createRoute(path, name) {
      await limited(() => access.createAccess({ path, name, type: CLOUD_FUNCTION, auth: false }));
    },
  };
}
const CLOUD_FUNCTION = 1;

/** A timer's pattern, which the platform tells plainly or as `{"cron":"…"}`. */
function patternOf(description: string): string {
  try {
    const { cron } = JSON.parse(description) as { cron?: unknown };
    return typeof cron === "string" ? cron : description;
  } catch {
    return description;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  /^ResourceNotFound\.Function(Name)?$/.test(String(error.code));
