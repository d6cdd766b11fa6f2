import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { managerCloud } from "./manager.ts";
import { run } from "./run.ts";
import { sampleCalls } from "./sample.ts";

/** Goal: pin what is sent to Tencent's API, through the real package; only the network is made up. */

type Fields = Record<string, unknown>;
type Sent = { readonly action: string; readonly fields: Fields };
const sent: Sent[] = [];
const platform = {
  tables: new Map<string, Fields[]>(),
  routes: [] as { Path: unknown; Name: unknown; Type: unknown; AuthSwitch: unknown }[],
  permissions: [] as {
    ResourceType: unknown;
    Resource: unknown;
    Permission: string;
    SecurityRule: unknown;
  }[],
  storageRule: { AclTag: "READONLY" } as Fields,
  models: new Map<string, Fields>(),
  functions: new Map<string, { Runtime: unknown; Triggers: Fields[] }>(),
};
const fault = (Code: string): Fields => ({ Error: { Code, Message: Code } });

function answer(action: string, fields: Fields): Fields {
  const table = String(fields["TableName"]);
  const name = String(fields["FunctionName"]);
  const known = platform.functions.get(name);
  switch (action) {
    case "DescribeEnvInfo":
      return {
        EnvInfo: {
          EnvBaseInfo: {
            EnvId: "shop",
            Databases: [{ InstanceId: "tnt" }],
            Functions: [{ Namespace: "shop" }],
            Storages: [{ AppId: "1", Bucket: "shop-files", Region: "ap-shanghai" }],
          },
        },
      };
    case "ListTables":
      return { Tables: [...platform.tables.keys()].map((TableName) => ({ TableName })) };
    case "CreateTable":
      platform.tables.set(table, [
        { Name: "_id_", Unique: true, Keys: [{ Name: "_id", Direction: "1" }] },
      ]);
      return {};
    case "DescribeTable":
      return { Indexes: platform.tables.get(table) };
    case "UpdateTable": {
      const { DropIndexes = [], CreateIndexes = [] } = fields as {
        DropIndexes?: { IndexName: string }[];
        CreateIndexes?: {
          IndexName: string;
          MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: Fields[] };
        }[];
      };
      const left = (platform.tables.get(table) ?? []).filter(
        ({ Name }) => !DropIndexes.some(({ IndexName }) => IndexName === Name),
      );
      for (const { IndexName, MgoKeySchema } of CreateIndexes) {
        const { MgoIsUnique: Unique, MgoIndexKeys: Keys } = MgoKeySchema;
        left.push({ Name: IndexName, Unique, Keys });
      }
      platform.tables.set(table, left);
      return {};
    }
    case "ModifyResourcePermission": {
      const { ResourceType, Resource, SecurityRule } = fields;
      platform.permissions = platform.permissions.filter((one) => one.Resource !== Resource);
      platform.permissions.push({ ResourceType, Resource, Permission: "CUSTOM", SecurityRule });
      return { Data: { Success: true } };
    }
    case "DescribeResourcePermission":
      return {
        Data: {
          PermissionList: platform.permissions.filter(
            (one) => one.ResourceType === fields["ResourceType"],
          ),
        },
      };
    case "ModifyStorageSafeRule":
      platform.storageRule = { AclTag: fields["AclTag"], Rule: fields["Rule"] };
      return {};
    case "DescribeStorageSafeRule":
      return platform.storageRule;
    case "GetFunction":
      return known ? { ...known, Status: "Active" } : fault("ResourceNotFound.Function");
    case "CreateFunction":
      if (known) return fault("ResourceInUse.FunctionName");
      platform.functions.set(name, { Runtime: fields["Runtime"], Triggers: [] });
      return {};
    case "UpdateFunctionCode":
    case "UpdateFunctionConfiguration":
      return known ? {} : fault("ResourceNotFound.Function");
    case "DescribeCloudBaseGWAPI":
      return { APISet: platform.routes.filter(({ Path }) => Path === fields["Path"]) };
    case "CreateCloudBaseGWAPI": {
      const { Path, Name, Type, AuthSwitch } = fields;
      platform.routes.push({ Path, Name, Type, AuthSwitch });
      return { APIId: "1" };
    }
    case "BatchCreateTrigger":
      for (const one of JSON.parse(String(fields["Triggers"])) as Fields[]) {
        const TriggerDesc = JSON.stringify({ cron: one["TriggerDesc"] });
        known?.Triggers.push({ ...one, TriggerDesc });
      }
      return {};
    case "DeleteTrigger":
      if (known)
        known.Triggers = known.Triggers.filter(
          (one) => one["TriggerName"] !== fields["TriggerName"],
        );
      return {};
    case "DescribeStaticStore":
      return { Data: [{ Status: "online", CdnDomain: "shop.tcloudbaseapp.com" }] };
    case "DescribeLoginConfig":
      return { UserNameLogin: true };
    case "DescribeDataSource":
      return platform.models.get(String(fields["Name"])) ?? fault("ResourceNotFound");
    case "CreateDataSourceDetail": {
      const Data = { Id: "data-1", Schema: fields["Schema"] };
      platform.models.set(String(fields["Name"]), { Data });
      return { Data };
    }
    case "BatchPublishDataSources":
      return { Data: {} };
    default:
      return fault(`InvalidAction.${action}`);
  }
}

/** The network of the package. */
const mockFetch = async (_: string, request: { headers: Record<string, string>; body: string }) => {
  const action = request.headers["X-TC-Action"] ?? "";
  const fields = JSON.parse(request.body) as Fields;
  sent.push({ action, fields });
  return { text: async () => JSON.stringify({ Response: answer(action, fields) }) };
};
jest.mock("node-fetch", () => ({
  __esModule: true,
  default: (...words: Parameters<typeof mockFetch>) => mockFetch(...words),
}));

const folder = mkdtempSync(join(tmpdir(), "deploy-manager-"));
writeFileSync(join(folder, "index.js"), "exports.main = () => 1;");
const calls = sampleCalls()
  .filter((call) => call.kind !== "function" || call.spec.name === "settle")
  .map((call) => (call.kind === "function" ? { ...call, spec: { ...call.spec, folder } } : call));

beforeAll(() => {
  // The package looks every second whether a function is ready.
  jest.useFakeTimers({
    advanceTimers: 50,
    doNotFake: ["nextTick", "setImmediate", "queueMicrotask"],
  });
  jest.spyOn(console, "log").mockImplementation(() => undefined);
});
afterAll(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

async function deploy(what = calls) {
  sent.length = 0;
  const cloud = await managerCloud("shop", { secretId: "id", secretKey: "secret", token: null });
  return run(what, cloud, {
    build: async () => undefined,
    say: () => undefined,
    secrets: [],
    pause: async () => undefined,
  });
}
const fieldsOf = (action: string) =>
  sent.filter((one) => one.action === action).map(({ fields }) => fields);

it("brings a production to an empty environment", async () => {
  expect(await deploy()).toEqual({ done: calls.length, notes: [], failure: null });
  expect(fieldsOf("CreateTable").map((fields) => fields["TableName"])).toEqual([
    "goods",
    "wallets",
  ]);
  expect(fieldsOf("UpdateTable")).toMatchObject([
    {
      TableName: "wallets",
      CreateIndexes: [
        {
          IndexName: "by_state",
          MgoKeySchema: { MgoIsUnique: false, MgoIndexKeys: [{ Name: "state", Direction: "1" }] },
        },
        { IndexName: "by_number", MgoKeySchema: { MgoIsUnique: true } },
      ],
    },
  ]);
  expect(fieldsOf("ModifyResourcePermission")).toEqual([
    {
      EnvId: "shop",
      ResourceType: "collection",
      Resource: "goods",
      Permission: "CUSTOM",
      SecurityRule: '{"read":true,"write":false}',
    },
    expect.objectContaining({ Resource: "wallets" }),
    {
      EnvId: "shop",
      ResourceType: "function",
      Permission: "CUSTOM",
      SecurityRule: '{"*":{"invoke":"auth != null"},"settle":{"invoke":false}}',
    },
  ]);
  expect(fieldsOf("ModifyStorageSafeRule")).toEqual([
    {
      ...{ EnvId: "shop", Bucket: "shop-files", AclTag: "CUSTOM" },
      Rule: '{"read":true,"write":"resource.openid == auth.uid"}',
    },
  ]);
  expect(fieldsOf("CreateFunction")).toMatchObject([
    {
      FunctionName: "settle",
      Namespace: "shop",
      Handler: "index.main",
      Runtime: "Nodejs20.19",
      Timeout: 20,
      MemorySize: 256,
      InstallDependency: "FALSE",
      Environment: { Variables: [{ Key: "SHOP_KEY", Value: "key-of-the-shop" }] },
      Code: { ZipFile: expect.stringMatching(/^UEsD/) },
    },
  ]);
  // Open to everybody: WeChat signs in nowhere, it signs what it says.
  expect(platform.routes).toEqual([
    { Path: "/order/notify", Name: "order", Type: 1, AuthSwitch: 2 },
  ]);
  expect(fieldsOf("BatchCreateTrigger")).toMatchObject([
    {
      FunctionName: "settle",
      Triggers: '[{"TriggerName":"settle","Type":"timer","TriggerDesc":"0 5 * * * * *"}]',
    },
  ]);
  const rest = sent.slice(sent.findIndex(({ action }) => action === "BatchCreateTrigger") + 1);
  expect(rest.map(({ action }) => action)).toEqual(["DescribeTable", "DescribeTable"]);
}, 30_000);

it("updates the function and nothing else when run again", async () => {
  expect(await deploy()).toEqual({ done: calls.length, notes: [], failure: null });
  for (const action of [
    ...["CreateTable", "UpdateTable", "BatchCreateTrigger", "DeleteTrigger"],
    "CreateCloudBaseGWAPI",
  ]) {
    expect(fieldsOf(action)).toEqual([]);
  }
  expect(fieldsOf("UpdateFunctionCode")).toMatchObject([
    { FunctionName: "settle", Code: { ZipFile: expect.any(String) } },
  ]);
  expect(fieldsOf("UpdateFunctionConfiguration")).toMatchObject([
    { Timeout: 20, MemorySize: 256, Environment: { Variables: [{ Key: "SHOP_KEY" }] } },
  ]);
}, 30_000);

it("changes a timer, and tells a failing call apart from a missing function", async () => {
  const settle = platform.functions.get("settle");
  if (settle)
    settle.Triggers = [{ TriggerName: "settle", Type: "timer", TriggerDesc: "0 0 * * * * *" }];
  expect(await deploy()).toMatchObject({ failure: null });
  expect(sent.filter(({ action }) => /Trigger/.test(action)).map(({ action }) => action)).toEqual([
    "DeleteTrigger",
    "BatchCreateTrigger",
  ]);
  const cloud = await managerCloud("shop", { secretId: "id", secretKey: "secret", token: null });
  expect(await cloud.functionState("gone")).toBeNull();
  await expect(
    cloud.createTimer("settle", { name: "t", type: "other" as "timer", config: "" }),
  ).rejects.toThrow("other");
}, 30_000);

it("drops an index by its name when asked, and nothing when there is none", async () => {
  const dropping = calls.map((call) =>
    call.kind === "leftovers" ? { ...call, isDropping: true } : call,
  );
  platform.tables
    .get("wallets")
    ?.push({ Name: "by_age", Unique: false, Keys: [{ Name: "age", Direction: "1" }] });
  expect(await deploy(dropping)).toMatchObject({ failure: null, notes: [] });
  expect(fieldsOf("UpdateTable")).toEqual([
    {
      ...{ EnvId: "shop", MongoConnector: { DatabaseName: "tnt", InstanceId: "flexdb" } },
      ...{ TableName: "wallets", DropIndexes: [{ IndexName: "by_age" }] },
    },
  ]);
  expect(platform.tables.get("wallets")?.map(({ Name }) => Name)).toEqual([
    ...["_id_", "by_state", "by_number"],
  ]);
  await deploy(dropping);
  expect(fieldsOf("UpdateTable")).toEqual([]);
}, 30_000);

it("knows the site and how people sign in, and makes and publishes a data model", async () => {
  const cloud = await managerCloud("shop", { secretId: "id", secretKey: "secret", token: null });
  expect(await cloud.site()).toBe("shop.tcloudbaseapp.com");
  expect(await cloud.takesPasswords()).toBe(true);
  expect(await cloud.model("wallets")).toBeNull();
  await cloud.createModel("wallets", "钱包", "{}");
  expect(await cloud.model("wallets")).toEqual({ id: "data-1", schema: "{}" });
  expect(fieldsOf("CreateDataSourceDetail")).toEqual([
    {
      ...{ EnvId: "shop", Name: "wallets", Title: "钱包", Schema: "{}" },
      ...{ Type: "database", TableNameRule: "only_name" },
    },
  ]);
  expect(fieldsOf("BatchPublishDataSources")).toEqual([
    { EnvId: "shop", DataSourceIds: ["data-1"] },
  ]);
}, 30_000);
