/** Goal: a style sheet of WeChat means in the browser what it means on the phone. */
import { join } from "node:path";
import { makeProject } from "../testing/miniProject.ts";
import { CodeFiles } from "./codeFiles.ts";
import { Problems } from "./problem.ts";
import { Styles } from "./styles.ts";

function compiled(
  wxss: string,
  o: { scope?: string; page?: string; isLightOnly?: boolean; files?: Record<string, string> } = {},
): string {
  const project = makeProject({ "a.wxss": wxss, ...o.files });
  const problems = new Problems(project.directory);
  const css = new Styles(new CodeFiles(project.directory)).compile(
    join(project.directory, "a.wxss"),
    { scope: o.scope, page: o.page, hasDarkMode: o.isLightOnly !== true },
    problems,
  );
  project.remove();
  problems.throwIfAny();
  return css.replace(/\s+/g, " ").trim();
}

it.each([
  ["rpx", ".a{width:10rpx}", ".a{width:calc(var(--rpx) * 10)}"],
  ["rpx below nought", ".a{margin:-1.5rpx 0}", ".a{margin:calc(var(--rpx) * -1.5) 0}"],
  ["rpx in calc", ".a{top:calc(100% - 8rpx)}", ".a{top:calc(100% - calc(var(--rpx) * 8))}"],
  ["the height of the page", ".a{height:100vh}", ".a{height:100cqh}"],
  [
    "an address that looks like a unit",
    ".a{background:url(a100vh.png)}",
    ".a{background:url(a100vh.png)}",
  ],
  [
    "rpx of a media query",
    "@media (min-width:750rpx){.a{top:0}}",
    "@media (min-width:375px){.a{top:0}}",
  ],
  ["page", "page{color:red}", "page{color:red}"],
])("%s", (_, wxss, css) => expect(compiled(wxss)).toBe(css));

it.each([
  ["classes", ".a .b-c{top:0}", ".s1--a .s1--b-c{top:0}"],
  ["several", ".a.b,view>.c{top:0}", ".s1--a.s1--b,view>.s1--c{top:0}"],
  ["pseudo classes", ".a:not(.b):active::after{top:0}", ".s1--a:not(.s1--b):active::after{top:0}"],
  ["the host", ":host .b,:host{top:0}", "[wx-host=s1] .s1--b,[wx-host=s1]{top:0}"],
  ["attributes", '.a[data-x="1.5"]{top:0}', '.s1--a[data-x="1.5"]{top:0}'],
  ["tags and ids", "view #b{top:0}", "view #b{top:0}"],
  ["numbers of keyframes", "@keyframes k{0.5%{top:0}}", "@keyframes k{0.5%{top:0}}"],
])("keeps a component's own: %s", (_, wxss, css) => {
  expect(compiled(wxss, { scope: "s1" })).toBe(css);
});

it.each([
  ["classes", ".a .b, .c{top:0}", ".a .bP, .cP{top:0}"],
  ["the page", "page{top:0}", "pageP{top:0}"],
  ["pseudo classes", ".a:active,.b:not(.c,.d){top:0}", ".a:activeP,.b:not(.c,.d)P{top:0}"],
  ["what is drawn beside", ".a::before,.b>.c:after{top:0}", ".aP::before,.b>.cP:after{top:0}"],
  ["attributes", '.a[data-x="1,5"]{top:0}', '.a[data-x="1,5"]P{top:0}'],
  ["keyframes", "@keyframes k{50%{top:0}to{top:1px}}", "@keyframes k{50%{top:0}to{top:1px}}"],
])("keeps a page's own to the page: %s", (_, wxss, css) => {
  const page = ':where(.mp-page[data-path="pages/a/a"] *)';
  expect(compiled(wxss, { page: "pages/a/a" })).toBe(css.replace(/P(?=[,:{ ])/g, page));
});

it.each([
  [
    "dark",
    "@media (prefers-color-scheme: dark){page,.a{color:red}}",
    ':where(:root[data-theme="dark"]) page,:where(:root[data-theme="dark"]) .a{color:red}',
  ],
  [
    "light",
    "@media (prefers-color-scheme:light){.a{color:red}}",
    ':where(:root[data-theme="light"]) .a{color:red}',
  ],
  [
    "not in the steps of an animation",
    "@media (prefers-color-scheme: dark){@keyframes k{from{top:0}}}",
    "@keyframes k{from{top:0}}",
  ],
  [
    "with another condition",
    "@media (prefers-color-scheme: dark) and (min-width: 1px){.a{top:0}}",
    '@media (min-width: 1px){:where(:root[data-theme="dark"]) .a{top:0}}',
  ],
])("asks the phone for its theme: %s", (_, wxss, css) => expect(compiled(wxss)).toBe(css));

it("shows a mini program without dark mode as WeChat does, light always", () => {
  const wxss =
    "@media (prefers-color-scheme: dark){.a{top:0}}@media (prefers-color-scheme: light){.b{top:0}}";
  expect(compiled(wxss, { isLightOnly: true })).toBe(".b{top:0}");
});

it("puts imports in their place, from beside, from the root and from a package", () => {
  const files = {
    "b/b.wxss": '@import "./c.wxss";.b{top:1rpx}',
    "b/c.wxss": ".c{top:0}",
    "d.wxss": ".d{top:0}",
    "node_modules/kit/package.json": "{}",
    "node_modules/kit/miniprogram_dist/e.wxss": ".e{top:0}",
  };
  const wxss =
    '@import "b/b.wxss";@import "/d.wxss";@import "miniprogram_npm/kit/e.wxss";.a{top:0}';
  expect(compiled(wxss, { files })).toBe(
    ".c{top:0}.b{top:calc(var(--rpx) * 1)}.d{top:0}.e{top:0}.a{top:0}",
  );
});

it("does not follow sheets that import each other without end", () => {
  const files = { "b.wxss": '@import "./a.wxss";' };
  expect(() => compiled('@import "./b.wxss";', { files })).toThrow(/imports itself/);
});

const ICONS =
  "@font-face{font-family:t;src:url(https://tdesign.gtimg.com/icon/t.woff)}.t-icon-home:before{content:'\\E1'}";

it("draws the icons of a known font from pictures, where the project has them", () => {
  const files = { "node_modules/tdesign-icons-svg/src/home.svg": "<svg/>" };
  const css = compiled(ICONS, { files });
  expect(css).toContain("mask:url(/icons/tdesign/home.svg)");
  expect(css).not.toContain("font-face");
  expect(compiled(ICONS)).toContain("font-face");
});
