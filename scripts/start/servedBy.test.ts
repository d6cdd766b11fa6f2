import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noteServing, servedBy } from "./servedBy.ts";

const folder = mkdtempSync(join(tmpdir(), "served-by-"));
let server: Server;
let url = "";
beforeAll(async () => {
  server = createServer((_, response) => response.end('{"ok":true}'));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it("knows where a folder is served, until it no longer is", async () => {
  expect(await servedBy(folder)).toBeNull();
  const forget = noteServing(folder, url);
  expect(await servedBy(folder)).toBe(url);
  forget();
  expect(await servedBy(folder)).toBeNull();
});

it.each([
  ["of a process that died", () => JSON.stringify({ url, pid: 4_194_303 })],
  ["of a door that is closed", () => '{"url":"http://127.0.0.1:1","pid":1}'],
  ["that is broken", () => '{"url":'],
])("believes no note %s", async (_, note) => {
  writeFileSync(join(folder, "served-by.json"), note());
  expect(await servedBy(folder)).toBeNull();
});
