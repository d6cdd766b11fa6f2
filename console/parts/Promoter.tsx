import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useMay } from "../app/may.ts";
import { batched } from "../lib/batched.ts";
import { filled, useWords } from "../lib/language.tsx";
import { promoterNumbers } from "../services/lists.ts";
import { words } from "./words.ts";

const NUMBERS_MAX = 100;
const numberOf = batched(promoterNumbers, NUMBERS_MAX);

/** A promoter's number by his id: undefined until it is known, null where he has none. */
function usePromoterNumber(id: string): number | null | undefined {
  const [found, setFound] = useState<{ readonly id: string; readonly number: number | null }>();
  useEffect(() => {
    let isOver = false;
    if (id !== "") void numberOf(id).then((number) => isOver || setFound({ id, number }));
    return () => {
      isOver = true;
    };
  }, [id]);
  return found?.id === id ? found.number : undefined;
}

/** A promoter's name for staff: "推广员 #4"; his id where he has no number. */
export function usePromoterName(id: string, known?: number | null): string {
  const { promoter: t } = useWords(words);
  const asked = usePromoterNumber(known ? "" : id);
  const number = known ?? asked;
  if (number === undefined) return t.unnamed;
  return number === null ? id : filled(t.numbered, { n: number });
}

/** The same as a text, where a link would be in the way. */
export const PromoterName = ({ id }: { readonly id: string }) => (
  <span title={id}>{usePromoterName(id)}</span>
);

/** The same as a link to his page, where that may be seen. `number`: left out = it is asked for. */
export function Promoter({ id, number }: { readonly id: string; readonly number?: number | null }) {
  const may = useMay();
  const name = usePromoterName(id, number);
  if (!may("lists.promoter")) {
    return (
      <span className="nowrap" title={id}>
        {name}
      </span>
    );
  }
  return (
    <Link className="nowrap" to={`/promoters/${encodeURIComponent(id)}`} title={id}>
      {name}
    </Link>
  );
}
