import type { ReactNode } from "react";
import type { Choice } from "./goods.ts";

export type ShownChoice = Choice & { readonly content: ReactNode };

/** A choice as the list of a picker shows it: its name, and its id small. */
export const withId = ({ value, label }: Choice): ShownChoice => ({
  ...{ value, label },
  content: (
    <span className="goods-choice" title={`${label} ${value}`}>
      <span>{label}</span>
      {label === value ? null : <small className="faint">{value}</small>}
    </span>
  ),
});
