import type { ReactNode } from "react";
import { Button, DatePicker } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { monthAfter } from "./days.ts";
import { useKeys } from "./useKeys.ts";
import { words } from "./wordsReport.ts";

/** The month that a page is about; [ and ] go to the one before and after it. */
export function MonthBar({
  month,
  onMonth,
  children,
}: {
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly children?: ReactNode;
}) {
  const t = useWords(words);
  const go = (months: number) => onMonth(monthAfter(month, months));
  useKeys({ "[": () => go(-1), "]": () => go(1) });
  return (
    <div className="month-bar">
      <Button variant="outline" onClick={() => go(-1)}>
        ‹ {t.previous}
      </Button>
      <DatePicker
        mode="month"
        value={month}
        format="YYYY-MM"
        placeholder={t.month}
        onChange={(value) => onMonth(String(value))}
      />
      <Button variant="outline" onClick={() => go(1)}>
        {t.next} ›
      </Button>
      {children}
    </div>
  );
}
