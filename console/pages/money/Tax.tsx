import { useWords } from "../../lib/language.tsx";
import { useMay } from "../../app/may.ts";
import { dayText } from "../../lib/time.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Page } from "../../parts/Page.tsx";
import { daysOfMonth, monthAfter, quarterOf } from "./days.ts";
import { MonthBar } from "./MonthBar.tsx";
import { NearLimits } from "./NearLimits.tsx";
import { TaxFiles } from "./TaxFiles.tsx";
import { TaxMonth } from "./TaxMonth.tsx";
import { words } from "./wordsTax.ts";
import "./money.css";

/** The tax desk: how a month stands, the files of it, and who comes near other taxes. */
export function Tax() {
  const t = useWords(words);
  const may = useMay();
  const filter = useUrlFilter();
  const asked = filter.get("month");
  // The month that is over is what there is to do.
  const last = monthAfter(dayText(Date.now()).slice(0, 7), -1);
  const month = daysOfMonth(asked) === null ? last : asked;
  return (
    <Page title={t.title} note={<p className="faint">{t.note}</p>}>
      <MonthBar month={month} onMonth={(next) => filter.set({ month: next })} />
      <TaxMonth key={month} month={month} />
      {may("tax.withholding") ? (
        <TaxFiles key={`files ${month}`} month={month} quarter={quarterOf(month)} />
      ) : null}
      {may("tax.thresholds") ? <NearLimits key={`near ${month}`} month={month} /> : null}
    </Page>
  );
}
