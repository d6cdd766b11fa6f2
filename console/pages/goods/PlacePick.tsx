import { Select } from "tdesign-react";
import { useMay, useMe } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { stores } from "../../services/store.ts";
import { words } from "./wordsStock.ts";

export type Place = { readonly value: string; readonly label: string };

/** Where goods may lie, as far as the person sees it: the warehouse and the stores; somebody of a store has his own. */
export function usePlaces(): readonly Place[] {
  const t = useWords(words);
  const may = useMay();
  const { role } = useMe();
  const { data } = useCall("places", async () =>
    may("store.stores") ? stores({ limit: 100 }) : null,
  );
  const all = (data?.stores ?? []).map(({ storeId, name }) => ({ value: storeId, label: name }));
  return role === "store" ? all : [{ value: "", label: t.warehouse }, ...all];
}

/** The warehouse's id is empty, which a select takes for "nothing". */
const WAREHOUSE = "·";

export function PlacePick({
  place,
  places,
  label,
  onChange,
}: {
  readonly place: string;
  readonly places: readonly Place[];
  readonly label: string;
  readonly onChange: (place: string) => void;
}) {
  return (
    <Select
      filterable
      aria-label={label}
      value={place === "" ? WAREHOUSE : place}
      options={places.map((one) => ({
        value: one.value === "" ? WAREHOUSE : one.value,
        label: one.label,
      }))}
      onChange={(value) => onChange(value === WAREHOUSE ? "" : String(value))}
    />
  );
}
