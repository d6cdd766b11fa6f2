const { test, beforeEach, afterEach } = require("node:test");
const assert = require("node:assert/strict");
const { startCloudBase } = require("cloudbase-local");

const NOON = Date.parse("2026-05-01T12:00:00+08:00");
const DAY = 24 * 3600 * 1000;
let cloud;

beforeEach(async () => {
  cloud = await startCloudBase({ project: __dirname, freezeAtMs: NOON });
});
afterEach(() => cloud.close());

const write = (id, text, openid = "o_anna") =>
  cloud.call("guestbook", { action: "write", id, text }, { openid });
const read = () => cloud.call("guestbook", { action: "read" }, { openid: "o_bert" });

test("shows what was written, the newest first, and a repeated request once", async () => {
  await write("1", "你好");
  await cloud.advance(1000);
  await write("2", "第二条");
  await write("2", "第二条");
  const { entries } = await read();
  assert.deepEqual(
    entries.map(({ text, _openid }) => [text, _openid]),
    [
      ["第二条", "o_anna"],
      ["你好", "o_anna"],
    ],
  );
});

test("refuses an empty entry, and one by nobody", async () => {
  assert.match((await write("1", "  ")).error, /1 到 200/);
  assert.match(
    (await cloud.call("guestbook", { action: "write", id: "1", text: "x" })).error,
    /登录/,
  );
});

test("takes out what is older than 30 days, at night", async () => {
  await write("old", "旧的");
  await cloud.advance(25 * DAY);
  await write("new", "新的");
  const { ran } = await cloud.advance(6 * DAY);
  assert.equal(ran, 6);
  assert.deepEqual(
    (await read()).entries.map(({ text }) => text),
    ["新的"],
  );
});
