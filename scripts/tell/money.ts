/** Fen as a Chinese shop writes them: `¥1,234.50`. It formats and computes nothing. */
export function yuan(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amountFen < 0 ? "-" : ""}¥${whole}.${digits.slice(-2)}`;
}

/** A rate in basis points as per cent: `10 %`, `12.5 %`. */
export const percent = (rateBp: number): string =>
  `${(rateBp / 100).toString().replace(/\.0+$/, "")} %`;

/** How many columns a text takes in a terminal: Chinese characters take two. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (width, sign) => width + (/[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/.test(sign) ? 2 : 1),
    0,
  );

const padded = (text: string, width: number, isRight: boolean): string => {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return isRight ? space + text : text + space;
};

/** A table for the terminal: the first row names the columns; columns of amounts stand to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const columns = head.map((_, column) => ({
    width: Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
    isRight: rows.slice(1).every((row) => /^[-¥\d.,%+ ]*$/.test(row[column] ?? "")),
  }));
  return rows
    .map((row) =>
      columns
        .map(({ width, isRight }, column) => padded(row[column] ?? "", width, isRight))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
