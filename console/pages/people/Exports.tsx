import type { FanRow, PromoterRow, ShareRow } from "#contracts/lists.ts";
import { csvYuan } from "../../lib/csv.ts";
import { filledIn, spanOfDays } from "../../lib/daysFilter.ts";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ExportDialog } from "../../parts/ExportDialog.tsx";
import { type ExportColumn, ExportRows } from "../../parts/ExportRows.tsx";
import type { Rows } from "../../parts/ListPage.tsx";
import { placeCode } from "../../parts/regionCodes.ts";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { words as common } from "./words.ts";
import { words as fanWords } from "./wordsFans.ts";
import { words as promoterWords } from "./wordsPromoters.ts";
import { words as shareWords } from "./wordsShares.ts";
import { words as whoseWords } from "./wordsWhose.ts";

type Exporting<Row> = {
  readonly filter: UrlFilter;
  readonly load: (filter: UrlFilter) => Promise<Rows<Row>>;
  readonly onClose: () => void;
};

/** The filters of an address that a sheet knows, in words; null where others are set: then rows are taken one by one. */
function whatOf(filter: UrlFilter, known: readonly string[]): string | null {
  const names = [...new URLSearchParams(filter.text).keys()];
  if (names.some((name) => !known.includes(name))) return null;
  return names.map((name) => filter.get(name)).join("，");
}
const moment = (atMs: number | null | undefined): string => (atMs ? momentText(atMs) : "");

/** What the filters show, row by row. */
function InRows<Row>({
  title,
  columns,
  filter,
  load,
  onClose,
}: Exporting<Row> & {
  readonly title: string;
  readonly columns: readonly ExportColumn<Row>[];
}) {
  return (
    <ExportRows
      name={title}
      columns={columns}
      load={(cursor) => load({ ...filter, cursor })}
      onClose={onClose}
    />
  );
}

/** Promoters as a sheet that may be filled in and brought back, or as what a search shows. */
export function PromoterExport({ filter, load, onClose }: Exporting<PromoterRow>) {
  const { columns: t, title } = useWords(promoterWords);
  const all = useWords(common);
  const places = useWords(regionWords);
  const what = whatOf(filter, ["level", "group", "region", "state", "sort"]);
  if (what !== null) {
    const place = placeCode(filter.get("region"), places);
    const state = filter.get("state") as PromoterRow["state"] | "";
    const given = { level: filter.get("level"), group: filter.get("group"), place };
    const asked = { ...filledIn(given), ...(state === "" ? {} : { state }) };
    const told = [given.level, given.group, place, state === "" ? "" : all.states[state]];
    return (
      <ExportDialog
        asked={{ kind: "promoters", filter: asked }}
        what={told.filter((one) => one !== "").join("，")}
        onClose={onClose}
      />
    );
  }
  const columns: readonly ExportColumn<PromoterRow>[] = [
    { title: all.number, text: ({ number }) => String(number) },
    { title: t.level, text: ({ level }) => level ?? "" },
    { title: t.groups, text: ({ groups }) => groups.join(" ") },
    { title: t.region, text: ({ place }) => place ?? "" },
    { title: t.state, text: ({ state }) => all.states[state] },
    { title: t.sales, text: ({ figures }) => csvYuan(figures?.recentSoldFen ?? null) },
    { title: t.shares, text: ({ figures }) => csvYuan(figures?.recentSharesFen ?? null) },
    { title: t.since, text: ({ approvedAtMs }) => moment(approvedAtMs) },
  ];
  return <InRows {...{ title, columns, filter, load, onClose }} />;
}

/** Fans: all of them as a sheet; what filters show is taken row by row, for the sheet's filter is another one. */
export function FanExport({ filter, load, onClose }: Exporting<FanRow>) {
  const { columns: t, title } = useWords(fanWords);
  const { standings } = useWords(whoseWords);
  if (filter.text === "") {
    return <ExportDialog asked={{ kind: "fans", filter: {} }} what="" onClose={onClose} />;
  }
  const columns: readonly ExportColumn<FanRow>[] = [
    { title: t.fan, text: ({ fanId }) => fanId },
    { title: t.owner, text: ({ owner }) => (owner ? String(owner.promoterNumber) : "") },
    { title: t.until, text: ({ owner }) => moment(owner?.untilMs) },
    { title: t.channel, text: ({ owner }) => owner?.channel ?? "" },
    { title: t.visited, text: ({ visitedAtMs }) => moment(visitedAtMs) },
    { title: t.visits, text: ({ visits }) => String(visits) },
    { title: t.orders, text: ({ orders }) => String(orders) },
    { title: t.why, text: ({ standing, sentence }) => standings[standing] ?? sentence },
  ];
  return <InRows {...{ title, columns, filter, load, onClose }} />;
}

/** Shares: the sheet knows days; other filters are taken row by row. */
export function ShareExport({ filter, load, onClose }: Exporting<ShareRow>) {
  const { columns: t, states, title, and } = useWords(shareWords);
  const what = whatOf(filter, ["days"]);
  if (what !== null) {
    return (
      <ExportDialog
        asked={{ kind: "shares", filter: spanOfDays(filter.get("days")) }}
        what={what}
        onClose={onClose}
      />
    );
  }
  const columns: readonly ExportColumn<ShareRow>[] = [
    { title: t.order, text: ({ orderId, bonus }) => bonus?.period ?? orderId },
    { title: t.promoter, text: ({ promoterNumber: n, promoterId }) => String(n ?? promoterId) },
    { title: t.kinds, text: ({ kinds }) => kinds.join(and) },
    { title: t.amount, text: ({ amountFen }) => csvYuan(amountFen) },
    { title: t.takenBack, text: ({ takenBackFen }) => csvYuan(takenBackFen) },
    { title: t.state, text: ({ state }) => states[state] },
    { title: t.paid, text: ({ paidAtMs }) => moment(paidAtMs) },
    { title: t.available, text: ({ availableAtMs }) => moment(availableAtMs) },
  ];
  return <InRows {...{ title, columns, filter, load, onClose }} />;
}
