import type { ReactNode } from "react";
import { Section } from "../../parts/Page.tsx";
import { Remarks } from "./Remarks.tsx";
import type { SectionName } from "./remarks.ts";

/** A part of the form, with what is said of it at its end. */
export function Part({
  name,
  title,
  hint,
  children,
}: {
  readonly name: SectionName;
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <div id={`part-${name}`}>
      <Section title={title}>
        {hint ? <p className="faint plans-hint">{hint}</p> : null}
        {children}
        <Remarks section={name} />
      </Section>
    </div>
  );
}
