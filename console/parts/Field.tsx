import { type ReactNode, useId } from "react";
import "./form.css";

/**
 * A named place of a form: its control, what it means, and what is wrong with it, right below. The ids are for whoever
 * hears it: see `lib/fieldNames.ts`.
 */
export function Field({
  name,
  hint,
  wrong,
  isGroup = false,
  children,
}: {
  readonly name: ReactNode;
  readonly hint?: ReactNode;
  readonly wrong?: string | undefined;
  /** Several controls under one name: then a click on the name chooses none of them. */
  readonly isGroup?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const inner = (
    <>
      <span id={`${id}-name`} className="field-name">
        {name}
      </span>
      {children}
      {wrong ? (
        <span id={`${id}-wrong`} className="wrong" role="alert">
          {wrong}
        </span>
      ) : null}
      {hint ? (
        <span id={`${id}-hint`} className="faint">
          {hint}
        </span>
      ) : null}
    </>
  );
  return isGroup ? (
    <div className="field" role="group" aria-label={typeof name === "string" ? name : undefined}>
      {inner}
    </div>
  ) : (
    <label className="field">{inner}</label>
  );
}
