import type { Html } from "./html.ts";

/** The look of every page: no script, no picture, no font from elsewhere; light or dark as the reader likes. */
export const LOOK: Html = {
  html: `<style>
:root { color-scheme: light dark; --paper: #f6f7f9; --card: #fff; --ink: #1c2430; --soft: #667085;
  --line: #e4e7ec; --accent: #0052d9; --good: #078d5c; --bad: #c9353f; --code: #f0f2f5; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171c; --card: #1d2129; --ink: #e6e9ef;
  --soft: #98a2b3; --line: #2e3440; --accent: #6ea0ff; --good: #4cc38a; --bad: #ff7a80; --code: #272c36; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header { background: var(--card); border-bottom: 1px solid var(--line); }
header > div, main { max-width: 1080px; margin: 0 auto; padding: 20px 24px; }
header > div { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
h1 { font-size: 22px; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 15px; margin: 0; padding: 14px 18px; border-bottom: 1px solid var(--line); }
h2 span, .soft, small { color: var(--soft); font-weight: 400; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 16px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
section.wide { grid-column: 1 / -1; }
.facts { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 16px; margin: 0; }

.facts div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 18px; }
.facts dt { font-size: 13px; } .facts dt small { display: block; font-size: 12px; }
.facts dd { margin: 2px 0 0; font-size: 17px; font-weight: 600; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { text-align: left; font-weight: 400; font-size: 13px; color: var(--soft); white-space: nowrap; }
th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child, td:first-child { padding-left: 18px; } th:last-child, td:last-child { padding-right: 18px; }
tr:last-child td { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .bad { color: var(--bad); }
.none { padding: 18px; margin: 0; color: var(--soft); }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
code, pre { font: 13px/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
code { background: var(--code); border-radius: 4px; padding: 1px 5px; white-space: nowrap; }
pre { margin: 0; padding: 16px 18px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 760px) { main { grid-template-columns: minmax(0, 1fr); padding: 16px; } }
</style>`,
};
