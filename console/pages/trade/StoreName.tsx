import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useMay } from "../../app/may.ts";
import { batched } from "../../lib/batched.ts";
import { store } from "../../services/store.ts";

/** One store after the other: a list names few of them, and each is asked for once for each page load. */
const nameOf = batched(async ([id = ""]: readonly string[]) => {
  const found = await store(id);
  return new Map(found ? [[id, found.name]] : []);
}, 1);

/** What a store is called, as a link to it; its number until that is known, and where it may not be asked for. */
export function StoreName({ id }: { readonly id: string }) {
  const may = useMay();
  const mayAsk = may("store.stores");
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    if (mayAsk) void nameOf(id).then((found) => isOver || setName(found));
    return () => {
      isOver = true;
    };
  }, [id, mayAsk]);
  if (!mayAsk) return <span>{id}</span>;
  return (
    <Link to={`/stores/${encodeURIComponent(id)}`} title={id}>
      {name ?? id}
    </Link>
  );
}
