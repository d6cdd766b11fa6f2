import { useState } from "react";
import { Button, Input, RadioGroup, Select, Tag } from "tdesign-react";
import type { AssessReply } from "#contracts/reports.ts";
import type { AssessedAction, Measure } from "#core/reports/targets.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, fenOf } from "../../lib/money.ts";
import { choiceWidth } from "../../lib/textWidth.ts";
import { plain, wholeOf } from "../../lib/typed.ts";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Named } from "../../parts/Named.tsx";
import { Section } from "../../parts/Page.tsx";
import { placeText } from "../../parts/placeText.ts";
import { Promoter } from "../../parts/Promoter.tsx";
import { TextFilter } from "../../parts/TextFilter.tsx";
import { Turn } from "../../parts/Turn.tsx";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { assess } from "../../services/reports.ts";
import { SpanBar } from "./SpanBar.tsx";
import { spanOf } from "./span.ts";
import { isMoney, told } from "./targetForm.ts";
import { words } from "./wordsTargets.ts";
import "./reports.css";

/** Who reached a target in some days, and what is proposed for who did not. All of it stands in the address. */
export function Assessment() {
  const { assess: t, form } = useWords(words);
  const filter = useUrlFilter();
  const by = (Object.keys(form.measures) as Measure[]).find((one) => one === filter.get("by"));
  const measure = by ?? "sales";
  const [typed, setTyped] = useState(filter.get("target"));
  const value = isMoney(measure) ? fenOf(typed) : wholeOf(typed);
  const isWrong = typed.trim() !== "" && (value === null || value < 0);
  const run = () => {
    if (value !== null && value >= 0) filter.set({ by: measure, target: plain(typed) });
  };
  return (
    <Section title={t.title}>
      <SpanBar filter={filter}>
        <Named name={form.measure}>
          <Select
            style={{ width: 180 }}
            value={measure}
            options={Object.entries(form.measures).map(([name, label]) => ({ value: name, label }))}
            onChange={(name) => filter.set({ by: String(name) })}
          />
        </Named>
        <Input
          style={{ width: 220 }}
          label={`${t.target} `}
          placeholder={isMoney(measure) ? t.yuan : t.whole}
          value={typed}
          status={isWrong ? "error" : undefined}
          onChange={setTyped}
          onEnter={run}
        />
        <Select
          style={{ width: choiceWidth(`${t.otherwise}: `, Object.values(t.actions)) }}
          label={`${t.otherwise}: `}
          value={filter.get("otherwise") || "keep"}
          options={Object.entries(t.actions).map(([name, label]) => ({ value: name, label }))}
          onChange={(name) => filter.set({ otherwise: String(name) })}
        />
        <TextFilter filter={filter} name="level" label={t.level} />
        <TextFilter filter={filter} name="region" label={t.region} />
        <Button disabled={value === null || value < 0} onClick={run}>
          {t.run}
        </Button>
      </SpanBar>
      {isWrong ? (
        <p className="wrong">{isMoney(measure) ? form.valueWrong : t.countWrong}</p>
      ) : null}
      {filter.get("target") === "" ? null : <Result measure={measure} />}
    </Section>
  );
}

function Result({ measure }: { readonly measure: Measure }) {
  const { assess: t } = useWords(words);
  const filter = useUrlFilter();
  const target = filter.get("target");
  const only = filter.get("only");
  const optional = (name: string) => (filter.get(name) === "" ? {} : { [name]: filter.get(name) });
  const asked = useCall(`${filter.text}|${filter.cursor}`, () =>
    assess({
      ...spanOf(filter.get("days"), Date.now()),
      ...{ by: measure, targetValue: (isMoney(measure) ? fenOf(target) : Number(target)) ?? 0 },
      otherwise: (filter.get("otherwise") || "keep") as AssessedAction,
      ...{ ...optional("level"), ...optional("region") },
      ...(only === "" ? {} : { passed: only === "passed" }),
      afterRows: Number(filter.cursor) || 0,
    }),
  );
  return (
    <Loaded asked={asked}>
      {(data) => (
        <>
          <p>
            {filled(t.result, { passed: count(data.passedCount), missed: count(data.missedCount) })}
          </p>
          <RadioGroup
            variant="default-filled"
            size="small"
            value={only}
            onChange={(value) => filter.set({ only: String(value) })}
            options={[
              { value: "", label: t.only.all },
              { value: "passed", label: t.only.passed },
              { value: "missed", label: t.only.missed },
            ]}
          />
          <Rows data={data} measure={measure} />
          <Turn filter={filter} next={data.nextAfterRows} />
        </>
      )}
    </Loaded>
  );
}

function Rows({ data, measure }: { readonly data: AssessReply; readonly measure: Measure }) {
  const { assess: t } = useWords(words);
  const places = useWords(regionWords);
  return (
    <Grid
      rows={data.rows}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          title: t.promoter,
          cell: ({ number }) => <Promoter id={String(number)} number={number} />,
        },
        { title: t.level, cell: ({ level }) => level ?? "—" },
        { title: t.region, cell: ({ region }) => placeText(region, places) ?? "—" },
        { title: t.value, isNumber: true, cell: ({ value }) => told(measure, value) },
        { title: t.target, isNumber: true, cell: ({ targetValue }) => told(measure, targetValue) },
        {
          title: "",
          cell: ({ passed }) => (
            <Tag theme={passed ? "success" : "warning"} variant="light" size="small">
              {passed ? t.passed : t.missedOne}
            </Tag>
          ),
        },
        { title: t.proposed, cell: ({ proposed }) => t.actions[proposed] },
      ]}
    />
  );
}
