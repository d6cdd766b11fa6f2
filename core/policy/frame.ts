import type { Block, List, Section, Table } from "#core/policy/block.ts";
import { html, type Html } from "#core/policy/html.ts";

/** A page that stands alone: no script, nothing from elsewhere. The policy in its head lets no browser fetch anything. */
export function pageOf(title: string, style: Html, body: Html): string {
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      ${body}
    </html> `;
  return page.html;
}

export type SectionLook = {
  /** What stands before the title of the n-th section, from 0. */
  readonly number: (index: number) => string;
  /** Rows of a table that are shown before the rest is left to the formal document. */
  readonly rowsMax: number;
  /** Whether all that is only for the formal document is shown. */
  readonly isFormal: boolean;
};

export const sectionsHtml = (sections: readonly Section[], look: SectionLook): readonly Html[] =>
  sections.map(
    ({ title, blocks }, index) =>
      html`<section>
        <h2>${look.number(index)}${title}</h2>
        ${blocks.map((block) => blockHtml(block, look))}
      </section> `,
  );

function blockHtml(block: Block, look: SectionLook): Html {
  if (block.kind === "sentence") {
    return block.strong ? html`<p class="strong">${block.text}</p>` : html`<p>${block.text}</p>`;
  }
  if (block.kind === "list") return listHtml(block, look);
  return block.formalOnly && !look.isFormal ? html`` : tableHtml(block, look);
}

function listHtml({ items }: List, { rowsMax }: SectionLook): Html {
  const left = items.length - rowsMax;
  const shown = items.slice(0, rowsMax).map((item) => html`<li>${item}</li>`);
  return html`<ul>
      ${shown}
    </ul>
    ${left > 0 ? html`<p class="more">另有 ${left} 条，见正式文件。</p>` : ""}`;
}

function tableHtml(table: Table, { rowsMax }: SectionLook): Html {
  const { caption, head, rows, amounts, summed = false } = table;
  const shown = rows.length > rowsMax && !summed ? rows.slice(0, rowsMax) : rows;
  const left = rows.length - shown.length;
  const cells = (row: readonly string[]) =>
    row.map((cell, index) =>
      index >= head.length - amounts
        ? html`<td class="amount">${cell}</td>`
        : html`<td${widthOf(cell)}>${cell}</td>`,
    );
  const body = shown.map((row, index) =>
    summed && index === shown.length - 1
      ? html`<tr class="sum">
          ${cells(row)}
        </tr>`
      : html`<tr>
          ${cells(row)}
        </tr>`,
  );
  const short = rows.length <= SHORT_ROWS ? "short" : "long";
  return html`<div class="table ${short}">
    ${caption === undefined ? "" : html`<p class="caption">${caption}</p>`}
    <table>
      <thead>
        <tr>
          ${head.map((cell, index) => (index >= head.length - amounts ? html`<th class="amount">${cell}</th>` : html`<th>${cell}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
    ${left > 0 ? html`<p class="more">另有 ${left} 条，见正式文件。</p>` : ""}
  </div> `;
}

/** Tables of so many rows are kept on one printed page. */
const SHORT_ROWS = 7;

/** Short texts and amounts are not broken. */
const widthOf = (cell: string): Html =>
  cell.length <= 6 || /^[\d,.]+ 元$/.test(cell) ? html` class="whole"` : html``;
