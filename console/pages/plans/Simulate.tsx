import { useEffect, useRef, useState } from "react";
import { Alert, Button, DateRangePicker, Progress, Radio } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { dayFrom, endOfDay, startOfDay } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { planInForce } from "../../services/commissionPlans.ts";
import { forecast, startForecast, stepForecast, type ToldForecast } from "../../services/plans.ts";
import type { Draft } from "./planForm.ts";
import { SimulateReport } from "./SimulateReport.tsx";
import { words } from "./wordsDecide.ts";

const SPANS = [30, 90, 365];
type Against = "booked" | "current";
type Run = { readonly told: ToldForecast; readonly of: string; readonly against: Against };

/** The draft over orders that were paid already: what it would have cost, and for whom it changes what. */
export function Simulate({ plan }: { readonly plan: Draft }) {
  const { simulate: t } = useWords(words);
  const lastDay = dayFrom(Date.now(), 0);
  const [days, setDays] = useState<readonly [string, string]>(() => [
    dayFrom(Date.now(), -90),
    lastDay,
  ]);
  const [against, setAgainst] = useState<Against>("current");
  const asked = useCall("current", planInForce);
  const current = asked.data ?? null;
  const [doneBp, setDone] = useState(0);
  const [run, setRun] = useState<Run | null>(null);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  const { send, isSending, problem } = useSend(async () => {
    const [fromMs, untilMs] = [startOfDay(days[0]), endOfDay(days[1])];
    if (fromMs === null || untilMs === null) return;
    isStopped.current = false;
    setDone(0);
    const forecastId = newId();
    const base = against === "current" ? current : null;
    const compared = base ? { against: { planId: base.planId, version: base.version } } : {};
    let progress = await startForecast({ forecastId, plan, fromMs, untilMs, ...compared });
    while (progress.phase === "running" && !isStopped.current) {
      progress = await stepForecast(forecastId);
      setDone(progress.doneBp);
    }
    const told = await forecast(forecastId);
    setRun({ told, of: JSON.stringify(plan), against: base ? "current" : "booked" });
  });
  return (
    <>
      <Section title={t.question}>
        <div className="plans-picks">
          <DateRangePicker
            value={[...days]}
            clearable={false}
            presets={Object.fromEntries(
              SPANS.map((n) => [filled(t.days, { n }), [dayFrom(Date.now(), -n), lastDay]]),
            )}
            onChange={([from, until]) => setDays([String(from), String(until)])}
          />
          <span className="faint">{t.against}</span>
          <Radio.Group
            value={current === null ? "booked" : against}
            onChange={(value) => setAgainst(value === "booked" ? "booked" : "current")}
          >
            <Radio value="current" disabled={current === null}>
              {t.current}
            </Radio>
            <Radio value="booked">{t.booked}</Radio>
          </Radio.Group>
          {/* Before that answer it is not known what it would be compared with. */}
          <Button loading={isSending} disabled={asked.isLoading} onClick={() => void send()}>
            {run ? t.again : t.start}
          </Button>
          {isSending ? (
            <Button
              variant="outline"
              onClick={() => {
                isStopped.current = true;
              }}
            >
              {t.stop}
            </Button>
          ) : null}
        </div>
        {isSending ? <Progress percentage={Math.floor(doneBp / 100)} /> : null}
        {problem ? <Problem problem={problem} /> : null}
        {run && run.of !== JSON.stringify(plan) ? (
          <Alert theme="warning" className="problem" message={t.stale} />
        ) : null}
      </Section>
      {run && !isSending ? <SimulateReport told={run.told} against={run.against} /> : null}
    </>
  );
}
