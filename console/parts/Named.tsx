import type { ReactNode } from "react";
import "./form.css";

/** A control with a name that is heard and not seen, as in a table: TDesign's inputs take no `aria-label`. */
export const Named = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) => (
  <label className="named">
    <span className="unseen">{name}</span>
    {children}
  </label>
);
