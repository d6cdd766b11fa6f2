/** Goal: links are made and refused as WeChat's tables of errors say. */
import { createClock } from "../../clock.ts";
import { createLinks } from "./links.ts";

const NOW_MS = Date.UTC(2026, 0, 1, 15, 59);
const NOW_S = NOW_MS / 1_000;
const DAY_S = 24 * 3_600;

async function ask(api: string, parameters: object, links = createLinks(createClock(NOW_MS))) {
  const answer = await links.get(api)?.(new Map(Object.entries(parameters)));
  return answer !== undefined && "fields" in answer ? answer.fields : answer;
}

it.each([
  [0, "urllink.generate", {}],
  [0, "urllink.generate", { path: "pages/a", query: "a=1%20", env_version: "trial" }],
  [40165, "urllink.generate", { path: "pages/a?b=1" }],
  [40165, "urllink.generate", { path: 7 }],
  [40212, "urllink.generate", { query: "名=1" }],
  [40212, "urllink.generate", { query: "x".repeat(1_025) }],
  [85402, "urllink.generate", { env_version: "beta" }],
  [0, "urllink.generate", { expire_type: 0, expire_time: NOW_S + 60 }],
  [85401, "urllink.generate", { expire_type: 0, expire_time: NOW_S + 59 }],
  [0, "urllink.generate", { expire_type: 0, expire_time: NOW_S + 30 * DAY_S }],
  [85401, "urllink.generate", { expire_type: 0, expire_time: NOW_S + 30 * DAY_S + 1 }],
  [0, "urllink.generate", { expire_type: 1, expire_interval: 30 }],
  [85401, "urllink.generate", { expire_type: 1, expire_interval: 31 }],
  [85401, "urllink.generate", { expire_type: 1 }],
  [85401, "urllink.generate", { expire_type: 2, expire_interval: 1 }],
  [40097, "urllink.generate", { cloud_base: { env: "e" } }],
  [0, "urlscheme.generate", { jump_wxa: {}, is_expire: false }],
  [0, "urlscheme.generate", { jump_wxa: { path: "pages/a", query: "a=1" } }],
  [40165, "urlscheme.generate", { jump_wxa: { path: "a?b" } }],
  [40097, "urlscheme.generate", {}],
  [0, "shortlink.generate", { page_url: "pages/a?b=1", page_title: "" }],
  [40066, "shortlink.generate", { page_url: "" }],
  [40066, "shortlink.generate", { page_url: "x".repeat(1_025) }],
  [40225, "shortlink.generate", { page_url: "a", page_title: 7 }],
  [40097, "shortlink.generate", { page_url: "a", is_permanent: "yes" }],
])("errcode %i of %s for %j", async (errcode, api, parameters) => {
  expect(await ask(api, parameters)).toMatchObject({ errcode });
});

it("makes links of the form that WeChat's have, each another", async () => {
  const jump = { jump_wxa: { path: "a" } };
  const schemes = [await ask("urlscheme.generate", jump), await ask("urlscheme.generate", jump)];
  expect(schemes[0]).toMatchObject({
    openlink: expect.stringMatching(/^weixin:\/\/dl\/business\/\?t=[\w-]+$/),
  });
  expect(schemes[0]).not.toEqual(schemes[1]);
  expect(await ask("urllink.generate", {})).toMatchObject({
    url_link: expect.stringMatching(/^https:\/\/wxaurl\.cn\/[\w-]+$/),
  });
  const titled = { page_url: "a", page_title: "一".repeat(21) };
  expect(await ask("shortlink.generate", titled)).toMatchObject({
    link: expect.stringMatching(/^#小程序:\/\/一{20}\.\.\.\/[\w-]+$/),
  });
});

it("makes so many in a day of China, schemes and URL links together, and begins anew at midnight", async () => {
  const clock = createClock(NOW_MS);
  const links = createLinks(clock, { linksADay: 2, shortLinksADay: 1 });
  const codes = async (...apis: string[]) => {
    const parameters = {
      "urlscheme.generate": { jump_wxa: {} },
      "shortlink.generate": { page_url: "a" },
    };
    const answers = [];
    for (const api of apis) {
      answers.push(
        (await ask(api, parameters[api as keyof typeof parameters] ?? {}, links))?.[
          "errcode" as never
        ],
      );
    }
    return answers;
  };
  expect(await codes("urlscheme.generate", "urllink.generate", "urllink.generate")).toEqual([
    0, 0, 45009,
  ]);
  expect(await codes("shortlink.generate", "shortlink.generate")).toEqual([0, 45009]);
  clock.advanceTo(NOW_MS + 60_000);
  expect(await codes("urlscheme.generate", "shortlink.generate")).toEqual([0, 0]);
});

it("makes 100 in a second, and a fixed number of permanent short links", async () => {
  const clock = createClock(NOW_MS);
  const links = createLinks(clock, { permanentMax: 1 });
  for (let n = 0; n < 100; n++)
    expect(await ask("urllink.generate", {}, links)).toMatchObject({ errcode: 0 });
  expect(await ask("urllink.generate", {}, links)).toMatchObject({ errcode: 44990 });
  clock.advanceTo(NOW_MS + 1_000);
  expect(await ask("urllink.generate", {}, links)).toMatchObject({ errcode: 0 });
  const permanent = { page_url: "a", is_permanent: true };
  expect(await ask("shortlink.generate", permanent, links)).toMatchObject({ errcode: 0 });
  expect(await ask("shortlink.generate", permanent, links)).toMatchObject({ errcode: 85400 });
});
