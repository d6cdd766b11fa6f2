import { useState } from "preact/hooks";
import { hashOf } from "../address.ts";
import { ask, Refusal } from "../control.ts";
import { tookText } from "../format.ts";
import {
  identityOf,
  isWhole,
  knownPeople,
  NOBODY,
  rememberPerson,
  type Person,
} from "../identity.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Code, pretty } from "../parts/code.tsx";
import { JsonField, readingOf } from "../parts/jsonField.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { PersonField } from "../parts/personField.tsx";
import { onSubmitKeys } from "../parts/submitKeys.ts";
import { Empty } from "../parts/states.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { Calls, type CallSummary } from "./callList.tsx";
import { eventsOf, rememberEvent } from "./events.ts";

type Answered = { readonly tookMs: number; readonly result?: Json; readonly refusal?: Refusal };

/** A function, called by hand as somebody. */
export function CallFunction({ name }: { name: string }) {
  const [answered, setAnswered] = useState<Answered>();
  const calls = useAsk<{ calls: readonly CallSummary[] }>({
    path: `calls?limit=10&function=${encodeURIComponent(name)}`,
  });
  return (
    <>
      <PageHead
        title={
          <>
            <a href="#/functions">{t("函数", "Functions")}</a> / {name}
          </>
        }
        actions={
          <a href={hashOf(["functions", "calls"], { function: name })}>
            {t("它的调用记录", "Its calls")}
          </a>
        }
      />
      <div class="two">
        <CallForm
          name={name}
          onAnswer={(answer) => {
            setAnswered(answer);
            calls.reload();
          }}
        />
        <Panel
          title={t("回答", "Answer")}
          actions={answered && <span class="soft">{tookText(answered.tookMs)}</span>}
        >
          {answered === undefined ? (
            <Empty title={t("还没有调用", "Not called yet")} />
          ) : (
            <Answer answered={answered} />
          )}
        </Panel>
      </div>
      <Panel title={t("最近调用", "Latest calls")} isFlush>
        {calls.data === undefined || calls.data.calls.length === 0 ? (
          <Empty title={t("还没有调用", "Not called yet")} />
        ) : (
          <Calls calls={calls.data.calls} label={t("最近调用", "Latest calls")} />
        )}
      </Panel>
    </>
  );
}

type CallFormProps = { name: string; onAnswer: (answered: Answered) => void };

function CallForm({ name, onAnswer }: CallFormProps) {
  const [text, setText] = useState(() => eventsOf(name)[0] ?? "{}");
  const [person, setPerson] = useState(() => knownPeople()[0] ?? NOBODY);
  const reading = readingOf(text, true);
  const call = async () => {
    if (!reading.ok || !isWhole(person)) return;
    rememberEvent(name, text);
    rememberPerson(person);
    onAnswer(await called(name, reading.value, person));
  };
  return (
    <Panel title={t("调用", "Call")}>
      <form onSubmit={(event) => event.preventDefault()} onKeyDown={onSubmitKeys(call)}>
        <PersonField person={person} onPerson={setPerson} />
        <JsonField
          label={t("事件 event", "Event")}
          value={text}
          onValue={setText}
          rows={10}
          isOptional
        />
        <div class="actions">
          <Button kind="main" isDisabled={!reading.ok || !isWhole(person)} onPress={call}>
            {t("调用", "Call")}
          </Button>
          <span class="soft">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </span>
        </div>
      </form>
      <PastEvents name={name} onChoose={setText} />
    </Panel>
  );
}

/** Calls it, and tells the answer or the refusal, with the time that it took as seen from here. */
async function called(name: string, data: Json, person: Person): Promise<Answered> {
  const identity = identityOf(person);
  const beganMs = performance.now();
  const took = () => performance.now() - beganMs;
  try {
    const body = { name, data, ...(identity && { identity }) };
    const { result } = await ask<{ result: Json }>("call", body);
    return { tookMs: took(), result };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { tookMs: took(), refusal: error };
  }
}

function Answer({ answered: { result, refusal } }: { answered: Answered }) {
  if (refusal === undefined)
    return <Code text={JSON.stringify(result, null, 2)} label={t("回答", "Answer")} />;
  return (
    <div role="alert">
      <Code text={`${refusal.code}\n${pretty(refusal.message)}`} isBad label={t("错误", "Error")} />
    </div>
  );
}

function PastEvents({ name, onChoose }: { name: string; onChoose: (text: string) => void }) {
  const events = eventsOf(name);
  if (events.length === 0) return null;
  return (
    <details class="past">
      <summary>{t(`以前的事件（${events.length}）`, `Earlier events (${events.length})`)}</summary>
      <ul>
        {events.map((text) => (
          <li key={text}>
            <button type="button" class="link mono" onClick={() => onChoose(text)}>
              {text.replace(/\s+/g, " ").slice(0, 100)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
