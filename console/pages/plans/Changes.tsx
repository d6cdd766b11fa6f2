import { Tag } from "tdesign-react";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { Facts } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import type { Comparison } from "../../services/plans.ts";
import { useNamedGoods } from "./useGoods.ts";
import { words } from "./words.ts";

const THEMES = { better: "success", worse: "danger", neutral: "default" } as const;
type Change = Comparison["changes"][number];

/** What changes from one plan to another, and for whom. */
export function Changes({ comparison }: { readonly comparison: Comparison }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { changes, leftOut, worse, earliestMs, touches } = comparison;
  return (
    <>
      <Facts
        rows={[
          [
            t.change,
            changes.length === 0
              ? t.same
              : filled(t.changes, { n: changes.length + leftOut, worse }),
          ],
          [t.earliest, <When key="at" atMs={earliestMs} />],
          [t.touches, touches[language]],
        ]}
      />
      <ChangeList changes={changes} />
      {leftOut > 0 ? <p className="faint">{filled(t.leftOut, { n: leftOut })}</p> : null}
    </>
  );
}

/** What is worse first: it is what promoters ask about. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { nameGoods } = useNamedGoods(changes);
  const rank = { worse: 0, better: 1, neutral: 2 } as const;
  const sorted = [...changes].sort((a, b) => rank[a.direction] - rank[b.direction]);
  return (
    <ul className="plans-changes">
      {sorted.map((change) => (
        <li key={change.path + change.zh}>
          <Tag size="small" theme={THEMES[change.direction]} variant="light">
            {t.directions[change.direction]}
          </Tag>
          <span>{nameGoods(change[language])}</span>
        </li>
      ))}
    </ul>
  );
}
