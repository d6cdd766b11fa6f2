import fc from "fast-check";
import { escaped, html } from "#core/policy/html.ts";

it.each([
  ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  [`" onload='x' \``, "&quot; onload=&#39;x&#39; &#96;"],
  ["&lt;", "&amp;lt;"],
  ["a\u202eb\u0000c\u200bd", "a\ufffdb\ufffdc\ufffdd"],
  ["普通文字 S-1", "普通文字 S-1"],
])("shows %j as text", (text, shown) => {
  expect(escaped(text)).toBe(shown);
  expect(html`<b title="${text}">${text}</b>`.html).toBe(`<b title="${shown}">${shown}</b>`);
});

it("puts pieces, lists of pieces and numbers in as they are", () => {
  const items = ["a", "<"].map((one) => html`<li>${one}</li>`);
  expect(
    html`<ul>
      ${items}
    </ul>`.html.replace(/\s/g, ""),
  ).toBe("<ul><li>a</li><li>&lt;</li></ul>");
  expect(html`<i>${7}</i>`.html).toBe("<i>7</i>");
});

it("never lets a text become markup, nor lose a sign that can be shown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = escaped(text);
      expect(shown).not.toMatch(/[<>"'`]/);
      expect(shown.replace(/&(amp|lt|gt|quot|#39|#96);/g, "")).not.toContain("&");
    }),
  );
});
