import { declarationLine } from "#core/policy/legal.ts";
import { pageOf, sectionsHtml } from "#core/policy/frame.ts";
import { html } from "#core/policy/html.ts";
import { sectionsOf } from "#core/policy/sections.ts";
import { chinaTime } from "#core/policy/day.ts";
import { sellerOf } from "#core/policy/seller.ts";
import { FORMAL_STYLE } from "#core/policy/style.ts";
import { nameOf, planHash, type PolicyVersion } from "#core/policy/version.ts";

/** The policy as an official document: black on white under a red head, A4, every page with its foot. */
export function formalPage(version: PolicyVersion): string {
  const { plan, published } = version;
  const seller = sellerOf(plan);
  const declared = declarationLine(version);
  const head = html`<header>
    <p class="mark">广告</p>
    <p class="issuer">${seller.name}</p>
    <p class="kind">推广分润政策文件</p>
    <p class="number">
      ${nameOf(version)}${published ? html` 　${chinaTime(published.publishedAtMs)} 发布` : ""}
    </p>
  </header>`;
  const foot = html`<div class="foot">
    ${declared === null ? "" : html`<p class="declared">${declared}</p>`}
    <p>广告｜由推广者分享，购买后推广者可获佣金｜销售者：${seller.name}</p>
    <p class="hash">${nameOf(version)}　SHA-256 ${planHash(plan)}</p>
  </div>`;
  // The foot of a table is repeated on every printed page, and keeps its own room there.
  const body = html`<body class="formal">
    <table class="sheet">
      <tfoot>
        <tr>
          <td>${foot}</td>
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>
            <main>
              ${head}
              <h1>${published ? "" : "（草案）"}推广分润政策</h1>
              ${sectionsHtml(sectionsOf(version), { number: (index) => `${NUMERALS[index] ?? ""}、`, rowsMax: Infinity, isFormal: true })}
              <p class="signed">
                ${seller.name}<br />${published ? chinaTime(published.publishedAtMs).slice(0, 10) : "草案，未发布"}
              </p>
            </main>
          </td>
        </tr>
      </tbody>
    </table>
  </body>`;
  return pageOf(`推广分润政策 ${nameOf(version)}`, FORMAL_STYLE, body);
}

const NUMERALS = [
  "一",
  "二",
  "三",
  "四",
  "五",
  "六",
  "七",
  "八",
  "九",
  "十",
  "十一",
  "十二",
  "十三",
];
