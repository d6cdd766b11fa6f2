/** Goal: what no other test asks of js-sdk in Node, in both modes: it is answered, or refused by name. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import cloudbase from "@cloudbase/js-sdk";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { hushConsole, runnerOf, setMachine, type Ran } from "./testing/runCode.ts";

const MODES = ["GATEWAY", "CLOUD_API"] as const;
let server: TestServer;

beforeAll(async () => {
  hushConsole();
  setMachine();
  server = await startTestServer({
    files: {
      "database-rules.json": JSON.stringify({
        things: { why: "The test's.", read: true, write: true },
        made: { why: "The test's.", read: true, write: true },
      }),
      // $geoNear looks in an index.
      "database-indexes.json": JSON.stringify({
        things: [{ name: "geo", keys: [{ name: "at", direction: "2dsphere" }] }],
      }),
    },
  });
});
afterAll(() => server.close());

describe.each(MODES)("%s", (endPointMode) => {
  let run: (body: string) => Promise<Ran>;

  beforeAll(async () => {
    const app = cloudbase.init({ env: "local-env", endPointMode });
    app.registerHost(new URL(server.url).host, "http");
    await app.auth({ persistence: "none" }).signInAnonymously({});
    const kept = join(server.directory, "down.txt");
    run = runnerOf({ app, cloudbase, db: app.database(), folder: endPointMode, kept });
  });

  // Some methods throw, some hand over what was answered, some put it into `error`.
  it.each([
    ["models", "app.models.todo.list({ filter: {} })", "data models (app.models)"],
    ["models' $runSQL", "app.models.$runSQL('SELECT 1', {})", "lowcode-datasource"],
    [
      "sendTemplateNotification",
      "app.sendTemplateNotification({ notifyId: 'n' })",
      "lowcode-datasource",
    ],
    ["rdb", "app.rdb().from('todos').select('*')", "the relational database (app.rdb)"],
    ["rdb's rpc", "app.rdb().rpc('f', {})", "the relational database (app.rdb)"],
    [
      "rdb's schema",
      "app.rdb().schema('s').from('todos').insert({ a: 1 })",
      "the relational database (app.rdb)",
    ],
    ["mysql", "app.mysql().from('todos').select('*')", "the relational database (app.rdb)"],
    [
      "ai",
      "app.ai().createModel('hunyuan').generateText({ model: 'lite', messages: [] })",
      "AI models (app.ai)",
    ],
    [
      "ai's streamText",
      "app.ai().createModel('hunyuan').streamText({ model: 'lite', messages: [] })",
      "AI models (app.ai)",
    ],
    [
      "ai's createImageModel",
      "app.ai().createImageModel('hunyuan-image').generateImage({ model: 'm', prompt: 'x' })",
      "AI models (app.ai)",
    ],
    ["ai's bot", "app.ai().bot.get({ botId: 'b' })", "AI agents (app.ai)"],
    [
      "callContainer",
      "app.callContainer({ name: 'c', path: '/x', data: {} })",
      "CloudRun (callContainer)",
    ],
    [
      "callFunction of CloudRun",
      "app.callFunction({ name: 'c', type: 'cloudrun' })",
      "CloudRun (callContainer)",
    ],
    ["callApis", "app.callApis({ name: 'weather', path: 'now' })", "integrated APIs (app.apis)"],
    ["apis", "app.apis.weather.get({ path: '/now' })", "integrated APIs (app.apis)"],
    ["callWxOpenApi", "app.callWxOpenApi({ apiName: 'a.b', requestData: {} })", "wx.api"],
    ["runCommands", "db.runCommands({ commands: [{ find: 'things' }] })", "runCommands"],
    ["storage's listBuckets", "app.storage.listBuckets()", "buckets (app.storage.from)"],
    ["storage's getBucket", "app.storage.getBucket('b')", "buckets (app.storage.from)"],
    ["storage's createBucket", "app.storage.createBucket('b')", "buckets (app.storage.from)"],
    [
      "storage's updateBucket",
      "app.storage.updateBucket('b', { public: true })",
      "buckets (app.storage.from)",
    ],
    ["storage's deleteBucket", "app.storage.deleteBucket('b')", "buckets (app.storage.from)"],
    [
      "a bucket's upload",
      "app.storage.from('b').upload('a.txt', Buffer.from('x'))",
      "buckets (app.storage.from)",
    ],
    ["a bucket's list", "app.storage.from('b').list()", "buckets (app.storage.from)"],
    ["a bucket's remove", "app.storage.from('b').remove(['a.txt'])", "buckets (app.storage.from)"],
    [
      "a bucket's createSignedUrl",
      "app.storage.from('b').createSignedUrl('a.txt', 60)",
      "buckets (app.storage.from)",
    ],
  ])("%s is refused by name", async (_, call, what) => {
    const { value, error } = await run(`return await (${call})`);
    const told = `${wordsOf(value)} ${error?.message} ${JSON.stringify(error)}`;
    expect(told).toContain("not emulated: ");
    expect(told).toContain(what);
  });

  it("moves files about by the functions of version 2", async () => {
    const { value, error } = await run(`
      const cloudPath = folder + "/a.txt";
      const { fileID } = await app.uploadFile({ cloudPath, filePath: Buffer.from("hey") });
      const { data } = await app.getUploadMetadata({ cloudPath: folder + "/other.txt" });
      const { fileList: [info] } = await app.getFileInfo({ fileList: [fileID] });
      const to = { srcPath: cloudPath, dstPath: folder + "/b.txt" };
      const copied = await app.copyFile({ fileList: [to] });
      const { fileContent } = await app.downloadFile({ fileID });
      await app.downloadFile({ fileID, tempFilePath: kept });
      const { fileList: [gone] } = await app.deleteFile({ fileList: [fileID] });
      return [info.size, copied.fileList[0].code, String(fileContent), gone.code, typeof data.url];`);
    expect(error).toBeUndefined();
    expect(value).toEqual([3, "SUCCESS", "hey", "SUCCESS", "string"]);
    expect(readFileSync(join(server.directory, "down.txt"), "utf8")).toBe("hey");
  });

  it("moves files about by the functions of version 3", async () => {
    const { value, error } = await run(`
      const files = app.storage.from();
      const [a, b, c] = ["a", "b", "c"].map((name) => folder + "/three/" + name + ".txt");
      const up = await files.upload(a, Buffer.from("hey"));
      const again = await files.update(a, Buffer.from("hello"));
      const signed = await files.createSignedUploadUrl(b);
      const copied = await files.copy(a, b);
      const moved = await files.move(b, c);
      // These want the whole name: the SDK has no bucket to make it with.
      const { fileID } = await app.uploadFile({ cloudPath: a, filePath: Buffer.from("hello") });
      const url = await files.createSignedUrl(fileID, 60);
      const urls = await files.createSignedUrls([fileID], 60);
      const down = await files.download(fileID);
      const info = await files.info(fileID);
      const there = await files.exists(fileID);
      const open = await files.getPublicUrl(fileID);
      const fetched = await (await fetch(url.data.signedUrl)).text();
      const removed = await files.remove([fileID, fileID.replace(a, c)]);
      const said = { up, again, signed, copied, moved, url, urls, down, info, there, open, removed };
      const failed = Object.entries(said).filter(([, { error }]) => error);
      return {
        failed: failed.map(([name, { error }]) => [name, error.message]),
        text: await down.data.text(), there: there.data, fetched,
      };`);
    expect(error).toBeUndefined();
    expect(value).toEqual({ failed: [], text: "hello", there: true, fetched: "hello" });
  });

  it.each([
    ["addFields", "{ m: 1 }"],
    ["bucket", "{ groupBy: '$n', boundaries: [0, 5, 10] }"],
    ["bucketAuto", "{ groupBy: '$n', buckets: 1 }"],
    [
      "geoNear",
      "{ distanceField: 'd', spherical: true, near: new db.Geo.Point(113, 23), key: 'at' }",
    ],
    ["replaceRoot", "{ newRoot: { k: '$n' } }"],
    ["sample", "{ size: 1 }"],
    ["sortByCount", "'$n'"],
    ["count", "'total'"],
    ["unwind", "'$tags'"],
  ])("hands the stage %s on to the database", async (stage, value) => {
    const { value: data, error } = await run(`
      const things = db.collection("things");
      await things.doc("a").set({ n: 1, tags: ["q"], at: new db.Geo.Point(113.1, 23.1) });
      return (await things.aggregate().${stage}(${value}).end()).data;`);
    expect(error).toBeUndefined();
    expect(data).toMatchObject({ length: 1 });
  });

  it("creates a document in a transaction", async () => {
    const { value, error } = await run(`
      const transaction = await db.startTransaction();
      // The SDK sends no id with what it creates, so the document must name it.
      await transaction.collection("made").doc(folder).create({ _id: folder, n: 7 });
      await transaction.commit();
      return (await db.collection("made").doc(folder).field({ n: 1 }).get()).data;`);
    expect(error).toBeUndefined();
    expect(value).toEqual([{ _id: endPointMode, n: 7 }]);
  });

  it("finds places by every form and question of Geo", async () => {
    const { value, error } = await run(`
      const { Geo, command: _ } = db;
      const things = db.collection("things");
      const ring = new Geo.LineString([[112, 22], [114, 22], [114, 24], [112, 24], [112, 22]].map(([x, y]) => new Geo.Point(x, y)));
      const area = new Geo.Polygon([ring]);
      const total = async (at) => (await things.where({ at }).count()).total;
      await things.doc("a").set({ n: 1, at: new Geo.Point(113.1, 23.1), ring, area,
        points: new Geo.MultiPoint([new Geo.Point(1, 2)]), lines: new Geo.MultiLineString([ring]),
        areas: new Geo.MultiPolygon([area]) });
      const [{ ring: line, area: inside, points, lines, areas }] = (await things.doc("a").get()).data;
      return [
        await total(_.geoNear({ geometry: new Geo.Point(113.1, 23.1), maxDistance: 1000 })),
        await total(_.geoWithin({ geometry: area })), await total(_.geoIntersects({ geometry: area })),
        line instanceof Geo.LineString, inside instanceof Geo.Polygon, points instanceof Geo.MultiPoint,
        lines instanceof Geo.MultiLineString, areas instanceof Geo.MultiPolygon,
      ];`);
    expect(error).toBeUndefined();
    expect(value).toEqual([...[1, 1, 1], ...[true, true, true, true, true]]);
  });

  it("knows where it is led, runs extensions and speaks another language", async () => {
    const { value, error } = await run(`
      app.registerExtension({ name: "double", invoke: async (n) => 2 * n });
      app.updateConfig({});
      app.updateLang("zh-CN");
      const { BASE_URL } = app.getEndPointWithKey("GATEWAY");
      const answered = await app.request.fetch({ url: "http:" + BASE_URL + "/nothing", method: "GET" });
      return [await app.invokeExtension("double", 21), app.isGateWay(), app.isNodeEnv(), answered.statusCode,
        cloudbase.parseContext({ environ: "A=1" }).environ, app.version];`);
    expect(error).toBeUndefined();
    expect(value).toEqual([42, endPointMode === "GATEWAY", true, 404, { A: "1" }, "3.7.0"]);
  });

  it.each(["bindPhoneNumber", "setPassword", "patchProviderToken"])(
    "cannot send %s from Node, and the SDK says so",
    async (name) => {
      const { error } = await run(`return app.auth.${name}({})`);
      expect(error?.message).toContain("invalid 【patch】 request method");
    },
  );
});

/** An Error's message does not show in JSON. */
function wordsOf(value: unknown): string {
  const { error } = Object(value) as { error?: { message?: string } };
  return `${JSON.stringify(value)} ${error?.message}`;
}

it("met no error of its own", () => expect(server.errors).toEqual([]));
