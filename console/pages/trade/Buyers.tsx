import { useState } from "react";
import { filled, useWords } from "../../lib/language.tsx";
import { dayText } from "../../lib/time.ts";
import { phoneOf } from "../../lib/typed.ts";
import { type UrlFilter, useUrlFilter } from "../../lib/urlFilter.ts";
import { type Column, ListPage, type Rows } from "../../parts/ListPage.tsx";
import { type BuyerRow, buyers } from "../../services/buyers.ts";
import { BuyerDrawer } from "./BuyerDrawer.tsx";
import { words } from "./wordsBuyers.ts";
import "./trade.css";
import "./order.css";

/** Buyers by phone or all by id; one of them opens beside the list. */
export function Buyers() {
  const t = useWords(words);
  const filter = useUrlFilter();
  const [version, setVersion] = useState(0);
  const id = filter.get("id");
  return (
    <>
      <ListPage
        list="buyers"
        title={t.title}
        note={
          isWrong(phoneOf(filter.get("q"))) ? (
            <p className="bad">{filled(t.wrongPhone, { q: filter.get("q") })}</p>
          ) : undefined
        }
        filters={[{ kind: "search", name: "q", label: t.search }]}
        columns={columnsOf(t)}
        load={load}
        rowKey={({ buyerId }) => buyerId}
        onOpen={({ buyerId }) => filter.set({ id: buyerId })}
        whenEmpty={t.empty}
        version={version}
      />
      {id === "" ? null : (
        <BuyerDrawer
          key={id}
          buyerId={id}
          onClose={() => filter.set({ id: "" })}
          onChange={() => setVersion(version + 1)}
        />
      )}
    </>
  );
}

const isWrong = (phone: string): boolean => phone !== "" && !/^1\d{10}$/.test(phone);

const load = async (filter: UrlFilter): Promise<Rows<BuyerRow>> => {
  const phone = phoneOf(filter.get("q"));
  if (isWrong(phone)) return { rows: [], next: null };
  return buyers(phone === "" ? {} : { phone }, filter.cursor);
};

const columnsOf = (t: (typeof words)["zh"]): readonly Column<BuyerRow>[] => [
  {
    ...{ key: "buyer", title: t.columns.buyer },
    cell: ({ buyerId }) => <code>{buyerId}</code>,
  },
  { key: "name", title: t.columns.name, width: 120, cell: ({ name }) => name ?? "—" },
  { key: "phone", title: t.columns.phone, width: 140, cell: ({ phone }) => phone ?? "—" },
  { key: "city", title: t.columns.city, width: 120, cell: ({ city }) => city ?? "—" },
  {
    ...{ key: "member", title: t.columns.member, width: 150 },
    cell: ({ memberSinceMs: sinceMs }) =>
      sinceMs === null ? (
        <span className="faint">{t.notMember}</span>
      ) : (
        filled(t.member, { at: dayText(sinceMs) })
      ),
  },
  {
    ...{ key: "group", title: t.columns.group, width: 140 },
    cell: ({ group }) => group ?? <span className="faint">{t.noGroup}</span>,
  },
];
