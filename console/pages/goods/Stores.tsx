import { useNavigate } from "react-router";
import { Button, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { type StoreForStaff, stores } from "../../services/store.ts";
import { words } from "./wordsStores.ts";

/** All stores; somebody of a store sees his own. */
export function Stores() {
  const t = useWords(words);
  const { language } = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const load = async (filter: UrlFilter) => {
    const state = filter.get("state");
    const page = await stores({
      ...{ search: filter.get("q"), afterId: filter.cursor, limit: 50 },
      ...(state === "open" || state === "closed" ? { state } : {}),
    });
    return { rows: page.stores, next: page.nextAfterId };
  };
  const action = may("store.save") ? (
    <Button onClick={() => void navigate("/stores/_new")}>{t.add}</Button>
  ) : null;
  return (
    <ListPage<StoreForStaff>
      list="stores"
      title={t.title}
      actions={action}
      filters={[
        { kind: "search", name: "q", label: t.search },
        {
          ...{ kind: "choice", name: "state", label: t.state },
          choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
        },
      ]}
      columns={[
        {
          ...{ key: "name", title: t.columns.name },
          cell: ({ name, storeId }) => (
            <span>
              {name}
              <br />
              <span className="faint">{storeId}</span>
            </span>
          ),
        },
        {
          ...{ key: "state", title: t.state, width: 90 },
          cell: ({ isOpen }) => <OpenTag isOpen={isOpen} />,
        },
        { key: "address", title: t.columns.address, cell: ({ address }) => address },
        { key: "phone", title: t.columns.phone, cell: ({ phone }) => phone },
        { key: "hours", title: t.columns.hours, cell: ({ hoursText }) => hoursText[language] },
        {
          ...{ key: "services", title: t.columns.services },
          cell: (store) => servicesOf(store, t) || "—",
        },
        {
          ...{ key: "regions", title: t.columns.regions, align: "right" },
          cell: ({ regions }) => filled(t.regionsCount, { n: regions.length }),
        },
      ]}
      sheet={[
        { title: t.id, text: ({ storeId }) => storeId },
        { title: t.name, text: ({ name }) => name },
        { title: t.state, text: ({ isOpen }) => (isOpen ? t.open : t.closed) },
        { title: t.columns.address, text: ({ address }) => address },
        { title: t.columns.phone, text: ({ phone }) => phone },
        { title: t.columns.hours, text: ({ hoursText }) => hoursText[language] },
        { title: t.columns.services, text: (store) => servicesOf(store, t) },
        { title: t.columns.regions, text: ({ regions }) => regions.join(" ") },
      ]}
      load={load}
      rowKey={({ storeId }) => storeId}
      onOpen={({ storeId }) => void navigate(`/stores/${storeId}`)}
      whenEmpty={{ title: t.empty, hint: t.emptyHint, action }}
    />
  );
}

const servicesOf = (
  { picksUp, delivers }: StoreForStaff,
  t: { readonly picksUp: string; readonly delivers: string },
): string => [picksUp ? t.picksUp : "", delivers ? t.delivers : ""].filter(Boolean).join(" · ");

export function OpenTag({ isOpen }: { readonly isOpen: boolean }) {
  const t = useWords(words);
  return (
    <Tag size="small" variant="light" theme={isOpen ? "success" : "default"}>
      {isOpen ? t.open : t.closed}
    </Tag>
  );
}
