import { useState } from "react";
import { Button, MessagePlugin, Select } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { dayText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { useMay } from "../../app/may.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { targets } from "../../services/reports.ts";
import { Age } from "./Age.tsx";
import { Export } from "./Export.tsx";
import { Assessment } from "./Assessment.tsx";
import { TargetEditor } from "./TargetEditor.tsx";
import { TargetGrid } from "./TargetGrid.tsx";
import { words } from "./wordsTargets.ts";

const YEARS_SHOWN = 4;

/** What the brand, its provinces and promoters are to reach in a year, and how far they are. */
export function Targets() {
  const t = useWords(words);
  const may = useMay();
  const filter = useUrlFilter();
  const months = Array.from({ length: 12 }, (_, at) => ({
    ...{ value: at + 1, label: filled(t.month, { n: at + 1 }) },
  }));
  const thisYear = Number(dayText(Date.now()).slice(0, 4));
  const year = /^20\d\d$/.test(filter.get("year")) ? filter.get("year") : String(thisYear);
  const fromMonth = Number(filter.get("from")) || 1;
  const untilMonth = Number(filter.get("until")) || 12;
  const [isEditing, setEditing] = useState(false);
  const asked = useCall(`${year}|${fromMonth}|${untilMonth}`, () =>
    targets({ year, fromMonth, untilMonth }),
  );
  const years = Array.from({ length: YEARS_SHOWN }, (_, at) => String(thisYear + 1 - at));
  const canEdit = may("reports.saveTarget") && asked.data !== undefined;
  return (
    <Page
      title={t.title}
      actions={
        isEditing ? null : (
          <>
            {asked.data?.measure ? (
              <Export report={{ action: "targets", year, fromMonth, untilMonth }} />
            ) : null}
            {canEdit ? (
              <Button onClick={() => setEditing(true)}>
                {asked.data?.measure === null ? t.make : t.edit}
              </Button>
            ) : null}
          </>
        )
      }
    >
      {isEditing ? null : (
        <div className="filters">
          <Select
            style={{ width: 130 }}
            label={`${t.year}: `}
            value={year}
            options={years.map((value) => ({ value, label: value }))}
            onChange={(value) => filter.set({ year: String(value) })}
          />
          <Select
            style={{ width: 140 }}
            label={`${t.months}: `}
            value={fromMonth}
            options={months}
            onChange={(value) =>
              filter.set({
                ...{ from: String(value) },
                ...(Number(value) > untilMonth ? { until: String(value) } : {}),
              })
            }
          />
          <Select
            style={{ width: 120 }}
            label={`${t.until} `}
            value={untilMonth}
            options={months.filter(({ value }) => value >= fromMonth)}
            onChange={(value) => filter.set({ until: String(value) })}
          />
        </div>
      )}
      <Loaded asked={asked}>
        {(data) =>
          isEditing ? (
            <TargetEditor
              known={data}
              onClose={(isSaved) => {
                setEditing(false);
                if (!isSaved) return;
                void MessagePlugin.success(t.saved);
                asked.refresh();
              }}
            />
          ) : data.measure === null ? (
            <Nothing title={filled(t.none, { year })} hint={t.noneHint}>
              {canEdit ? <Button onClick={() => setEditing(true)}>{t.make}</Button> : null}
            </Nothing>
          ) : (
            <Section>
              <Age age={data} />
              <TargetGrid nodes={data.nodes} measure={data.measure} />
            </Section>
          )
        }
      </Loaded>
      {may("reports.assess") && !isEditing ? <Assessment /> : null}
    </Page>
  );
}
