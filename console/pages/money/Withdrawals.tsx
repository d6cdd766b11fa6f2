import { useState } from "react";
import { useNavigate } from "react-router";
import type { WithdrawalRow } from "#contracts/lists.ts";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { type UrlFilter, useUrlFilter } from "../../lib/urlFilter.ts";
import { promoterIdOf } from "../../services/lists.ts";
import { countWithdrawals, listWithdrawals } from "../../services/withdraw.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { ExportDialog } from "../../parts/ExportDialog.tsx";
import { type Bulk, ListPage } from "../../parts/ListPage.tsx";
import { ApproveDialog } from "./ApproveDialog.tsx";
import { keyOf } from "./batch.ts";
import { spanOfDays } from "../../lib/daysFilter.ts";
import { RejectDialog } from "./RejectDialog.tsx";
import { StateTabs } from "./StateTabs.tsx";
import { useWithdrawalColumns } from "./withdrawalColumns.tsx";
import { dateOf, tabOf } from "./withdrawalTabs.ts";
import { words } from "./wordsWithdrawals.ts";
import "./money.css";

type Act = {
  readonly deed: "approve" | "reject";
  readonly rows: readonly WithdrawalRow[];
  readonly done: () => void;
};

type Exporting = Pick<Parameters<typeof ExportDialog>[0], "asked" | "what">;

/** Whose: by his number or his id. */
async function ofWhom(typed: string) {
  return typed === "" ? {} : { promoterId: await promoterIdOf(typed) };
}

/** The table of what the filters show, and the filters in words. */
async function exportOf(get: UrlFilter["get"], tab: string, day: string): Promise<Exporting> {
  const [promoter, days] = [get("promoter"), get("days")];
  const filter = {
    ...{ tab: tabOf(get("state")), dated: dateOf(get("dated")), ...spanOfDays(days) },
    ...(await ofWhom(promoter)),
  };
  const what = [tab, promoter, days && `${day} ${days}`].filter((part) => part !== "").join(" · ");
  return { asked: { kind: "withdrawals", filter }, what };
}

/** Withdrawals by state; those that wait for a yes are looked at in batches. */
export function Withdrawals() {
  const t = useWords(words);
  const may = useMay();
  const go = useNavigate();
  const filter = useUrlFilter();
  const [act, setAct] = useState<Act | null>(null);
  const [version, setVersion] = useState(0);
  const [exported, setExported] = useState<Exporting | null>(null);
  const exporting = useSend(async (get: UrlFilter["get"]) =>
    setExported(await exportOf(get, t.tabs[tabOf(get("state"))], t.dates[dateOf(get("dated"))])),
  );
  const counts = useCall(`counts${version}`, countWithdrawals);
  const dated = dateOf(filter.get("dated"));
  const columns = useWithdrawalColumns(dated);
  const tab = tabOf(filter.get("state"));
  const mayDecide = tab === "review" || tab === "all";
  const bulkOf = (deed: Act["deed"], key: string): Bulk<WithdrawalRow> => ({
    ...{ text: t[deed], key, isDangerous: deed === "reject" },
    run: (rows, done) => setAct({ deed, rows, done }),
  });
  const close = (isChanged: boolean) => {
    setAct(null);
    if (!isChanged) return;
    act?.done();
    setVersion(version + 1);
  };
  const Dialog = act?.deed === "reject" ? RejectDialog : ApproveDialog;
  return (
    <>
      <ListPage<WithdrawalRow>
        list="withdrawals"
        title={t.title}
        version={version}
        above={
          <StateTabs
            tab={tab}
            counts={counts.data?.counts}
            onTab={(state) => filter.set({ state })}
          />
        }
        filters={[
          { kind: "search", name: "promoter", label: t.promoter },
          { kind: "search", name: "transfer", label: t.transfer },
          {
            ...{ kind: "choice", name: "dated", label: t.dated, otherwise: t.dates.requested },
            choices: (["sent", "ended"] as const).map((value) => ({
              value,
              label: t.dates[value],
            })),
          },
          { kind: "days", name: "days", label: t.dates[dated] },
        ]}
        load={async ({ get, cursor }) => {
          const transferNumber = get("transfer");
          const { withdrawals, nextCursor } = await listWithdrawals({
            ...{ tab: tabOf(get("state")), cursor, limit: 50, ...spanOfDays(get("days")) },
            dated: dateOf(get("dated")),
            ...(await ofWhom(get("promoter"))),
            ...(transferNumber === "" ? {} : { transferNumber }),
          });
          return { rows: withdrawals, next: nextCursor };
        }}
        rowKey={keyOf}
        onOpen={({ promoterId, withdrawalId }) =>
          void go(
            `/withdrawals/${encodeURIComponent(promoterId)}/${encodeURIComponent(withdrawalId)}`,
          )
        }
        columns={columns}
        bulk={
          mayDecide && may("withdraw.approveMany")
            ? [bulkOf("approve", "a"), bulkOf("reject", "r")]
            : []
        }
        onExport={
          may("sheets.startExport") && filter.get("transfer") === ""
            ? ({ get }) => void exporting.send(get)
            : undefined
        }
        whenEmpty={{ title: t.emptyReview, hint: t.emptyReviewHint }}
      />
      {exported ? <ExportDialog {...exported} onClose={() => setExported(null)} /> : null}
      {act === null ? null : <Dialog rows={act.rows} onClose={close} />}
    </>
  );
}
