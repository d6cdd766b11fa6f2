import { Table } from "tdesign-react";
import type { ListProps } from "./ListPage.tsx";

type Shown<Row> = ListProps<Row> & {
  readonly rows: readonly Row[];
  readonly current: string | null;
  readonly chosen: readonly string[];
  readonly setChosen: (keys: readonly string[]) => void;
  readonly isLoading: boolean;
};

/** The rows themselves. TDesign's table takes rows of any shape and asks for a key among their fields. */
export function ListRows<Row>(props: Shown<Row>) {
  const { columns, rows, rowKey, current, chosen, setChosen, isLoading, onOpen } = props;
  const keyed = rows.map((row) => ({ key: rowKey(row), row }));
  const choice = { colKey: "row-select", type: "multiple" as const, width: 44 };
  return (
    <Table
      size="small"
      hover
      rowKey="key"
      data={keyed}
      loading={isLoading && rows.length === 0}
      loadingProps={{ delay: 250 }}
      selectedRowKeys={[...chosen]}
      onSelectChange={(keys) => setChosen(keys.map(String))}
      rowClassName={({ row }) => ((row as { key: string }).key === current ? "is-current" : "")}
      onRowClick={({ row, e }) => {
        const isControl = (e.target as Element).closest("a, button, input, label, .t-checkbox");
        if (!isControl && onOpen) onOpen((row as { row: Row }).row);
      }}
      className={onOpen ? "can-open" : ""}
      tableLayout="auto"
      columns={[
        ...(props.bulk?.length ? [choice] : []),
        ...columns.map(({ key, title, cell, width, align = "left", isEllipsis = false }) => ({
          ...{ colKey: key, title, align, ellipsis: isEllipsis },
          ...(width === undefined ? {} : { width }),
          cell: ({ row }: { row: object }) => cell((row as { row: Row }).row),
        })),
      ]}
    />
  );
}
