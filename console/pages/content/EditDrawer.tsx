import { type ReactNode, useRef } from "react";
import { Button, Drawer } from "tdesign-react";
import type { CallError } from "../../lib/call.ts";
import { issuesOf } from "../../lib/issues.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { textOf } from "../../lib/said.ts";
import { Problem } from "../../parts/Problem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { useDrawerKeys } from "../../parts/useDrawerKeys.ts";
import { useLeaving } from "../../parts/useLeaving.ts";
import { words } from "./words.ts";
import "./content.css";

/**
 * Something that is written beside its list. Who leaves it with changes is asked once, at the button; a refusal stands over
 * the buttons, since what was pressed is there.
 */
export function EditDrawer({
  title,
  width,
  deed,
  isDirty,
  isBlocked = false,
  isSending,
  problem,
  onDo,
  onClose,
  children,
}: {
  readonly title: string;
  readonly width: number;
  /** What the button says; null = whoever looks may not write. */
  readonly deed: string | null;
  readonly isDirty: boolean;
  readonly isBlocked?: boolean;
  readonly isSending: boolean;
  readonly problem: CallError | undefined;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useWords(words);
  const { isLeaving, leave, stay } = useLeaving(isDirty, onClose);
  const place = useRef<HTMLFieldSetElement>(null);
  useDrawerKeys(leave);
  const press = () => {
    onDo();
    requestAnimationFrame(() =>
      place.current?.querySelector(".wrong")?.scrollIntoView({ block: "center" }),
    );
  };
  return (
    <Drawer
      visible
      size={`min(${width}px, 100%)`}
      header={title}
      closeOnOverlayClick={false}
      closeOnEscKeydown={false}
      onClose={leave}
      footer={
        deed === null ? (
          false
        ) : (
          <>
            {problem ? <Refusal problem={problem} /> : null}
            <div className="page-actions">
              <Button loading={isSending} disabled={isBlocked} onClick={press}>
                {deed}
              </Button>
              <Button variant="outline" theme={isLeaving ? "danger" : "default"} onClick={leave}>
                {isLeaving ? t.discard : t.cancel}
              </Button>
              <Unsaved isDirty={isDirty} />
            </div>
          </>
        )
      }
    >
      {/* Who goes on writing has not left: the next Esc asks again. */}
      <fieldset
        ref={place}
        disabled={deed === null}
        className="plain"
        onInput={stay}
        onClick={stay}
      >
        {children}
      </fieldset>
    </Drawer>
  );
}

/** What is wrong with a field stands below it, without the name that the function has for it. */
function Refusal({ problem }: { readonly problem: CallError }) {
  const t = useWords(words);
  const issues = issuesOf(problem);
  if (issues.length === 0) return <Problem problem={problem} />;
  return (
    <p className="wrong" role="alert">
      {filled(t.refused, { why: issues.map(({ message }) => textOf(message)).join(t.and) })}
    </p>
  );
}
