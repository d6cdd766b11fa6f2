import { resultsOf } from "./consent";

/** Goal: what WeChat says of templates is told by moment, and nothing that it does not say. */
it.each([
  [{}, {}],
  [
    { T1: "accept", T2: "reject" },
    { shipped: "accept", refunded: "reject" },
  ],
  [{ T1: "ban", T9: "accept", errMsg: "ok" }, { shipped: "ban" }],
  [{ T1: "acceptWithAudio" }, {}],
  [{ T2: "filter" }, { refunded: "filter" }],
])("%j: %j", (said, results) => {
  const templates = [
    { moment: "shipped", templateId: "T1" },
    { moment: "refunded", templateId: "T2" },
  ] as const;
  expect(resultsOf(templates, said)).toEqual(results);
});
