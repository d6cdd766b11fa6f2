import { createHmac } from "node:crypto";
import fc from "fast-check";
import {
  CAMPAIGN_MAX,
  CHANNEL_MAX,
  parseScene,
  PROMOTER_NUMBER_MAX,
  sceneOf,
  type MarkOf,
} from "#core/qrcode/scene.ts";

const marker =
  (key: string): MarkOf =>
  (text) =>
    createHmac("sha256", key).update(text).digest("hex");
const markOf = marker("a key of tests");
const INVALID = { ok: false, error: { code: "code_invalid" } };
const CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";

const anyCode = fc.record({
  promoterNumber: fc.integer({ min: 1, max: PROMOTER_NUMBER_MAX }),
  channel: fc.integer({ min: 0, max: CHANNEL_MAX }),
  campaign: fc.integer({ min: 0, max: CAMPAIGN_MAX }),
});

it("spells codes as printed ones are, for ever", () => {
  const code = { promoterNumber: 443, channel: 38, campaign: 0 };
  expect(sceneOf(code, () => "f".repeat(64))).toBe("v179-c-0-NAa7");
  expect(sceneOf(code, () => "0".repeat(64))).toBe("v179-c-0-0000");
});

it("reads what it spells, in at most 20 of the characters that WeChat allows", () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      const scene = sceneOf(code, markOf);
      expect(scene).toMatch(/^[0-9A-Za-z-]{1,20}$/);
      expect(encodeURIComponent(scene)).toBe(scene);
      expect(parseScene(scene, markOf)).toEqual({ ok: true, value: code });
    }),
  );
  const greatest = {
    promoterNumber: PROMOTER_NUMBER_MAX,
    channel: CHANNEL_MAX,
    campaign: CAMPAIGN_MAX,
  };
  expect(sceneOf(greatest, markOf)).toHaveLength(18);
  expect([PROMOTER_NUMBER_MAX, CHANNEL_MAX, CAMPAIGN_MAX]).toEqual([916_132_831, 3_843, 3_843]);
});

it("refuses a code with any one character changed, left out or added", () => {
  const scene = sceneOf({ promoterNumber: 4_711, channel: 12, campaign: 345 }, markOf);
  const forged = [...scene].flatMap((right, at) => [
    scene.slice(0, at) + scene.slice(at + 1),
    ...[...CHARACTERS].flatMap((other) => [
      scene.slice(0, at) + other + scene.slice(at),
      ...(other === right ? [] : [scene.slice(0, at) + other + scene.slice(at + 1)]),
    ]),
  ]);
  expect(forged.length).toBeGreaterThan(1_000);
  expect(forged.filter((one) => one !== scene && parseScene(one, markOf).ok)).toEqual([]);
});

it("refuses what another deployment marked", () => {
  const scene = sceneOf({ promoterNumber: 1, channel: 0, campaign: 0 }, marker("another key"));
  expect(parseScene(scene, markOf)).toEqual(INVALID);
});

it("knows one spelling of each code, however well the others are marked", () => {
  const rightly = (text: string) => `${text}-${sceneOf(ONE, () => markOf(text)).slice(-4)}`;
  expect(parseScene(rightly("v11-0-0"), markOf)).toEqual({ ok: true, value: ONE });
  for (const text of ["v101-0-0", "v11-00-0", "v11-0-00", "v10-0-0", "v21-0-0", "v1-1-0-0"]) {
    expect(parseScene(rightly(text), markOf)).toEqual(INVALID);
  }
  for (const noCode of ["", "v1", "v11-0-0-", " ", "o_zhang", `${rightly("v11-0-0")}\n`]) {
    expect(parseScene(noCode, markOf)).toEqual(INVALID);
  }
});
const ONE = { promoterNumber: 1, channel: 0, campaign: 0 };

it("stops when there is no such code", () => {
  for (const wrong of [
    { promoterNumber: 0 },
    { promoterNumber: PROMOTER_NUMBER_MAX + 1 },
    { promoterNumber: 1.5 },
    { channel: -1 },
    { channel: CHANNEL_MAX + 1 },
    { campaign: CAMPAIGN_MAX + 1 },
  ]) {
    expect(() => sceneOf({ ...ONE, ...wrong }, markOf)).toThrow("assertion failed");
  }
});
