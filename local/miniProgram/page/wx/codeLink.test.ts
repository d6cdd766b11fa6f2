/** Goal: every text that a code of this mini program can hold leads to its page, and no other text does. */
import fc from "fast-check";
import { launchByCode, launchByText, codeLink } from "./codeLink.ts";

const DRAWN = [
  { scene: "p=7&x=1", page: "pages/a/a" },
  { scene: "home" },
  { path: "pages/b/b?id=3" },
];

it.each([
  ["p=7&x=1", { path: "pages/a/a", query: { scene: "p%3D7%26x%3D1" }, scene: 1047 }],
  ["  home\n", { path: "", query: { scene: "home" }, scene: 1047 }],
  ["pages/b/b?id=3", { path: "pages/b/b", query: { id: "3" }, scene: 1047 }],
  [
    "http://127.0.0.1:1/?open=pages%2Fc%2Fc%3Fq%3D1&scene=1007",
    { path: "pages/c/c", query: { q: "1" }, scene: 1007 },
  ],
  [
    "http://127.0.0.1:1/phone?who=o&path=pages%2Fc%2Fc",
    { path: "pages/c/c", query: {}, scene: 1047 },
  ],
])("%j opens a page", (text, launch) => {
  expect(launchByText(text, DRAWN)).toEqual(launch);
});

it.each(["", "p=8", "pages/b/b", "https://example.com/", "https://example.com/?open="])(
  "%j is no code of this mini program",
  (text) => {
    expect(launchByText(text, DRAWN)).toBeUndefined();
  },
);

it("gives a scene to the page so that one decoding brings it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 32 }), (scene) => {
      const { query } = launchByCode({ scene });
      expect(decodeURIComponent(query["scene"] ?? "")).toBe(scene);
    }),
  );
});

it("reads the links that it writes", () => {
  const word = fc.stringMatching(/^[\w%~!-]{1,12}$/);
  const query = fc.dictionary(word, word, { maxKeys: 4, noNullPrototype: true });
  fc.assert(
    fc.property(query, fc.integer({ min: 1001, max: 1400 }), (query, scene) => {
      const launch = { path: "pages/a/a", query, scene };
      expect(launchByText(codeLink("http://127.0.0.1:8792", launch), [])).toEqual(launch);
    }),
  );
});
