import { FAN_COLUMNS } from "#core/sheet/fans.ts";
import { ORDER_COLUMNS } from "#core/sheet/orders.ts";
import { PRODUCT_COLUMNS } from "#core/sheet/products.ts";
import { PROMOTER_COLUMNS } from "#core/sheet/promoters.ts";
import { SHARE_COLUMNS } from "#core/sheet/shares.ts";
import type { SheetKind } from "#core/sheet/sheet.ts";
import { WITHDRAWAL_COLUMNS } from "#core/sheet/withdrawals.ts";
import { type Cells, hintsOf, headingsOf } from "#core/sheet/table.ts";

/** A kind of table: its columns, and by which of them rows belong together. */
type Kind = {
  readonly columns: object;
  /** The place of the column that names the document. */
  readonly keyAt: number;
  /** Whether several rows may name one document; then they must follow each other. */
  readonly isGrouped: boolean;
  /** A row as it may be filled in. */
  readonly example: Cells;
};

export const KINDS: Readonly<Record<SheetKind, Kind>> = {
  products: {
    ...{ columns: PRODUCT_COLUMNS, keyAt: 0, isGrouped: true },
    example: [
      ...[
        "longjing",
        "西湖龙井",
        "明前一级",
        "核心产区，手工炒制。",
        "https://example.com/a.jpg",
        "",
      ],
      ...[
        "green",
        "商品",
        "重量=50克/100克",
        "否",
        "5",
        "30",
        "",
        "",
        "2026-03-05 14:30",
        "",
        "10",
      ],
      ...["longjing-50g", "50克", "128.00", "118.00", "金牌=108.00", "80", "", "", ""],
    ],
  },
  orders: {
    ...{ columns: ORDER_COLUMNS, keyAt: 0, isGrouped: true },
    example: [
      ...["A1b2C3d4E5f6G7h8", "待发货", "2026-03-05 14:30", "2026-03-05 14:31", "oBuyer", "快递"],
      ...[
        "林女士",
        "13800000000",
        "浙江省 杭州市 西湖区 示例路 1 号",
        "",
        "128.00",
        "0.00",
        "",
        "",
      ],
      ...["1", "longjing-50g", "西湖龙井", "50克", "1", "128.00", "128.00", ""],
      ...["SF", "SF1234567890", "", "已电话确认"],
    ],
  },
  promoters: {
    ...{ columns: PROMOTER_COLUMNS, keyAt: 1, isGrouped: false },
    example: ["", "oPromoter", "金牌", "7", "2026-03-05 14:30", "", ""],
  },
  fans: {
    ...{ columns: FAN_COLUMNS, keyAt: 0, isGrouped: false },
    example: ["oFan", "7", "", "2026-03-05 14:30", "", ""],
  },
  shares: {
    ...{ columns: SHARE_COLUMNS, keyAt: 0, isGrouped: true },
    example: [
      ...["A1b2C3d4E5f6G7h8", "2026-03-05 14:31", "longjing-50g", "oPromoter", "1", "", "rates"],
      ...["128.00", "10.00", "", "12.00", "待结算", "2026-03-30 00:00", "客服补偿"],
    ],
  },
  withdrawals: {
    ...{ columns: WITHDRAWAL_COLUMNS, keyAt: 0, isGrouped: false },
    example: [
      ...["w1", "7", "oPromoter", "F7W1Tm8x", "2026-03-05 14:30", "已付款", ""],
      ...["100.00", "0.00", "100.00", "微信", "2026-03-05 15:00", "2026-03-05 15:02"],
    ],
  },
};

const HINT = "说明：";
const EXAMPLE = "示例：";

/** The rows of a template: headings, what belongs into each column, and an example, which an import leaves out. */
export function templateRows(kind: SheetKind): readonly Cells[] {
  const { columns, example } = KINDS[kind];
  const marked = (mark: string, [first = "", ...rest]: Cells): Cells => [mark + first, ...rest];
  return [headingsOf(columns), marked(HINT, hintsOf(columns)), marked(EXAMPLE, example)];
}

export const isExplanation = ([first = ""]: Cells): boolean =>
  first.startsWith(HINT) || first.startsWith(EXAMPLE);

/** What is wrong with the headings of a file; null = nothing. */
export function headingFault(kind: SheetKind, cells: Cells): string | null {
  const headings = headingsOf(KINDS[kind].columns);
  const at = headings.findIndex((heading, place) => (cells[place] ?? "").trim() !== heading);
  if (at === -1) return null;
  return `第 1 行应为模板的表头：第 ${at + 1} 列应为「${headings[at] ?? ""}」`;
}
