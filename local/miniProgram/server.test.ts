/** Goal: the phones get what belongs to the mini program, nothing else of the machine, and learn of each change. */
import { request } from "node:http";
import type { MiniProgram, MiniProgramBuild } from "../api.ts";
import { makeProject, type TestProject } from "./testing/miniProject.ts";
import { openMiniProgram } from "../index.ts";

const PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'/>";
let project: TestProject;
let opened: MiniProgram | undefined;
let builds: MiniProgramBuild[];

async function open(o: { files?: Record<string, string>; isWatching?: boolean } = {}) {
  project = makeProject({ "pictures/a b.svg": PICTURE, ...o.files });
  builds = [];
  opened = await openMiniProgram({
    ...{ project: project.directory, envId: "env-a", server: "http://127.0.0.1:1/" },
    isWatching: o.isWatching ?? false,
    people: [{ openid: "o_a", name: "甲" }],
    onBuilt: (build) => builds.push(build),
  });
  return opened.url;
}
afterEach(async () => {
  await opened?.close();
  project.remove();
});

const get = (url: string) =>
  fetch(url).then(async (answer) => ({ answer, text: await answer.text() }));

it("serves a phone with its mini program, under a name that may be kept", async () => {
  const url = await open();
  const { text } = await get(`${url}/phone?who=o_a`);
  const [, served = ""] = /id="served">(.*?)</.exec(text) ?? [];
  expect(JSON.parse(served)).toEqual({
    ...{ server: "http://127.0.0.1:1", envId: "env-a", appId: "touristappid", hasCloud: false },
    ...{ hash: expect.stringMatching(/^[0-9a-f]{16}$/), title: "", pages: ["pages/a/a"] },
  });
  const scripts = [...text.matchAll(/<script src="(.*?)"/g)].map(([, src]) => src ?? "");
  expect(scripts.map((src) => src.replace(/[-?].*/, ""))).toEqual(["/phone.js", "/app"]);
  for (const src of scripts) {
    const { answer } = await get(url + src);
    expect(answer.headers.get("content-type")).toMatch(/javascript/);
    expect(answer.headers.get("cache-control")).toMatch(/immutable/);
  }
  expect((await get(`${url}/`)).text).toContain("/frame.js");
  expect(JSON.parse((await get(`${url}/people.json`)).text)).toEqual([
    { openid: "o_a", name: "甲" },
  ]);
});

it.each([
  ["/pictures/a%20b.svg", 200],
  ["/pictures/b.svg", 404],
  ["/app.json", 404],
  ["/pages/a/a.js", 404],
  ["/..%2f..%2fetc%2fpasswd", 404],
  ["/%2e%2e/a.svg", 200],
  ["/%", 400],
  ["/app-0000000000000000.js", 404],
  ["/icons/tdesign/home.svg", 404],
  ["/icons/..%2f..%2fa.svg", 404],
])("answers %s with %i", async (path, status) => {
  const { port } = new URL(await open({ files: { "a.svg": PICTURE } }));
  expect(await statusOf(port, path)).toBe(status);
});

it("gives out nothing beside the mini program's folder", async () => {
  const files = {
    "project.config.json": '{ "miniprogramRoot": "mini/" }',
    ...{ "mini/app.json": '{ "pages": [] }', "mini/app.js": "App({});" },
    ...{ "mini/a.svg": PICTURE, "private.svg": PICTURE },
  };
  const { port } = new URL(await open({ files }));
  expect(await statusOf(port, "/a.svg")).toBe(200);
  expect(await statusOf(port, "/..%2fprivate.svg")).toBe(404);
  expect(await statusOf(port, "/pictures%2f..%2f..%2fprivate.svg")).toBe(404);
});

it("refuses pages of other hosts, and whatever is no question", async () => {
  const url = await open();
  const foreign = await fetch(`${url}/phone`, { headers: { origin: "https://elsewhere.example" } });
  expect(foreign.status).toBe(403);
  expect((await fetch(`${url}/phone`, { method: "POST" })).status).toBe(405);
});

it("tells open pages of each build, shows what is wrong, and recovers", async () => {
  const url = await open({ isWatching: true });
  const news = newsOf(`${url}/events`);
  const first = await news.next();
  expect(first).toEqual({ hash: expect.any(String) });
  project.write({ "pages/a/a.wxml": "<view>" });
  expect(await news.next()).toEqual({ problems: ["pages/a/a.wxml:1: missing end tag"] });
  expect((await get(`${url}/phone`)).text).toContain("missing end tag");
  project.write({ "pages/a/a.wxml": "<view>b</view>" });
  const third = await news.next();
  expect(third).toEqual({ hash: expect.any(String) });
  expect(third).not.toEqual(first);
  await news.close();
  expect(builds.map(({ problems }) => problems.length)).toEqual([0, 1, 0]);
});

it("starts with a mini program that is broken, too", async () => {
  const url = await open({ files: { "app.json": "{" } });
  expect(builds[0]?.problems[0]).toMatch(/^app\.json/);
  const { text } = await get(`${url}/phone`);
  expect(text).toContain("this is no JSON");
  expect(text).not.toContain('src="/app-');
});

/** Asks not by fetch, which would tidy the path up. */
function statusOf(port: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port, path, host: "127.0.0.1" }, ({ statusCode }) => resolve(statusCode))
      .on("error", reject)
      .end();
  });
}

/** What a page hears, one after another. */
function newsOf(url: string) {
  const stop = new AbortController();
  const heard: unknown[] = [];
  let wake = () => {};
  const listening = fetch(url, { signal: stop.signal })
    .then(async ({ body }) => {
      let text = "";
      for await (const chunk of body ?? []) {
        text += Buffer.from(chunk as Uint8Array).toString();
        const lines = text.split("\n\n");
        text = lines.pop() ?? "";
        heard.push(...lines.map((line) => JSON.parse(line.replace(/^(retry: \d+\n)?data: /, ""))));
        wake();
      }
    })
    .catch(() => undefined);
  return {
    async next(): Promise<unknown> {
      while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return heard.shift();
    },
    async close() {
      stop.abort();
      await listening;
    },
  };
}
