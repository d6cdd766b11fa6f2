/** Goal: clients are held to the rules, file by file, and the gateway speaks as its SDK expects. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readParams } from "../admin/params.ts";
import { createClock } from "../clock.ts";
import type { FileWish, Rules } from "../rules/index.ts";
import { createStorage, type Storage } from "./index.ts";

let directory: string;
let storage: Storage;
let asked: FileWish[];

const MAY = { allowed: true } as const;
/** Everybody reads what lies below `open/`, and writes what is his own or new. */
const rules: Rules = {
  documents: async () => MAY,
  invoke: () => MAY,
  fillIn: (query) => query,
  routes: new Map(),
  async file(wish) {
    asked.push(wish);
    const isOwn = wish.owner === undefined || wish.owner === wish.caller?.openid;
    const allowed = wish.operation === "read" ? wish.path.startsWith("open/") : isOwn;
    return allowed ? MAY : { allowed: false, reason: `${wish.path} is not yours` };
  },
};
const storageAt = () =>
  createStorage({ directory, env: "e1", url: "http://127.0.0.1:1", clock: createClock(0), rules });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cloudbase-storage-"));
  asked = [];
  storage = storageAt();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const me = { openid: "o1" };
const ID = "cloud://e1.6531-e1-1250000000/";
const gateway = (verb: string, body: unknown, caller = me) =>
  storage.gateway(verb, body, caller) ?? Promise.reject(new Error("no such verb"));
const sender = {
  call: undefined,
  source: "",
  requestId: "r",
  cost: { documentsRead: 0, documentsWritten: 0 },
};
const act = async (action: string, fields: Record<string, unknown>, caller = me) =>
  (await storage.clientActions(caller).get(`storage.${action}`)?.(readParams(fields), sender)) as {
    fields: { data: Record<string, unknown> };
  };
const put = (path: string, owner?: string) =>
  storage.files.put({
    ...{ path, owner, uploadedAtMs: 0 },
    ...{ content: Buffer.from(path), contentType: "text/plain" },
  });

async function sendTo(info: Record<string, string>) {
  const path = new URL(info["uploadUrl"] ?? info["url"] ?? "").pathname;
  const headers = {
    authorization: info["authorization"] ?? "",
    "x-cos-security-token": info["token"] ?? "",
    "x-cos-meta-fileid": info["cloudObjectMeta"] ?? info["cosFileId"] ?? "",
  };
  const query = new URLSearchParams();
  return storage.door({
    ...{ method: "PUT", path, target: path, query, headers },
    body: Buffer.from("x"),
  });
}

it("records who uploaded, by either dialect", async () => {
  const [first] = await gateway("get-objects-upload-info", { 0: { objectId: "open/a" } });
  expect(await sendTo(first as Record<string, string>)).toMatchObject({ status: 200 });
  const { fields } = await act("getUploadMetadata", { path: "open/b" }, { openid: "o2" });
  expect(await sendTo(fields.data as Record<string, string>)).toMatchObject({ status: 200 });
  expect(await storage.files.list()).toMatchObject([
    { path: "open/a", owner: "o1", bytes: 1 },
    { path: "open/b", owner: "o2" },
  ]);
  expect(asked[0]).toMatchObject({ operation: "write", path: "open/a", owner: undefined });
});

it("refuses file by file what the rules refuse", async () => {
  await put("open/theirs", "o2");
  await put("open/mine", "o1");
  await put("closed", "o1");
  const no = "STORAGE_EXCEED_AUTHORITY";
  expect(
    await gateway("get-objects-download-info", [
      { cloudObjectId: `${ID}open/theirs` },
      { cloudObjectId: `${ID}closed` },
      { cloudObjectId: `${ID}open/none` },
    ]),
  ).toMatchObject([
    { downloadUrl: expect.any(String) },
    { code: no, message: "closed is not yours" },
    { code: "STORAGE_FILE_NONEXIST" },
  ]);
  const ids = [{ cloudObjectId: `${ID}open/theirs` }, { cloudObjectId: `${ID}open/mine` }];
  const [refused, removed] = await gateway("delete-objects", ids);
  expect([refused, removed]).toMatchObject([{ code: no }, { cloudObjectId: `${ID}open/mine` }]);
  expect(removed).not.toHaveProperty("code");
  await expect(act("getUploadMetadata", { path: "open/theirs" })).rejects.toMatchObject({
    code: no,
  });
  const [upload] = await gateway("get-objects-upload-info", [{ objectId: "open/theirs" }]);
  expect(upload).toMatchObject({ code: no });
});

it("asks for every side of a copy", async () => {
  await put("open/theirs", "o2");
  const copy = (o: object) =>
    gateway("copy-objects", [{ srcPath: "open/theirs", dstPath: "x/theirs", ...o }]);
  expect(await copy({ removeOriginal: true })).toMatchObject([
    { code: "STORAGE_EXCEED_AUTHORITY" },
  ]);
  expect(await copy({})).toEqual([{ cloudObjectId: `${ID}x/theirs` }]);
  expect(await storage.files.info("x/theirs")).toMatchObject({ owner: "o1", bytes: 11 });
  expect(await storage.files.info("open/theirs")).toMatchObject({ owner: "o2" });
  const { fields } = await act("batchCopyFile", {
    file_list: [{ src_path: "closed", dst_path: "open/c" }],
  });
  expect(fields.data).toMatchObject({ copy_list: [{ code: "STORAGE_EXCEED_AUTHORITY" }] });
});

it("tells a function what its user may do", async () => {
  await put("open/theirs", "o2");
  const authority = storage.actions.get("storage.getFileAuthority");
  const fileList = [{ path: "open/theirs", type: "READWRITE" }];
  const answer = await authority?.(readParams({ openId: "o1", fileList }), sender);
  expect(answer).toMatchObject({
    fields: { data: [{ path: "open/theirs", read: true, write: false }] },
  });
  expect(storage.clientActions(me).has("storage.getFileAuthority")).toBe(false);
});

it.each([[[7]], ["x"], [{ a: {} }], [[{}]], [Array.from({ length: 51 }, () => ({}))], [null]])(
  "refuses the body %j",
  async (body) => {
    await expect(gateway("delete-objects", body)).rejects.toMatchObject({ code: "INVALID_PARAM" });
  },
);

it("knows no other verb", () => expect(storage.gateway("object", [], me)).toBeUndefined());

it("finds its files again after a restart, and clears away what a killed process left", async () => {
  await put("open/a b");
  await put("open/a b");
  await put("open/gone");
  await storage.files.remove("open/gone");
  const content = join(directory, "storage", "content");
  writeFileSync(join(content, "left over"), "half of an upload");
  writeFileSync(join(directory, "storage", "files", "x.draft"), '{"pa');
  const again = storageAt();
  expect(await again.files.list()).toMatchObject([{ path: "open/a b", contentType: "text/plain" }]);
  expect((await again.files.read("open/a b"))?.content.toString()).toBe("open/a b");
  expect(readdirSync(content)).toHaveLength(1);
  expect(readdirSync(join(directory, "storage", "files"))).toHaveLength(1);
});

it("lets two uploads of one path settle on one whole file", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => put("same", `o${at}`)));
  expect(await storage.files.list()).toHaveLength(1);
  expect(readdirSync(join(directory, "storage", "content"))).toHaveLength(1);
});

it("asks no rule of whoever holds the environment's API key, who is a server", async () => {
  await put("shut/a.txt", "o2");
  const server = { loginType: "API_KEY", openid: "" };
  const [info] = await gateway(
    "get-objects-download-info",
    [{ cloudObjectId: `${ID}shut/a.txt` }],
    server,
  );
  expect(info).toHaveProperty("downloadUrl");
  expect(asked).toEqual([]);
});
