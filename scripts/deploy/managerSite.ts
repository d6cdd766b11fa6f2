import type CloudBase from "@cloudbase/manager-node";
import type { Cloud } from "./cloud.ts";
import { within } from "./within.ts";

const CALL_TIMEOUT_MS = 180_000;
const UPLOAD_TIMEOUT_MS = 600_000;
const limited = <T>(call: () => Promise<T>): Promise<T> => within(CALL_TIMEOUT_MS, call);

/** Static hosting. Sources: the types of the package and docs.cloudbase.net, "manager/node/hosting". */
export function siteCalls({
  hosting,
  env,
}: CloudBase): Pick<Cloud, "site" | "createSite" | "upload" | "takesPasswords"> {
  return {
    takesPasswords: async () => (await limited(() => env.getLoginConfig())).UserNameLogin === true,
    async site() {
      const [found] = (await limited(() => hosting.getInfo())) ?? [];
      return found === undefined || found.Status === "offline" ? null : found.CdnDomain;
    },
    async createSite() {
      await limited(() => hosting.enableService());
    },
    async upload(files) {
      if (files.length === 0) return;
      const copies = files.map((file) => ({ ...file })); // The package keeps the list.
      await within(UPLOAD_TIMEOUT_MS, () => hosting.uploadFiles({ files: copies, retryCount: 3 }));
    },
  };
}

/**
 * Data models: the service that CloudBase's own command line calls for `tcb db push`. The package has no method of its own
 * for it, only the way to call it.
 */
export function modelCalls(
  manager: CloudBase,
  EnvId: string,
): Pick<Cloud, "model" | "createModel"> {
  const ask = <T>(Action: string, more: object): Promise<T> =>
    limited(() => manager.commonService("lowcode").call({ Action, Param: { EnvId, ...more } }));
  return {
    async model(Name) {
      try {
        type Found = { readonly Data?: { readonly Id?: string; readonly Schema?: string } };
        const { Data } = await ask<Found>("DescribeDataSource", { Name });
        return Data?.Id === undefined ? null : { id: Data.Id, schema: Data.Schema ?? "{}" };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async createModel(Name, Title, Schema) {
      const model = { Name, Title, Schema, Type: "database", TableNameRule: "only_name" };
      type Made = { readonly Data?: { readonly Id?: string } };
      const { Data } = await ask<Made>("CreateDataSourceDetail", model);
      if (Data?.Id === undefined) throw new Error(`数据模型 ${Name} 没有得到编号`);
      await ask("BatchPublishDataSources", { DataSourceIds: [Data.Id] });
    },
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^ResourceNotFound/.test(String(error.code));
