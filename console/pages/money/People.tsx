import { Link } from "react-router";
import { useMe } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useStaffNames } from "./staffNames.ts";
import { words } from "./words.ts";

/** Ids of the platform are long; so many characters tell people apart, and the whole one stands behind them. */
const SHOWN = 8;
const shortened = (id: string): string => (id.length > 2 * SHOWN ? `${id.slice(0, SHOWN)}…` : id);

/** Who of the staff did something; rules and the nightly match stand for nobody. */
export function StaffName({ id }: { readonly id: string }) {
  const { staffId } = useMe();
  const t = useWords(words);
  const names = useStaffNames();
  const known: Readonly<Record<string, string>> = {
    ...{ rules: t.byRules, matched: t.matched, [staffId]: t.byMe },
  };
  const told = known[id] ?? names.get(id) ?? shortened(id);
  return <span title={id}>{told}</span>;
}

/** An order's number, as a link to it. */
export function OrderLink({ id }: { readonly id: string }) {
  return <Link to={`/orders/${encodeURIComponent(id)}`}>{id}</Link>;
}
