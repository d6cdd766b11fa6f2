import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Button } from "../parts/button.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Told } from "../parts/states.tsx";
import { toast } from "../parts/toast.tsx";
import { useKnown, useServerNow, type ClockState } from "../serverNow.tsx";
import { t } from "../words.ts";
import { Drive, FactorForm, FreezeForm } from "./clockForms.tsx";
import { DrivenView, type Driven } from "./drivenView.tsx";
import { StatePanel } from "./statePanel.tsx";

export type SetClock = (wish: object) => Promise<void>;

/** The one clock of the server, and what happens when it is moved. */
export function ClockSection(_: { place: Place }) {
  const { clock } = useKnown();
  const [driven, setDriven] = useState<Driven>();
  const setClock: SetClock = async (wish) => {
    const answer = await ask<Driven>("clock", wish);
    setDriven("advanceToMs" in wish ? answer : undefined);
    clock.reload();
    toast(t("时钟已设置", "The clock is set"));
  };
  return (
    <>
      <PageHead
        title={t("时钟", "Clock")}
        about={t(
          "函数里的 Date、serverDate()、定时器和微信通知都看它",
          "Date in functions, serverDate(), timers and WeChat's notices go by it",
        )}
      />
      <Told asked={clock}>
        {(state) => (
          <>
            <Face state={state} onSet={setClock} />
            <div class="three">
              {state.mode === "frozen" && <Drive nowMs={state.nowMs} onSet={setClock} />}
              <FreezeForm nowMs={state.nowMs} onSet={setClock} />
              <FactorForm onSet={setClock} />
            </div>
            {driven !== undefined && <DrivenView driven={driven} />}
            <StatePanel onImported={clock.reload} />
          </>
        )}
      </Told>
    </>
  );
}

function Face({ state, onSet }: { state: ClockState; onSet: SetClock }) {
  const nowMs = useServerNow() ?? state.nowMs;
  return (
    <Panel>
      <div class="dial">
        <div>
          <time>{beijingTime(nowMs)}</time>
          <p class="soft">
            {t("北京时间", "Beijing")} · {new Date(nowMs).toISOString().slice(0, 19)}Z ·{" "}
            {Math.floor(nowMs)}
          </p>
        </div>
        <Mode state={state} />
        <div class="actions">
          {state.mode !== "frozen" && (
            <Button kind="main" onPress={() => onSet({ freezeAtMs: Math.floor(nowMs) })}>
              {t("现在冻结", "Freeze now")}
            </Button>
          )}
          {state.mode !== "real" && (
            <Button onPress={() => onSet({ mode: "real" })}>
              {t("跟随真实时间", "Follow real time")}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}

function Mode({ state: { mode, factor } }: { state: ClockState }) {
  if (mode === "frozen") return <Badge kind="warn">{t("已冻结", "frozen")}</Badge>;
  if (mode === "real") return <Badge kind="good">{t("真实时间", "real time")}</Badge>;
  return <Badge kind="warn">× {factor}</Badge>;
}
