import { memoryCodePictures, sceneOf as drawnScene } from "#adapters/memory/codes.ts";
import { memoryDeps, nobody, person, staff } from "#adapters/memory/deps.ts";
import { SENTENCES } from "#contracts/errors.ts";
import * as contract from "#contracts/qrcode.ts";
import { aNamed, FAN_ID, instant, START_MS } from "#core/attribution/testing/story.ts";
import { emptyCase } from "#core/commission/case.ts";
import { sealedText } from "#core/plan/published.ts";
import { CHANNEL_MAX } from "#core/qrcode/scene.ts";
import { MINUTE_MS } from "#core/time.ts";
import { listFans } from "#functions/qrcode/fans.ts";
import { issueCode } from "#functions/qrcode/issue.ts";
import { drawCode } from "#functions/qrcode/picture.ts";
import { scanCode } from "#functions/qrcode/scan.ts";
import { whoseFan } from "#functions/qrcode/whose.ts";
import { forPerson, forStaff, serve, type Action } from "#functions/shared/serve.ts";
import type { Caller, WithPictures } from "#ports/deps.ts";
import { aPlan } from "#tests/fixtures.ts";

const ACTIONS = new Map<string, Action<WithPictures>>([
  ["issue", forPerson(contract.issueCodeSchema, issueCode)],
  ["picture", forPerson(contract.drawCodeSchema, drawCode)],
  ["scan", forPerson(contract.scanCodeSchema, scanCode)],
  ["whose", forPerson(contract.whoseFanSchema, whoseFan)],
  ["fans", forStaff(contract.listFansSchema, listFans)],
]);

/** A brand with the promoters A, B and C, whose clock and caller the test sets. */
function aBrand() {
  let nowMs = START_MS;
  let caller: Caller = nobody;
  const deps = memoryDeps({ nowMs: () => nowMs, caller: () => caller });
  for (const name of ["A", "B", "C"])
    deps.memory.documents.promoters.set(`o_${name}`, aNamed(name));
  const main = serve("qrcode", { ...deps, pictures: memoryCodePictures() }, ACTIONS);
  const call = (as: Caller, event: object) => {
    caller = as;
    return main(event);
  };
  const data = async (as: Caller, event: object): Promise<Record<string, unknown>> => {
    const reply = await call(as, event);
    if (!reply.ok) throw new Error(reply.error.code);
    return { ...(reply.data as object) };
  };
  const codeOf = async (name: string, more: object = {}) =>
    (await data(person(`o_${name}`), { action: "issue", ...more }))["code"] as string;
  const scan = (as: string, code: string) => data(person(as), { action: "scan", code });
  return { ...deps, call, data, codeOf, scan, setNow: (atMs: number) => (nowMs = atMs) };
}
const refused = (code: keyof typeof SENTENCES) => ({
  ok: false,
  error: { code, message: SENTENCES[code] },
});

it("gives a promoter the same code again, and another one for each channel and campaign", async () => {
  const { codeOf, data } = aBrand();
  const plain = await codeOf("A");
  expect(plain).toMatch(/^v11-0-0-/);
  expect(await codeOf("A")).toBe(plain);
  expect(await codeOf("B", { channel: "海报" })).toMatch(/^v12-1-0-/);
  expect(await codeOf("A", { channel: "朋友圈", campaign: 62 })).toMatch(/^v11-2-10-/);
  expect(await codeOf("A", { channel: "海报" })).toMatch(/^v11-1-0-/);
  expect(await data(person("o_A"), { action: "issue" })).toEqual({
    code: plain,
    scene: plain,
    path: `pages/index/index?scene=${plain}`,
  });
});

it("issues a code with one request, with two in a channel, with three in a new one", async () => {
  const { codeOf, memory } = aBrand();
  const cost = async (more: object) => {
    memory.requests = 0;
    await codeOf("A", more);
    return memory.requests;
  };
  expect(await cost({})).toBe(1);
  expect(await cost({ channel: "海报" })).toBe(3);
  expect(await cost({ channel: "海报" })).toBe(2);
});

it("draws the code that it issues", async () => {
  const { codeOf, data } = aBrand();
  const { code, png } = await data(person("o_A"), { action: "picture", channel: "海报" });
  expect(code).toBe(await codeOf("A", { channel: "海报" }));
  expect(drawnScene(Buffer.from(png as string, "base64"))).toBe(code);
});

it("issues codes to promoters only, in as many channels as codes can name", async () => {
  const { call, memory } = aBrand();
  const issue = { action: "issue", channel: "one more" };
  expect(await call(person(FAN_ID), issue)).toEqual(refused("promoter_unknown"));
  expect(await call(staff, issue)).toEqual(refused("person_required"));
  memory.documents.promoters.set("o_C", aNamed("C", { bannedAtMs: START_MS }));
  expect(await call(person("o_C"), issue)).toEqual(refused("promoter_banned"));
  expect(memory.written).toBe(0);
  const names = Array.from({ length: CHANNEL_MAX + 1 }, (_, i) => `channel ${i}`);
  memory.documents.channels.set("channels", { _id: "channels", rev: 1, names });
  expect(await call(person("o_A"), issue)).toEqual(refused("channels_full"));
});

it("attributes a new fan with one request that writes one document", async () => {
  const { codeOf, scan, memory } = aBrand();
  const code = await codeOf("A");
  memory.requests = 0;
  expect(await scan(FAN_ID, code)).toEqual({ recorded: true });
  expect([memory.requests, memory.written]).toEqual([1, 1]);
  expect([...memory.documents.fans.values()]).toEqual([
    {
      _id: FAN_ID,
      rev: 1,
      base: null,
      touches: [{ promoterNumber: 1, channel: 0, campaign: 0, atMs: START_MS }],
      touchedAtMs: START_MS,
      cameAtMs: START_MS,
    },
  ]);
});

it("writes one document for a known fan, and none for an opening that is told twice", async () => {
  const { codeOf, scan, memory, setNow } = aBrand();
  const [codeA, codeB] = [await codeOf("A"), await codeOf("B")];
  await scan(FAN_ID, codeA);
  memory.written = 0;
  memory.requests = 0;
  expect(await scan(FAN_ID, codeA)).toEqual({ recorded: false });
  expect([memory.requests, memory.written]).toEqual([2, 0]);
  setNow(START_MS + MINUTE_MS);
  memory.requests = 0;
  expect(await scan(FAN_ID, codeB)).toEqual({ recorded: true });
  expect([memory.requests, memory.written]).toEqual([3, 1]);
});

it("refuses what is no code of this brand, and writes nothing", async () => {
  const { codeOf, call, memory } = aBrand();
  const code = await codeOf("A");
  for (const forged of ["", "o_A", code.replace("v11", "v12"), `${code}0`, code.slice(0, -1)]) {
    expect(await call(person(FAN_ID), { action: "scan", code: forged })).toEqual(
      refused("code_invalid"),
    );
  }
  expect(memory.written).toBe(0);
});

it("loses no touch when a fan's first codes come at once", async () => {
  const { codeOf, memory, call } = aBrand();
  const codes = [await codeOf("A"), await codeOf("B"), await codeOf("C")];
  const as = person(FAN_ID);
  await Promise.all(codes.map((code) => call(as, { action: "scan", code })));
  const touches = memory.documents.fans.get(FAN_ID)?.touches ?? [];
  expect(touches.map(({ promoterNumber }) => promoterNumber).sort()).toEqual([1, 2, 3]);
});

it("folds the older half of a hundred touches, and says the same as before", async () => {
  const { codeOf, scan, data, memory, setNow } = aBrand();
  const codes = [await codeOf("A"), await codeOf("B")];
  for (let i = 0; i < 101; i++) {
    setNow(START_MS + i * 10 * MINUTE_MS);
    memory.requests = 0;
    expect(await scan(FAN_ID, codes[i % 2] ?? "")).toEqual({ recorded: true });
  }
  expect(memory.requests).toBe(5);
  const fan = memory.documents.fans.get(FAN_ID);
  expect(fan?.touches).toHaveLength(51);
  expect(fan?.base?.asOfMs).toBe(START_MS + 490 * MINUTE_MS);
  const { promoterNumber, untilMs, why } = await data(person(FAN_ID), { action: "whose" });
  expect([promoterNumber, untilMs]).toEqual([1, instant("d7") + 1_000 * MINUTE_MS]);
  const shown = Array.from({ length: 20 }, (_, i) => START_MS + (100 - i) * 10 * MINUTE_MS);
  expect(why).toMatchObject({ touches: shown.map((atMs) => ({ atMs })) });
});

it("tells a fan whose he is and why, by numbers alone", async () => {
  const { codeOf, scan, call, setNow } = aBrand();
  const whose = () => call(person(FAN_ID), { action: "whose" });
  const nothing = { promoterNumber: null, untilMs: null };
  expect(await whose()).toMatchObject({
    ok: true,
    data: { ...nothing, why: { standing: "never_bound", touches: [] } },
  });
  await scan(FAN_ID, await codeOf("A"));
  setNow(instant("d1"));
  await scan(FAN_ID, await codeOf("B"));
  const reply = await whose();
  expect(reply).toMatchObject({
    ok: true,
    data: {
      promoterNumber: 1,
      untilMs: instant("d7"),
      why: {
        standing: "in_force",
        touches: [
          { promoterNumber: 2, atMs: instant("d1"), verdict: "protected" },
          { promoterNumber: 1, atMs: START_MS, verdict: "bound" },
        ],
      },
    },
  });
  expect(JSON.stringify(reply)).not.toContain("o_");
  setNow(instant("d7"));
  expect(await whose()).toMatchObject({ data: { ...nothing, why: { standing: "expired" } } });
});

it("binds by the plan in force at each scan, and lengthens by what was paid", async () => {
  const { codeOf, scan, data, memory, seal, setNow } = aBrand();
  await scan(FAN_ID, await codeOf("A"));
  const attribution = { policy: "last", clickDays: 3, orderDays: 0, protectDays: 0 } as const;
  const lint = { pack: "strict", findings: [], declaration: null } as const;
  const unsealed = { _id: "p1@1", version: 1, publishedAtMs: 0, publishedBy: "staff", lint };
  const published = { ...unsealed, plan: aPlan({ attribution }) };
  const plan = { ...published, rev: 1, seal: seal.mark("plan", sealedText(published)) };
  memory.documents.plans.set("p1@1", plan);
  const versions = [{ planId: "p1", version: 1, fromMs: instant("d2") }];
  memory.documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
  const paidAtMs = instant("d1");
  memory.documents.cases.set("O1", { ...emptyCase("O1", FAN_ID), rev: 1, paidAtMs });
  const whose = async () => {
    const { promoterNumber, untilMs } = await data(person(FAN_ID), { action: "whose" });
    return [promoterNumber, untilMs];
  };
  setNow(instant("d2"));
  expect(await whose()).toEqual([1, instant("d31")]); // The default policy, of before the plan.
  await scan(FAN_ID, await codeOf("B"));
  expect(await whose()).toEqual([2, instant("d5")]);
});

it("lists to staff who is bound now, page by page", async () => {
  const { codeOf, scan, call, data, setNow } = aBrand();
  const [codeA, codeB] = [await codeOf("A"), await codeOf("B")];
  await scan("o_1", codeA);
  setNow(instant("d3"));
  await scan("o_2", codeB);
  await scan("o_3", codeA);
  await scan("o_A", codeA);
  const page = (afterId: string, limit: number) => data(staff, { action: "fans", afterId, limit });
  const untilMs = instant("d10");
  const [two, three] = [
    { fanId: "o_2", promoterId: "o_B", untilMs },
    { fanId: "o_3", promoterId: "o_A", untilMs },
  ];
  const one = { fanId: "o_1", promoterId: "o_A", untilMs: instant("d7") };
  expect(await page("", 100)).toEqual({ fans: [one, two, three], nextAfterId: null });
  expect(await page("", 2)).toEqual({ fans: [one, two], nextAfterId: "o_2" });
  expect(await page("o_2", 2)).toEqual({ fans: [three], nextAfterId: "o_A" });
  expect(await page("o_A", 2)).toEqual({ fans: [], nextAfterId: null });
  setNow(instant("d7"));
  expect(await page("", 2)).toEqual({ fans: [two], nextAfterId: "o_2" });
  expect(await call(person("o_A"), { action: "fans" })).toEqual(refused("staff_required"));
});
