import { Link } from "react-router";
import { useMay } from "../../app/may.ts";

/** How many pieces orders hold that nobody has paid yet: a way to these orders. */
export function Held({ sku, held }: { readonly sku: string; readonly held: number }) {
  const may = useMay();
  if (held === 0 || !may("purchase.all")) return <span className="number">{held}</span>;
  return (
    <Link className="number" to={`/orders?sku=${encodeURIComponent(sku)}&state=created`}>
      {held}
    </Link>
  );
}
