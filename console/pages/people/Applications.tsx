import { useState } from "react";
import { Link } from "react-router";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filledPage } from "../../lib/filledPage.ts";
import { useWords } from "../../lib/language.tsx";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ListPage, type Rows } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { applications, type ApplicationRow } from "../../services/promoters.ts";
import { ApproveDialog } from "./ApproveDialog.tsx";
import { words } from "./wordsApplications.ts";

/** So many are on a page, or a few more. */
const ROWS = 20;

/** Those that wait, unless the address asks for all; both in the order of their ids. */
function load(filter: UrlFilter): Promise<Rows<ApplicationRow>> {
  const isAll = filter.get("state") === "all";
  return filledPage(filter.cursor, ROWS, async (cursor) => {
    const reply = await applications(cursor);
    const rows = reply.applications.filter(({ state }) => isAll || state === "applied");
    return { rows, next: reply.nextAfterId };
  });
}

/** Who asked to become a promoter. */
export function Applications() {
  const t = useWords(words);
  const may = useMay();
  const [chosen, setChosen] = useState<ApplicationRow | null>(null);
  const [version, setVersion] = useState(0);
  const canApprove = may("commission.approve");
  return (
    <>
      <ListPage
        list="applications"
        title={t.title}
        version={version}
        filters={[
          {
            ...{ kind: "choice", name: "state", label: t.state, otherwise: t.states.applied },
            choices: [{ value: "all", label: t.all }],
          },
        ]}
        load={load}
        rowKey={({ promoterId }) => promoterId}
        {...(canApprove
          ? { onOpen: (row: ApplicationRow) => row.state === "applied" && setChosen(row) }
          : {})}
        columns={[
          {
            ...{ key: "who", title: t.who },
            cell: ({ promoterId, state }) =>
              state === "applied" || !may("lists.promoter") ? (
                <code>{promoterId}</code>
              ) : (
                <Link to={`/promoters/${encodeURIComponent(promoterId)}`}>
                  <code>{promoterId}</code>
                </Link>
              ),
          },
          { key: "at", title: t.at, cell: ({ appliedAtMs }) => <When atMs={appliedAtMs} /> },
          {
            ...{ key: "state", title: t.state },
            cell: ({ state }) => (
              <Tag size="small" variant="light" theme={state === "applied" ? "warning" : "default"}>
                {t.states[state]}
              </Tag>
            ),
          },
          {
            ...{ key: "deed", title: "", align: "right" },
            cell: (row) =>
              row.state === "applied" && canApprove ? (
                <Button size="small" onClick={() => setChosen(row)}>
                  {t.approve}
                </Button>
              ) : null,
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {chosen ? (
        <ApproveDialog
          row={chosen}
          onClose={(isDone) => {
            setChosen(null);
            if (!isDone) return;
            void MessagePlugin.success(t.approved);
            setVersion(version + 1);
          }}
        />
      ) : null}
    </>
  );
}
