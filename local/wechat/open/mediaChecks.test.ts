/** Goal: a medium is checked later: the word comes by the clock, as an event that WeChat signs. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClock } from "../../clock.ts";
import { startTestServer } from "../../testServer.ts";
import { createMediaChecks } from "./mediaChecks.ts";

const NOW_MS = 1_700_000_000_000;
const ASKED = {
  media_url: "https://a.example/%E8%B5%8C%E5%8D%9A.png",
  media_type: 2,
  version: 2,
  scene: 1,
  openid: "oA",
};

it.each([
  [0, {}],
  [0, { media_type: 1 }],
  [40097, { media_url: "picture" }],
  [40097, { media_url: undefined }],
  [40097, { media_type: 3 }],
  [40097, { version: 1 }],
  [40097, { version: undefined }],
  [40097, { scene: 5 }],
  [40003, { openid: "" }],
])("errcode %i for %j", async (errcode, o) => {
  const clock = createClock(NOW_MS);
  const media = createMediaChecks({ clock, words: () => [], tell: async () => true });
  const answer = await media.interfaces.get("security.mediaCheckAsync")?.(
    new Map(Object.entries({ ...ASKED, ...o })),
  );
  expect(answer).toMatchObject(
    errcode === 0 ? { fields: { trace_id: expect.any(String) } } : { errcode },
  );
  expect(media.nextDueMs()).toBe(errcode === 0 ? NOW_MS + 1_000 : undefined);
});

it("takes 2,000 in a minute", async () => {
  const media = createMediaChecks({
    clock: createClock(NOW_MS),
    words: () => [],
    tell: async () => true,
  });
  const check = media.interfaces.get("security.mediaCheckAsync");
  const asked = new Map<string, unknown>(Object.entries(ASKED));
  for (let n = 0; n < 2_000; n++) expect(await check?.(asked)).toHaveProperty("fields");
  expect(await check?.(asked)).toMatchObject({ errcode: 44991 });
});

it("tells the address that a developer set, when the clock gets there", async () => {
  const heard: Record<string, unknown>[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      heard.push({ url: request.url, ...JSON.parse(Buffer.concat(chunks).toString()) });
      response.end("success");
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/push`;
  const check = `const cloud = require("wx-server-sdk");
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    exports.main = (event) => cloud.openapi.security.mediaCheckAsync(event);`;
  const server = await startTestServer({
    functions: { check: { code: check } },
    freezeAtMs: NOW_MS,
  });
  try {
    expect((await server.control("wechat/media-checks", { url, delayMs: 5_000 })).status).toBe(200);
    const { openid, version, scene } = ASKED;
    const data = { mediaUrl: ASKED.media_url, mediaType: 2, openid, version, scene };
    const { body } = await server.control("call", { name: "check", data });
    const { traceId } = body["result"] as { traceId: string };
    await server.control("clock", { advanceToMs: NOW_MS + 4_999 });
    expect(heard).toEqual([]);
    await server.control("clock", { advanceToMs: NOW_MS + 5_000 });
    expect(heard).toEqual([
      expect.objectContaining({
        ...{ url: expect.stringContaining("/push?signature="), MsgType: "event" },
        ...{ Event: "wxa_media_check", trace_id: traceId, version: 2 },
        result: { suggest: "risky", label: 20_006 },
      }),
    ]);
    expect((await server.control("wechat/media-checks")).body).toMatchObject({
      checks: [{ traceId, suggest: "risky", delivered: true }],
    });
  } finally {
    await server.close();
    receiver.close();
  }
});

it.each([
  { url: "http://example.com/" },
  { url: 7 },
  { delayMs: -1 },
  { delayMs: 1.5 },
  { dely: 1 },
])("refuses to be set to %j", (body) => {
  const media = createMediaChecks({
    clock: createClock(0),
    words: () => [],
    tell: async () => true,
  });
  expect(() => media.set(body)).toThrow();
});
