import { useMe } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useStaffNames } from "../money/staffNames.ts";
import { words } from "./wordsParcels.ts";

/** Ids of the platform are long; so many characters tell people apart. */
const SHOWN = 8;

/** Who did something, by what he is called: a colleague, the buyer, or the shop by itself. */
export function useByName(): (id: string) => string {
  const { notes: t } = useWords(words);
  const { staffId, name } = useMe();
  const names = useStaffNames();
  const known: Readonly<Record<string, string>> = {
    ...{ buyer: t.buyer, shop: t.shop, "": t.shop, [staffId]: name },
  };
  return (id) =>
    known[id] ?? names.get(id) ?? (id.length > 2 * SHOWN ? `${id.slice(0, SHOWN)}…` : id);
}
