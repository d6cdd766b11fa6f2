import { Link } from "react-router";
import { useMay, useMe } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useStaffNames } from "./staffNames.ts";
import { words } from "./words.ts";

/** A promoter by number, else by openid; a link where his page may be seen. */
export function Promoter({ id, number }: { readonly id: string; readonly number?: number | null }) {
  const may = useMay();
  const t = useWords(words);
  const text = number ? filled(t.number, { n: `#${number}` }) : id;
  if (!may("lists.promoter")) {
    return (
      <span className="nowrap" title={id}>
        {text}
      </span>
    );
  }
  return (
    <Link className="nowrap" to={`/promoters/${encodeURIComponent(id)}`} title={id}>
      {text}
    </Link>
  );
}

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
