import { wxsAsScript, wxsRequires } from "./wxs.ts";

it.each([
  ["a.constructor === 'Array'", "a.constructor.name === 'Array'"],
  ['"Array" === a.b.constructor', '"Array" === a.b.constructor.name'],
  ["getRegExp('\\d+', 'g')", "getRegExp('\\\\d+', 'g')"],
  ["getRegExp('a\\\\b')", "getRegExp('a\\\\b')"],
  ["getRegExp('a\\nb')", "getRegExp('a\\nb')"],
  ["a.constructorName === 'x'", "a.constructorName === 'x'"],
])("%s", (wxs, script) => expect(wxsAsScript(wxs)).toBe(script));

it("names the files that are asked for", () => {
  expect(wxsRequires("var a = require('./a.wxs'), b = require(\"../b.wxs\");")).toEqual([
    "./a.wxs",
    "../b.wxs",
  ]);
});
