/** Goal: the unmodified server SDKs keep their files here as they do in the cloud. */
import type * as WxSdk from "wx-server-sdk";
import { nodeSdkOf, wxSdkOf, type NodeApp } from "../admin/testing/serverSdks.ts";
import { startTestServer, type TestServer } from "../testServer.ts";

const START_MS = Date.UTC(2026, 0, 1);
const NAME = "票 据/中文 100%?#&=+.txt";

let server: TestServer;
let app: NodeApp;
let cloud: typeof WxSdk;

beforeAll(async () => {
  server = await startTestServer({ freezeAtMs: START_MS });
  app = nodeSdkOf(server);
  cloud = wxSdkOf(server);
});
afterAll(() => server.close());

const upload = async (cloudPath: string, text: string): Promise<string> =>
  (await app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID;

it.each(["a.txt", NAME, "a..b/.hidden", `${"长".repeat(280)}.txt`])(
  "gives back what was uploaded as %s",
  async (cloudPath) => {
    const fileID = await upload(cloudPath, `inside ${cloudPath}`);
    expect(fileID).toBe(`cloud://local-env.6c6f-local-env-1250000000/${cloudPath}`);
    const { fileContent } = await app.downloadFile({ fileID });
    expect(String(fileContent)).toBe(`inside ${cloudPath}`);
    // A fileID is known by its path, whatever bucket it names.
    const other = await app.downloadFile({ fileID: `cloud://local-env.b/${cloudPath}` });
    expect(String(other.fileContent)).toBe(`inside ${cloudPath}`);
  },
);

it("keeps every byte, and puts the later upload in the place of the earlier", async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256));
  await upload("x.bin", "before");
  const { fileID } = await app.uploadFile({ cloudPath: "x.bin", fileContent: bytes });
  const { fileContent } = await app.downloadFile({ fileID });
  expect(Buffer.compare(fileContent as Buffer, bytes)).toBe(0);
});

it("tells of files, and of those that are not there", async () => {
  const fileID = await upload("pic/一.png", "png");
  const missing = "cloud://local-env.b/nope";
  const { fileList } = await app.getTempFileURL({
    fileList: [fileID, { fileID: missing, maxAge: 60 }],
  });
  expect(fileList).toMatchObject([
    {
      fileID,
      code: "SUCCESS",
      maxAge: 86_400,
      tempFileURL: expect.stringContaining("/cos/pic/一.png?sign="),
    },
    { fileID: missing, code: "STORAGE_FILE_NONEXIST", tempFileURL: "", status: -503003 },
  ]);
  const info = await app.getFileInfo({ fileList: [fileID, missing] });
  expect(info.fileList).toMatchObject([
    { code: "SUCCESS", fileName: "一.png", contentType: "image/png", mime: "image/png", size: 3 },
    { code: "STORAGE_FILE_NONEXIST" },
  ]);
  await expect(app.downloadFile({ fileID: missing })).rejects.toMatchObject({
    code: "STORAGE_FILE_NONEXIST",
  });
});

it("deletes, and says for each file whether it was there", async () => {
  const fileID = await upload("gone.txt", "x");
  const { fileList } = await app.deleteFile({ fileList: [fileID, fileID, "gone.txt"] });
  expect(fileList).toMatchObject([
    { fileID, code: "SUCCESS" },
    { fileID, code: "STORAGE_FILE_NONEXIST" },
    { code: "STORAGE_FILE_NONEXIST" },
  ]);
});

it("copies and moves", async () => {
  await upload("from/c.txt", "first");
  const copy = async (fields: object) => {
    const file = { srcPath: "from/c.txt", dstPath: "to/c.txt", ...fields };
    return (await app.copyFile({ fileList: [file] })).fileList?.[0];
  };
  expect(await copy({})).toMatchObject({
    code: "SUCCESS",
    fileID: expect.stringMatching(/to\/c.txt$/),
  });
  await upload("from/c.txt", "second");
  expect(await copy({ overwrite: false })).toMatchObject({ code: "STORAGE_FILE_EXIST" });
  expect(await copy({ srcPath: "nowhere/c.txt" })).toMatchObject({ code: "STORAGE_FILE_NONEXIST" });
  const moved = await copy({ overwrite: true, removeOriginal: true });
  expect(moved).toMatchObject({ code: "SUCCESS" });
  const { fileContent } = await app.downloadFile({ fileID: moved?.fileId ?? "" });
  expect(String(fileContent)).toBe("second");
  expect((await server.control("files/info?path=from/c.txt")).status).toBe(404);
});

it("serves wx-server-sdk in its own words", async () => {
  const fileContent = Buffer.from("wx");
  const { fileID } = await cloud.uploadFile({ cloudPath: "wx/中 文.txt", fileContent });
  expect(String((await cloud.downloadFile({ fileID })).fileContent)).toBe("wx");
  const urls = await cloud.getTempFileURL({ fileList: [fileID, "cloud://e.b/none"] });
  expect(urls).toMatchObject({ fileList: [{ fileID, status: 0 }, { status: -503003 }] });
  const deleted = await cloud.deleteFile({ fileList: [fileID] });
  expect(deleted).toMatchObject({ fileList: [{ fileID, status: 0 }] });
});

it.each(["/a.txt", "a//b.txt", "a/../b.txt", "./a", "a\u0019b", "x".repeat(851)])(
  "refuses to store %j",
  async (cloudPath) => {
    const refused = app.uploadFile({ cloudPath, fileContent: Buffer.from("x") });
    await expect(refused).rejects.toBeDefined();
    const { body } = await server.admin({ action: "storage.getUploadMetadata", path: cloudPath });
    expect(body).toMatchObject({ code: "INVALID_PARAM" });
  },
);

it("takes 50 files in one request and no more", async () => {
  const fileid_list = Array.from({ length: 51 }, (_, at) => `cloud://e.b/${at}`);
  const ask = (list: string[]) =>
    server.admin({ action: "storage.batchDeleteFile", fileid_list: list });
  expect((await ask(fileid_list)).body).toMatchObject({ code: "INVALID_PARAM" });
  expect((await ask(fileid_list.slice(1))).body).toMatchObject({
    data: { delete_list: { length: 50 } },
  });
});

it("lists for the developer by prefix, word and page", async () => {
  for (const name of ["list/b.txt", "list/A-B.txt", "list/c.txt"]) await upload(name, name);
  const { body } = await server.control("files?prefix=list/&q=B.&limit=1");
  expect(body).toMatchObject({
    total: 2,
    files: [{ path: "list/A-B.txt", bytes: 12, contentType: "text/plain", uploadedAtMs: START_MS }],
  });
  const second = await server.control("files?prefix=list/&q=b.&limit=1&offset=1");
  expect(second.body).toMatchObject({ files: [{ path: "list/b.txt" }] });
  expect((await server.control("files?limit=all")).status).toBe(400);
  expect((await server.control("files/remove", { path: "list/c.txt" })).status).toBe(200);
  expect((await server.control("files/remove", { path: "list/c.txt" })).status).toBe(404);
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
