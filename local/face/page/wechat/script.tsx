import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { ask, Refusal } from "../control.ts";
import type { Json, Reading } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { JsonField, readingOf } from "../parts/jsonField.tsx";
import { Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { refusalText } from "../refusalText.ts";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type Line = { readonly api: string; readonly times: number; readonly [field: string]: Json };
type Way = "answer" | "fail" | "hang" | "cut" | "duplicate" | "delayMs";

/** What the stand-ins shall answer instead of what they would. */
export function Script(_: { place: Place }) {
  const asked = useAsk<{ waiting: readonly Line[] }>({ path: "wechat/script" }, 3000);
  const clear = async () => {
    await ask("wechat/script/clear", {});
    toast(t("已清空", "Cleared"));
    asked.reload();
  };
  return (
    <>
      <AddLine onAdded={asked.reload} />
      <Panel
        title={t("等待中的脚本", "Lines waiting")}
        actions={<Button onPress={clear}>{t("清空", "Clear")}</Button>}
        isFlush
      >
        <Told asked={asked}>
          {({ waiting }) =>
            waiting.length === 0 ? (
              <Empty
                title={t(
                  "没有脚本，替身按自己的方式回答",
                  "None: the stand-ins answer by themselves",
                )}
              />
            ) : (
              <Table
                label={t("等待中的脚本", "Lines waiting")}
                columns={[
                  { head: t("接口", "Interface"), cell: ({ api }: Line) => <code>{api}</code> },
                  {
                    head: t("怎样", "How"),
                    cell: ({ api: _api, times: _times, ...how }) => (
                      <code>{JSON.stringify(how)}</code>
                    ),
                  },
                  { head: t("还剩", "Left"), cell: ({ times }) => times, isNumber: true },
                ]}
                rows={waiting}
                keyOf={(line) => String(waiting.indexOf(line))}
              />
            )
          }
        </Told>
      </Panel>
    </>
  );
}

type Draft = {
  readonly api: string;
  readonly way: Way;
  readonly text: string;
  readonly times: string;
};

function AddLine({ onAdded }: { onAdded: () => void }) {
  const [draft, setDraft] = useState<Draft>({ api: "", ...startOf("fail"), times: "1" });
  const [refusal, setRefusal] = useState<string>();
  const { api, way, text, times } = draft;
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const reading: Reading = takesText(way) ? readingOf(text) : { ok: true, value: true };
  const add = async () => {
    if (!reading.ok) return;
    try {
      await ask("wechat/script", { api, [way]: reading.value, times: Number(times) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return setRefusal(refusalText(error));
    }
    setRefusal(undefined);
    toast(t("已添加", "Added"));
    onAdded();
  };
  return (
    <Panel title={t("添加一条", "Add a line")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <LineFields draft={draft} onChange={set} />
        {takesText(way) && (
          <JsonField
            label={t("内容（JSON）", "What (JSON)")}
            value={text}
            onValue={(to) => set({ text: to })}
            rows={3}
            refusal={refusal}
          />
        )}
        <div class="actions">
          <Button type="submit" kind="main" isDisabled={api === "" || !reading.ok} onPress={add}>
            {t("添加", "Add")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

type LineFieldsProps = { draft: Draft; onChange: (changes: Partial<Draft>) => void };

function LineFields({ draft: { api, way, times }, onChange }: LineFieldsProps) {
  return (
    <div class="person">
      <Field
        label={t("接口", "Interface")}
        value={api}
        onValue={(to) => onChange({ api: to })}
        placeholder="subscribeMessage.send"
        isMono
      />
      <Choice
        label={t("怎样", "How")}
        value={way}
        choices={[
          ["fail", t("拒绝", "Refuse")],
          ["answer", t("照此回答", "Answer so")],
          ["hang", t("不回答", "Never answer")],
          ["cut", t("断开连接", "Cut the connection")],
          ["delayMs", t("推迟（毫秒）", "Delay (ms)")],
          ["duplicate", t("通知重复几次", "Repeat the notice")],
        ]}
        onValue={(to) => onChange(startOf(to))}
      />
      <Field
        label={t("几次", "How often")}
        value={times}
        onValue={(to) => onChange({ times: to })}
      />
    </div>
  );
}

function takesText(way: Way): boolean {
  return way !== "hang" && way !== "cut";
}

function startOf(way: Way): { way: Way; text: string } {
  return { way, text: exampleOf(way) };
}

function exampleOf(way: Way): string {
  if (way === "fail") return '{ "status": 500, "code": "SYSTEM_ERROR", "message": "scripted" }';
  if (way === "answer") return '{ "errcode": 0 }';
  return way === "delayMs" ? "1000" : "1";
}
