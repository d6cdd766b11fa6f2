/** Goal: no method of the server SDKs is forgotten, and an SDK that grows another is noticed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import tcb from "@cloudbase/node-sdk";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { nodeSdkOf, wxSdkOf } from "../testing/serverSdks.ts";
import { namesOf, type Surface } from "./entry.ts";
import * as node from "./nodeSdk.ts";
import * as wx from "./wxServerSdk.ts";

let server: TestServer;
let objects: ReadonlyMap<string, object>;

const TABLES: readonly (readonly [name: string, table: Surface])[] = [
  ...Object.entries(node),
  ...Object.entries(wx),
];

beforeAll(async () => {
  server = await startTestServer({});
  const app = nodeSdkOf(server);
  const db = app.database();
  const transaction = await db.startTransaction();
  const cloud = wxSdkOf(server);
  const wxDb = cloud.database();
  objects = new Map<string, object>([
    ["NODE_MODULE", tcb],
    ["NODE_APP", app],
    ["NODE_AUTH", app.auth()],
    ["NODE_LOGGER", app.logger()],
    ["NODE_DATABASE", db],
    ["NODE_COLLECTION", db.collection("a")],
    ["NODE_DOCUMENT", db.collection("a").doc("b")],
    ["NODE_TRANSACTION", transaction],
    ["NODE_TRANSACTION_DOCUMENT", transaction.collection("a").doc("b")],
    ["NODE_AGGREGATE", db.collection("a").aggregate()],
    ["WX_MODULE", cloud],
    ["WX_DATABASE", wxDb],
    ["WX_COLLECTION", wxDb.collection("a")],
    ["WX_DOCUMENT", wxDb.collection("a").doc("b")],
    ["WX_AGGREGATE", wxDb.collection("a").aggregate()],
  ]);
});
afterAll(() => server.close());

it.each(TABLES)("has a place in %s for each name that the SDK has, and no other", (name, table) => {
  expect(Object.keys(table)).toEqual(namesOf(objects.get(name) ?? {}));
});

it.each(TABLES)("points from %s to tests in which the name stands", (_, table) => {
  const nowhere = Object.entries(table).filter(([name, dealt]) => {
    if (typeof dealt !== "string") return false;
    const text = readFileSync(join(__dirname, "../..", dealt), "utf8");
    return !new RegExp(`\\b${name}\\b`).test(text);
  });
  expect(nowhere).toEqual([]);
});
