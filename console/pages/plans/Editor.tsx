import { useMemo, useRef } from "react";
import { Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { FormSide } from "./FormSide.tsx";
import { goToLine, JsonSide } from "./JsonSide.tsx";
import { SaidContext } from "./Remarks.tsx";
import { countOf, type Remark, sectionOf } from "./remarks.ts";
import type { Editing } from "./useDraft.ts";
import { useGoods, useGoodsText } from "./useGoods.ts";
import type { Lint } from "./useLint.ts";
import { words } from "./wordsEditor.ts";

/** Form and JSON of one draft, side by side; what the functions say of it stands where it belongs. */
export function Editor({ editing, lint }: { readonly editing: Editing; readonly lint: Lint }) {
  const t = useWords(words);
  const may = useMay();
  const area = useRef<HTMLTextAreaElement>(null);
  const { remarks } = lint;
  const goods = useGoods();
  const { nameGoods } = useGoodsText(editing.formPlan, goods);
  const isReadOnly = !may("plans.saveDraft");
  const said = useMemo(
    () => ({
      ...{ remarks, editing, goods, nameGoods },
      goTo: (line: number) => area.current && goToLine(area.current, line),
    }),
    [remarks, editing, goods, nameGoods],
  );
  return (
    <SaidContext value={{ ...said, goTo: (line) => void said.goTo(line) }}>
      <Summary lint={lint} isReadable={editing.plan !== null} />
      {lint.problem ? <Problem problem={lint.problem} /> : null}
      <div className="plans-sides">
        <fieldset disabled={isReadOnly || editing.plan === null} className="plans-fieldset">
          {editing.plan === null ? <p className="wrong plans-hint">{t.formStopped}</p> : null}
          <FormSide />
        </fieldset>
        <JsonSide editing={editing} remarks={remarks} area={area} isReadOnly={isReadOnly} />
      </div>
    </SaidContext>
  );
}

/** In one line: what stops publishing, what must be read, and where it is. */
function Summary({ lint, isReadable }: { readonly lint: Lint; readonly isReadable: boolean }) {
  const t = useWords(words);
  if (!isReadable) return null;
  const { remarks, isChecking } = lint;
  const count = (kind: Remark["kind"]) => countOf(remarks, kind);
  const counts = [
    [count("fault"), t.faults, "danger"],
    [count("error"), t.errors, "danger"],
    [count("accepted"), t.accepted, "primary"],
    [count("warning"), t.warnings, "warning"],
  ] as const;
  return (
    <div className="plans-summary" role="status">
      {counts.map(([n, text, theme]) =>
        n === 0 ? null : (
          <Tag key={text} theme={theme} variant="light">
            {filled(text, { n })}
          </Tag>
        ),
      )}
      {remarks.length === 0 && !isChecking && lint.verdict ? (
        <Tag theme="success" variant="light">
          {t.fine}
        </Tag>
      ) : null}
      {remarks.map(({ id, place, kind }, at) => (
        <button
          key={`${id}${place}${at}`}
          type="button"
          className={`plans-chip is-${kind}`}
          onClick={() =>
            document
              .getElementById(`part-${sectionOf(place)}`)
              ?.scrollIntoView({ behavior: "smooth", block: "center" })
          }
        >
          {id === "" ? place : id}
        </button>
      ))}
      {isChecking ? <span className="faint">{t.checking}</span> : null}
    </div>
  );
}
