import { startTestServer, type TestServer } from "../testServer.ts";

/** Goal: a list of files of which one cannot be read is refused as a whole: nothing happened to those before it. */
let server: TestServer;
let fileid: string;

beforeAll(async () => {
  server = await startTestServer({
    files: { "storage-rules.json": '{ "read": true, "write": true }' },
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  const { body } = await server.control("files/upload-address", { path: "a.txt" });
  const { url, headers, fileId } = body as {
    url: string;
    headers: Record<string, string>;
    fileId: string;
  };
  await fetch(url, { method: "PUT", headers, body: "kept" });
  fileid = fileId;
});

const paths = async () => {
  const { files } = (await server.control("files")).body as { files: { path: string }[] };
  return files.map(({ path }) => path);
};

it.each([
  ["a removal", () => ({ action: "storage.batchDeleteFile", fileid_list: [fileid, 5] })],
  [
    "a move",
    () => ({
      action: "storage.batchCopyFile",
      file_list: [{ src_path: "a.txt", dst_path: "b.txt", remove_original: true }, {}],
    }),
  ],
])("leaves all files as they are when %s is refused", async (_, request) => {
  const { body } = await server.admin(request());
  expect(body).toMatchObject({ code: "INVALID_PARAM" });
  expect(await paths()).toEqual(["a.txt"]);
});

it.each([
  ["delete-objects", () => [{ cloudObjectId: fileid }, {}]],
  ["copy-objects", () => [{ srcPath: "a.txt", dstPath: "b.txt", removeOriginal: true }, 5]],
])("leaves all files as they are when %s of the gateway is refused", async (verb, list) => {
  const init = { method: "POST", body: JSON.stringify(list()) };
  const response = await fetch(`${server.url}/v1/storages/${verb}`, init);
  expect(response.status).toBe(400);
  expect(await paths()).toEqual(["a.txt"]);
});
