import { chinaMinute, yuan } from "#core/explain/amounts.ts";
import type {
  BoardPart,
  RankedBy,
  RankedPeriod,
  RankedRow,
  Ranking,
  RankingPage,
} from "#core/promoter/ranking.ts";
import { spansAt } from "#core/promoter/ranking.ts";
import { promoterLabel } from "#core/promoter/words.ts";
import { chinaDay } from "#core/time.ts";

/** Which board is asked for. */
type Board = { readonly period: RankedPeriod; readonly by: RankedBy };

const NO_PART: BoardPart = { ranked: 0, rows: [] };

/** A board as the promoter with a number sees it. `top`, `chunk`: null = not made yet. */
export function rankingPage(
  { period, by }: Board,
  number: number,
  top: Ranking | null,
  chunk: Ranking | null,
  nowMs: number,
): RankingPage {
  const asOfMs = top?.asOfMs ?? null;
  const { fromMs, untilMs } = spansAt(asOfMs ?? nowMs)[period];
  const { rows, ranked } = top?.boards[`${period}/${by}`] ?? NO_PART;
  const known = top !== null && chunk !== null && chunk.asOfMs >= top.asOfMs ? chunk : null;
  const own = known?.boards[`${period}/${by}`]?.rows.find((row) => row.number === number);
  return {
    ...{ period, by, asOfMs, ranked },
    fromDay: chinaDay(fromMs),
    untilDay: chinaDay(untilMs - 1),
    sentence:
      asOfMs === null
        ? "还没有统计，每天凌晨更新一次"
        : `截至 ${chinaMinute(asOfMs)}，每天凌晨更新一次；销售额已减去退款`,
    top: rows.map((row): RankedRow => ({
      place: row.place,
      label: promoterLabel(row.number),
      isOwn: row.number === number,
      value: row.value,
      valueText: valueText(by, row.value),
    })),
    own: {
      place: own?.place ?? null,
      value: own?.value ?? 0,
      valueText: valueText(by, own?.value ?? 0),
      missing: own?.missing ?? null,
      sentence: ownSentence(by, own),
    },
  };
}

function ownSentence(by: RankedBy, own: BoardPart["rows"][number] | undefined): string {
  if (!own) return by === "fans" ? "带来第一位新粉丝就上榜" : "卖出第一单就上榜";
  if (own.missing === null) return `第 ${own.place} 名`;
  return `第 ${own.place} 名，再多 ${valueText(by, own.missing)}就追上前一名`;
}

const valueText = (by: RankedBy, value: number): string =>
  by === "fans" ? `${value} 人` : `${yuan(value)} 元`;
