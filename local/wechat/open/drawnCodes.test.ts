/** Goal: whoever scans a code finds the page that it was drawn for. */
import { createClock } from "../../clock.ts";
import { startTestServer } from "../../testServer.ts";
import { createDrawnCodes, DRAWN_KEPT } from "./drawnCodes.ts";

const drawn = () => {
  const clock = createClock(5);
  const codes = createDrawnCodes(clock);
  return {
    clock,
    codes,
    add: (fields: object, api = "wxacode.getUnlimited") =>
      codes.add(api, new Map(Object.entries(fields))),
  };
};

it("tells what was drawn, the newest first, each once, without its looks", () => {
  const { add, clock, codes } = drawn();
  add({ scene: "a=1", page: "pages/a/a", width: 280, page_title: 5 });
  add({ path: "pages/b?x=1" }, "wxacode.get");
  clock.advanceTo(9);
  add({ scene: "a=1", page: "pages/a/a", width: 430 });
  expect(codes.all()).toEqual([
    { atMs: 9, api: "wxacode.getUnlimited", scene: "a=1", page: "pages/a/a" },
    { atMs: 5, api: "wxacode.get", path: "pages/b?x=1" },
  ]);
});

it("keeps the same scene of two pages apart, and forgets the oldest", () => {
  const { add, codes } = drawn();
  add({ scene: "a", page: "pages/a/a" });
  add({ scene: "a", page: "pages/b/b" });
  expect(codes.all()).toHaveLength(2);
  for (let at = 0; at < DRAWN_KEPT; at += 1) add({ scene: `s${at}` });
  expect(codes.all()).toHaveLength(DRAWN_KEPT);
  expect(codes.all().at(-1)).toMatchObject({ scene: "s0" });
});

it("is asked at the control door, by pages of this machine too, and has no code that was refused", async () => {
  const draw = `
const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ scene }) => cloud.openapi.wxacode.getUnlimited({ scene }).then(() => 1, ({ errCode }) => errCode);`;
  const server = await startTestServer({ functions: { draw: { code: draw, timeout: 60 } } });
  try {
    for (const scene of ["p=7", "p 8"])
      await server.control("call", { name: "draw", data: { scene } });
    const headers = { origin: "http://localhost:8792" };
    const answer = await fetch(`${server.url}/control/wechat/codes?q=p`, { headers });
    expect(answer.headers.get("access-control-allow-origin")).toBe("http://localhost:8792");
    expect(await answer.json()).toMatchObject({ ok: true, total: 1, codes: [{ scene: "p=7" }] });
    const template = { templateId: "t1", fields: ["thing1"], title: "发货提醒" };
    await server.control("wechat/templates", template);
    const { body } = await server.control("wechat/templates/list");
    expect(body["templates"]).toEqual([template]);
    const foreign = await fetch(`${server.url}/control/health`, {
      headers: { origin: "https://elsewhere.example" },
    });
    expect(foreign.status).toBe(403);
  } finally {
    await server.close();
  }
});
