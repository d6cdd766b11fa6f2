import { createContext, useContext } from "react";
import { Tag } from "tdesign-react";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { textOf } from "../../lib/said.ts";
import { concerns, lineOf } from "./planForm.ts";
import { type Remark, type SectionName, sectionOf } from "./remarks.ts";
import type { Editing } from "./useDraft.ts";
import type { Goods } from "./useGoods.ts";
import { words } from "./wordsEditor.ts";

/** What is said of the draft, for whichever part of the form shows it. */
type Said = {
  readonly remarks: readonly Remark[];
  readonly editing: Editing;
  readonly goods: Goods;
  /** Writes names of goods into what is said of the draft. */
  readonly nameGoods: (text: string) => string;
  readonly goTo: (line: number) => void;
};
export const SaidContext = createContext<Said | null>(null);
export function useSaid(): Said {
  const said = useContext(SaidContext);
  if (said === null) throw new Error("no draft is edited here");
  return said;
}

const THEMES = {
  fault: "danger",
  error: "danger",
  warning: "warning",
  accepted: "primary",
} as const;

/** What is said of one part of the form, in it. */
export function Remarks({ section }: { readonly section: SectionName }) {
  const { remarks } = useSaid();
  const own = remarks.filter(({ place }) => sectionOf(place) === section);
  if (own.length === 0) return null;
  return (
    <ul className="plans-findings" aria-live="polite">
      {own.map((one, at) => (
        <Told key={`${one.id}${one.place}${at}`} remark={one} />
      ))}
    </ul>
  );
}

/** The first thing that is wrong at a place, for a frame around it; undefined = nothing. */
export function useWrongAt(place: string): string | undefined {
  const { remarks, nameGoods } = useSaid();
  const { language } = useLanguage();
  const found = remarks.find(
    (one) => (one.kind === "fault" || one.kind === "error") && concerns(one.place, place),
  );
  return found && nameGoods(found.finding?.[language] ?? textOf(found.message));
}

function Told({ remark }: { readonly remark: Remark }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { editing, nameGoods, goTo } = useSaid();
  const { kind, id, place, message, finding } = remark;
  const line = editing.read.ok ? lineOf(editing.read.lines, place) : null;
  const story = finding?.stories?.[0]?.[language] ?? finding?.witness?.[language];
  return (
    <li className={`is-${kind}`}>
      <div>
        {id === "" ? null : (
          <Tag size="small" theme={THEMES[kind]} variant="light" title={severityOf(kind, t)}>
            {id}
          </Tag>
        )}{" "}
        {nameGoods(finding ? finding[language] : textOf(message))}{" "}
        {line === null ? null : (
          <button type="button" className="plans-line" onClick={() => goTo(line)}>
            {filled(t.line, { n: line })}
          </button>
        )}
      </div>
      {story ? (
        <p className="plans-story">
          <strong>{t.story}</strong> {nameGoods(story)}
        </p>
      ) : null}
      {finding && finding.articles.length > 0 ? (
        <p className="faint">
          {t.articles}
          {finding.articles.join("；")}
        </p>
      ) : null}
    </li>
  );
}

const severityOf = (kind: Remark["kind"], t: (typeof words)["zh"]): string =>
  kind === "fault" ? t.severity.error : t.severity[kind];
