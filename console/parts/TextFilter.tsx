import { useEffect, useState } from "react";
import { Input } from "tdesign-react";
import { searched } from "../lib/typed.ts";
import type { UrlFilter } from "../lib/urlFilter.ts";

/** One filter that is typed: it counts on Enter, or when the field is left. */
export function TextFilter({
  filter,
  name,
  label,
  width = 140,
}: {
  readonly filter: UrlFilter;
  readonly name: string;
  readonly label: string;
  readonly width?: number;
}) {
  const known = filter.get(name);
  const [typed, setTyped] = useState(known);
  useEffect(() => setTyped(known), [known]);
  const apply = (value: string) => {
    if (searched(value) !== known) filter.set({ [name]: searched(value) });
  };
  return (
    <Input
      style={{ width }}
      placeholder={label}
      aria-label={label}
      clearable
      value={typed}
      onChange={setTyped}
      onEnter={apply}
      onBlur={apply}
      onClear={() => apply("")}
    />
  );
}
