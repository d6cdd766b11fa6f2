import { useState } from "react";
import { Alert, Button, Dialog, Input, Textarea } from "tdesign-react";
import type { ManyReply } from "#contracts/promoterGroups.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { doMany, type Many } from "../../services/promoters.ts";
import { words } from "./words.ts";

type Props = {
  readonly deed: Many["action"];
  readonly promoterIds: readonly string[];
  readonly onClose: (isDone: boolean) => void;
};

/** Something for several promoters: what it is, what it would change in numbers, then what became of each. */
export function BulkDialog({ deed, promoterIds, onClose }: Props) {
  const { bulk: t } = useWords(words);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [shown, setShown] = useState<ManyReply | null>(null);
  const many = manyOf(deed, first, second);
  const looking = useSend(async () => many && setShown(await doMany(many, promoterIds, true)));
  const doing = useSend(async () => many && setShown(await doMany(many, promoterIds, false)));
  const isDone = shown?.preview === false;
  const changed = shown?.counts.changed ?? 0;
  const retype = (set: (typed: string) => void) => (typed: string) => {
    set(typed);
    setShown(null); // What was previewed was something else.
  };
  return (
    <Dialog
      visible
      width={560}
      header={t.titles[deed]}
      closeOnOverlayClick={false}
      onClose={() => onClose(isDone)}
      footer={
        isDone ? (
          <Button onClick={() => onClose(true)}>{t.close}</Button>
        ) : shown === null ? (
          <Button
            loading={looking.isSending}
            disabled={many === null}
            onClick={() => void looking.send()}
          >
            {t.preview}
          </Button>
        ) : (
          <Button
            theme={deed === "banMany" ? "danger" : "primary"}
            loading={doing.isSending}
            disabled={changed === 0}
            onClick={() => void doing.send()}
          >
            {filled(t.deeds[deed], { n: count(changed) })}
          </Button>
        )
      }
    >
      {isDone ? null : deed === "setGroups" ? (
        <>
          <label>
            {t.add}
            <Input value={first} onChange={retype(setFirst)} />
          </label>
          <label>
            {t.remove}
            <Input value={second} onChange={retype(setSecond)} />
          </label>
        </>
      ) : deed === "banMany" ? (
        <label>
          {t.reason}
          <Textarea value={first} maxlength={500} onChange={retype(setFirst)} />
        </label>
      ) : (
        <label>
          {deed === "setLevelMany" ? t.level : t.place}
          <Input
            value={first}
            onChange={retype(setFirst)}
            tips={deed === "setPlace" && many === null ? t.placeWrong : undefined}
          />
        </label>
      )}
      {shown ? <Outcome shown={shown} /> : null}
      {[looking.problem, doing.problem].map(
        (problem, at) => problem && <Problem key={at} problem={problem} />,
      )}
    </Dialog>
  );
}

/** What is asked for, or null while it is not whole. */
function manyOf(deed: Many["action"], first: string, second: string): Many | null {
  const text = first.trim();
  if (deed === "setGroups") {
    const [add, remove] = [wordsOf(first), wordsOf(second)];
    return add.length + remove.length === 0 ? null : { action: deed, add, remove };
  }
  if (deed === "setPlace") {
    return text === "" || /^\d{6}$/.test(text) ? { action: deed, place: text || null } : null;
  }
  if (text === "") return null;
  return deed === "banMany" ? { action: deed, reason: text } : { action: deed, level: text };
}

const wordsOf = (typed: string): string[] => typed.split(/\s+/).filter((word) => word !== "");

function Outcome({ shown }: { readonly shown: ManyReply }) {
  const { bulk: t } = useWords(words);
  const { preview, counts, rows, money, sentence } = shown;
  const told = (Object.keys(counts) as (keyof typeof counts)[]).filter((kind) => counts[kind] > 0);
  const failed = rows.filter(({ outcome }) => outcome !== "changed" && outcome !== "same");
  return (
    <div className="danger-body">
      <Alert theme={preview ? "info" : "success"} message={sentence} />
      <p>
        {told
          .map((kind) => {
            const name = !preview && kind === "changed" ? t.done.changed : t.outcomes[kind];
            return `${name} ${count(counts[kind])}`;
          })
          .join(" · ")}
      </p>
      {money ? (
        <p>
          {filled(t.money, {
            ...{ pending: yuanSign(money.pendingFen), available: yuanSign(money.availableFen) },
            frozen: yuanSign(money.frozenFen),
          })}
        </p>
      ) : null}
      {failed.length === 0 ? null : (
        <details open>
          <summary>{t.failedRows}</summary>
          <ul>
            {failed.map(({ promoterId, number, outcome, message }) => (
              <li key={promoterId}>
                {number ?? promoterId} {t.outcomes[outcome]} {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
