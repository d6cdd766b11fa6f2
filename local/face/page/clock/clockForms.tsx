import { useState } from "preact/hooks";
import { beijingTime, parseBeijingTime } from "../format.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { t } from "../words.ts";
import type { SetClock } from "./clockSection.tsx";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type FormProps = { nowMs: number; onSet: SetClock };

function timeProblem(text: string): string | undefined {
  if (text === "" || parseBeijingTime(text) !== undefined) return undefined;
  return t("写成 2026-01-02 03:04:05", "write it as 2026-01-02 03:04:05");
}

/** Forward by a step or to an instant: whatever falls due on the way runs. */
export function Drive({ nowMs, onSet }: FormProps) {
  const [text, setText] = useState("");
  const toMs = parseBeijingTime(text);
  const isPast = toMs !== undefined && toMs < nowMs;
  const problem = isPast ? t("时钟不能往回走", "the clock cannot go back") : timeProblem(text);
  const steps: readonly (readonly [string, number])[] = [
    [t("1 分钟", "1 min"), MINUTE_MS],
    [t("1 小时", "1 h"), HOUR_MS],
    [t("1 天", "1 day"), DAY_MS],
    [t("7 天", "7 days"), 7 * DAY_MS],
  ];
  return (
    <Panel title={t("前进", "Go forward")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <div class="actions">
          {steps.map(([name, ms]) => (
            <Button key={ms} onPress={() => onSet({ advanceToMs: nowMs + ms })}>
              + {name}
            </Button>
          ))}
        </div>
        <Field
          label={t("到某一刻（北京时间）", "To an instant (Beijing)")}
          value={text}
          onValue={setText}
          placeholder={beijingTime(nowMs + DAY_MS)}
          error={problem}
          isMono
        />
        <div class="actions">
          <Button
            type="submit"
            kind="main"
            isDisabled={toMs === undefined || isPast}
            onPress={() => onSet({ advanceToMs: toMs })}
          >
            {t("前进到这里", "Go there")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

export function FreezeForm({ nowMs, onSet }: FormProps) {
  const [text, setText] = useState("");
  const atMs = parseBeijingTime(text);
  return (
    <Panel title={t("冻结在", "Freeze at")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("某一刻（北京时间）", "An instant (Beijing)")}
          value={text}
          onValue={setText}
          placeholder={beijingTime(nowMs)}
          error={timeProblem(text)}
          hint={t(
            "可以早于现在；中间的定时器不会运行",
            "May be in the past; timers in between do not run",
          )}
          isMono
        />
        <div class="actions">
          <Button
            type="submit"
            isDisabled={atMs === undefined}
            onPress={() => onSet({ freezeAtMs: atMs })}
          >
            {t("冻结", "Freeze")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

const FACTOR_MIN = 0.01;
const FACTOR_MAX = 100_000;

export function FactorForm({ onSet }: { onSet: SetClock }) {
  const [text, setText] = useState("60");
  const factor = Number(text);
  const isFit = factor >= FACTOR_MIN && factor <= FACTOR_MAX;
  return (
    <Panel title={t("快放", "Run faster")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("倍数", "Factor")}
          value={text}
          onValue={setText}
          error={isFit ? undefined : t("0.01 到 100000 之间的数", "a number from 0.01 to 100,000")}
          hint={t("60：一分钟走一小时", "60: an hour passes in a minute")}
          isMono
        />
        <div class="actions">
          <Button type="submit" isDisabled={!isFit} onPress={() => onSet({ factor })}>
            {t("开始", "Start")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
