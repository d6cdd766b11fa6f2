/** The page that stands where the console will: what is to come, what works today. */

type Line = readonly [zh: string, en: string];
type Plan = {
  readonly title: Line;
  readonly forWhom: Line;
  readonly screens: readonly Line[];
};

const CONSOLE: Plan = {
  title: ["品牌后台", "The console"],
  forWhom: [
    "给品牌员工用。页面还没有做好，这里先说清楚会有什么。",
    "For brand staff. Its screens are not built yet; this is what they will be.",
  ],
  screens: [
    [
      "分润方案：填写、合规检查、发布、历史版本",
      "Plans: write, check against the law, publish, history",
    ],
    ["商品、库存、发货、售后、门店", "Products, stock, shipping, after-sales, stores"],
    ["推广员：审核、等级、清退", "Promoters: approval, levels, bans"],
    [
      "订单：每一笔分润从哪来，退款收回了多少",
      "Orders: where each share comes from, what refunds took back",
    ],
    ["提现：审核，微信转账的结果", "Payouts: review, and what WeChat answered"],
    ["审计：账是不是平的", "The audit: whether the books balance"],
  ],
};

/** What works today, in the terminal. */
const COMMANDS: readonly (readonly [command: string, ...Line])[] = [
  [
    "docs/shop-howto.md",
    "商城的每个操作怎么调用，一步一步",
    "how the shop is called, step by step",
  ],
  ["npm run demo", "讲一遍示例店的故事", "tells the story of the example shop"],
  ["npm run demo -- 订单.csv", "换成你自己的订单", "the same with your own orders"],
  ["npm run replay -- 日志.jsonl", "把一份事件日志跑一遍", "plays a log of events"],
  ["npm run audit", "核对 npm start 这家店的账", "audits the books of the shop of npm start"],
];

export const consolePage = (doors: Doors): string => pageOf(CONSOLE, doors);

/** Where the three doors are. */
export type Doors = Readonly<Record<"cloudbaseLocal" | "console" | "miniProgram", string>>;

function pageOf({ title, forWhom, screens }: Plan, doors: Doors): string {
  const both = ([zh, en]: Line) => `${zh}<small lang="en">${en}</small>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Fenrun ${title[0]}</title>${LOOK}</head><body>
<header><p class="brand">Fenrun 分润</p><h1>${both(title)}</h1><p>${both(forWhom)}</p></header>
<main>
<section><h2>${both(["将来这里有", "To come"])}</h2>
<ul>${screens.map((screen) => `<li>${both(screen)}</li>`).join("")}</ul></section>
<section><h2>${both(["今天就能用", "Works today"])}</h2>
<p>${both(["云函数、数据库和定时器正在运行，看状态页：", "Functions, database and timers are running; see the status page:"])}
<a href="${doors.cloudbaseLocal}/">${doors.cloudbaseLocal}</a></p>
<dl>${COMMANDS.map(([command, ...line]) => `<dt><code>${command}</code></dt><dd>${both(line)}</dd>`).join("")}</dl>
</section>
</main>
<nav><a href="${doors.miniProgram}/">小程序</a><a href="${doors.console}/">品牌后台</a><a href="${doors.cloudbaseLocal}/">cloudbase-local</a></nav>
</body></html>`;
}

/** Light or dark as the reader likes; no script, no picture, no font from elsewhere. */
const LOOK = `<style>
:root { color-scheme: light dark; --paper: #f6f7f9; --card: #fff; --ink: #1c2430; --soft: #667085; --line: #e4e7ec; --accent: #0052d9; --code: #f0f2f5; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171c; --card: #1d2129; --ink: #e6e9ef; --soft: #98a2b3; --line: #2e3440; --accent: #6ea0ff; --code: #272c36; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 880px; padding: 48px 24px; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
.brand { margin: 0; color: var(--accent); font-weight: 600; }
h1 { margin: 4px 0 12px; font-size: 30px; line-height: 1.3; } h1 small { display: inline; margin-left: 12px; font-size: 18px; }
h2 { margin: 0 0 12px; font-size: 17px; } h2 small { display: inline; margin-left: 8px; }
header p { margin: 0; }
small { display: block; color: var(--soft); font-size: 13px; font-weight: 400; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr)); gap: 16px; margin: 28px 0; }
section { padding: 20px 24px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
ul { margin: 0; padding: 0; list-style: none; } li + li { margin-top: 12px; }
section p { margin: 0 0 16px; }
dl { margin: 0; } dt + dd { margin: 4px 0 12px; } dd:last-child { margin-bottom: 0; }
code { padding: 2px 6px; background: var(--code); border-radius: 4px; font: 14px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
nav { display: flex; flex-wrap: wrap; gap: 20px; }
</style>`;
