import { editable } from "../ejson.ts";
import type { Json } from "../jsonText.ts";
import { t } from "../words.ts";
import { differences } from "./diff.ts";

type DiffProps = { before: Json | undefined; after: Json | undefined };

/** What changed, field by field. */
export function DiffView({ before, after }: DiffProps) {
  const all = differences(before, after);
  if (all.length === 0) return <p class="soft">{t("没有差别", "No difference")}</p>;
  return (
    <table class="diff mono" aria-label={t("差别", "Differences")}>
      <tbody>
        {all.map(({ path, before: left, after: right }) => (
          <tr key={path}>
            <th scope="row">{path || t("整个文档", "the whole document")}</th>
            <td>
              {left !== undefined && <del>{written(left)}</del>}
              {right !== undefined && <ins>{written(right)}</ins>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function written(value: Json): string {
  return JSON.stringify(editable(value), null, typeof value === "object" ? 2 : 0);
}
