import type { ReactNode } from "react";
import { Button, DateRangePicker } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { QUICK_SPANS, quickSpan, type Span, spanOf } from "./span.ts";
import { words } from "./words.ts";

/** The days of a report: by name or by the calendar; they stand in the address. */
export function SpanBar({
  filter,
  children,
}: {
  readonly filter: UrlFilter;
  readonly children?: ReactNode;
}) {
  const t = useWords(words);
  const span = spanOf(filter.get("days"), Date.now());
  const open = ({ fromDay, untilDay }: Span) => filter.set({ days: `${fromDay}~${untilDay}` });
  return (
    <div className="filters">
      {QUICK_SPANS.map((name) => {
        const quick = quickSpan(name, Date.now());
        const isThis = quick.fromDay === span.fromDay && quick.untilDay === span.untilDay;
        return (
          <Button
            key={name}
            size="small"
            variant={isThis ? "base" : "outline"}
            theme={isThis ? "primary" : "default"}
            aria-pressed={isThis}
            onClick={() => open(quick)}
          >
            {t.spans[name]}
          </Button>
        );
      })}
      <DateRangePicker
        style={{ width: 250 }}
        placeholder={[...t.dayEnds]}
        value={[span.fromDay, span.untilDay]}
        onChange={(days) => {
          const [fromDay, untilDay] = days.map(String);
          if (fromDay && untilDay) open({ fromDay, untilDay });
        }}
      />
      {children}
    </div>
  );
}
