import { type RefObject, useMemo, useRef } from "react";
import { Button, MessagePlugin } from "tdesign-react";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { lineOf, textOf } from "./planForm.ts";
import type { Remark } from "./remarks.ts";
import type { Editing } from "./useDraft.ts";
import { words } from "./wordsEditor.ts";

/** The height of a line, as plans.css has it. */
const LINE_PX = 20;
const SEVERITY = { fault: 0, error: 1, warning: 2, accepted: 3 } as const;

/** The draft as JSON: line numbers, and a mark on each line that something is said of. */
export function JsonSide({
  editing,
  remarks,
  area,
  isReadOnly,
}: {
  readonly editing: Editing;
  readonly remarks: readonly Remark[];
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly isReadOnly: boolean;
}) {
  const t = useWords(words);
  const gutter = useRef<HTMLDivElement>(null);
  const { text, setText, read } = editing;
  const marks = useMarks(editing, remarks);
  const count = useMemo(() => text.split("\n").length, [text]);
  const numbers = useMemo(
    () => Array.from({ length: count }, (_, at) => at + 1).join("\n"),
    [count],
  );
  const copy = () =>
    void navigator.clipboard.writeText(text).then(() => MessagePlugin.success(t.copied));
  return (
    <div className="plans-json">
      <header className="section-head">
        <h2>{t.json}</h2>
        <div className="page-actions">
          <Button size="small" variant="text" onClick={copy}>
            {t.copy}
          </Button>
          <Button
            size="small"
            variant="text"
            disabled={!read.ok || isReadOnly}
            onClick={() => read.ok && setText(textOf(read.value))}
          >
            {t.tidy}
          </Button>
        </div>
      </header>
      {read.ok ? null : (
        <button
          type="button"
          role="alert"
          className="plans-line wrong"
          onClick={() => area.current && goToLine(area.current, read.fault.line)}
        >
          {filled(t.jsonFault, {
            ...{ line: read.fault.line, column: read.fault.column },
            why: t.wanted[read.fault.wanted],
          })}
        </button>
      )}
      <div className="plans-code">
        <div className="plans-gutter" ref={gutter} aria-hidden>
          <div className="plans-numbers">
            {numbers}
            {[...marks].map(([line, { kind, told }]) => (
              <span
                key={line}
                className={`is-${kind}`}
                title={told}
                style={{ top: (line - 1) * LINE_PX }}
              >
                {line}
              </span>
            ))}
          </div>
        </div>
        <textarea
          ref={area}
          aria-label={t.json}
          spellCheck={false}
          wrap="off"
          readOnly={isReadOnly}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
    </div>
  );
}

type Mark = { readonly kind: Remark["kind"]; readonly told: string };

/** The worst of what is said of each line. */
function useMarks({ read }: Editing, remarks: readonly Remark[]): ReadonlyMap<number, Mark> {
  const { language } = useLanguage();
  return useMemo(() => {
    if (!read.ok) return new Map([[read.fault.line, { kind: "fault" as const, told: "" }]]);
    const marks = new Map<number, Mark>();
    for (const { kind, place, message, finding, id } of remarks) {
      const line = lineOf(read.lines, place);
      const known = marks.get(line);
      const told = finding ? `${id} ${finding[language]}` : message;
      const worst = known && SEVERITY[known.kind] <= SEVERITY[kind] ? known.kind : kind;
      marks.set(line, { kind: worst, told: known ? `${known.told}\n${told}` : told });
    }
    return marks;
  }, [read, remarks, language]);
}

/** Shows a line of the text and puts the caret there. */
export function goToLine(area: HTMLTextAreaElement, line: number): void {
  const before = area.value
    .split("\n")
    .slice(0, line - 1)
    .join("\n");
  const at = before === "" ? 0 : before.length + 1;
  const end = area.value.indexOf("\n", at);
  area.focus();
  area.setSelectionRange(at, end < 0 ? area.value.length : end);
  area.scrollTop = Math.max(0, (line - 6) * LINE_PX);
}
