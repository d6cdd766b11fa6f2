import { declarationLine } from "#core/policy/legal.ts";
import { DISTANCES, type Plan } from "#core/plan/plan.ts";
import { pageOf, sectionsHtml } from "#core/policy/frame.ts";
import { html, type Html } from "#core/policy/html.ts";
import { DISTANCE_MEANINGS, payText } from "#core/policy/rates.ts";
import { sectionsOf } from "#core/policy/sections.ts";
import { chinaTime } from "#core/policy/day.ts";
import { sellerOf } from "#core/policy/seller.ts";
import { POSTER_STYLE } from "#core/policy/style.ts";
import { nameOf, type PolicyVersion } from "#core/policy/version.ts";

/** Rows of a table before a phone's page refers to the formal document. */
const ROWS_MAX = 12;

/** The policy as one long page for phones: the rates large, then the same sections. */
export function posterPage(version: PolicyVersion): string {
  const { plan, published } = version;
  const seller = sellerOf(plan);
  const declared = declarationLine(version);
  const special = plan.overrides.length > 0;
  const since =
    published === null
      ? "草案，未发布"
      : published.fromMs === null
        ? "已发布"
        : `${chinaTime(published.fromMs)} 起生效`;
  const body = html`<body class="poster">
    <main>
      <header>
        <p class="mark">广告</p>
        <p class="issuer">${seller.name}</p>
        <h1>推广分润政策</h1>
        <p class="number">${nameOf(version)}　${since}</p>
        ${declared === null ? "" : html`<p class="declared">${declared}</p>`}
        <div class="rates">${rateCards(plan)}</div>
        <p class="base">
          ${special ? "按商品实付计算，部分商品或情形另有约定；不是收入承诺" : "按商品实付计算；不是收入承诺"}
        </p>
      </header>
      ${sectionsHtml(sectionsOf(version), { number: () => "", rowsMax: ROWS_MAX, isFormal: false })}
      <footer>
        <p>广告｜由推广者分享，购买后推广者可获佣金｜销售者：${seller.name}</p>
        ${declared === null ? "" : html`<p>${declared}</p>`}
      </footer>
    </main>
  </body>`;
  return pageOf(`推广分润政策 ${nameOf(version)}`, POSTER_STYLE, body);
}

const rateCards = ({ rates }: Plan): readonly Html[] =>
  DISTANCES.flatMap((distance) => rates.filter((rate) => rate.distance === distance)).map(
    (rate) =>
      html`<p class="card">
        <b>${payText(rate)}</b><span>${DISTANCE_MEANINGS[rate.distance]}</span>
      </p>`,
  );
