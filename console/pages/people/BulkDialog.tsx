import { useState } from "react";
import { Alert, Button, Dialog, Input, Textarea } from "tdesign-react";
import type { ManyReply } from "#contracts/promoterGroups.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { LevelPick } from "../../parts/LevelPick.tsx";
import { placeCode } from "../../parts/regionCodes.ts";
import { words as provinceWords } from "../../parts/wordsProvinces.ts";
import { levels } from "../../services/content.ts";
import { doMany, type Many } from "../../services/promoters.ts";
import { words } from "./wordsBulk.ts";

type Props = {
  readonly deed: Many["action"];
  readonly promoterIds: readonly string[];
  readonly onClose: (isDone: boolean) => void;
};

/** Something for several promoters: what it is, what it would change in numbers, then what became of each. */
export function BulkDialog({ deed, promoterIds, onClose }: Props) {
  const t = useWords(words);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [shown, setShown] = useState<ManyReply | null>(null);
  const provinces = useWords(provinceWords);
  const many = manyOf(deed, deed === "setPlace" ? placeCode(first, provinces) : first, second);
  const looking = useSend(async () => many && setShown(await doMany(many, promoterIds, true)));
  const doing = useSend(async () => many && setShown(await doMany(many, promoterIds, false)));
  const isDone = shown?.preview === false;
  const changed = shown?.counts.changed ?? 0;
  const retype = (set: (typed: string) => void) => (typed: string) => {
    set(typed);
    setShown(null); // What was previewed was something else.
  };
  const problem = looking.problem ?? doing.problem;
  if (isDone) {
    return (
      <Dialog
        visible
        width={560}
        header={t.titles[deed]}
        onClose={() => onClose(true)}
        footer={<Button onClick={() => onClose(true)}>{t.close}</Button>}
      >
        <Outcome shown={shown} />
      </Dialog>
    );
  }
  return (
    <FormDialog
      width={560}
      title={t.titles[deed]}
      deed={shown === null ? t.preview : filled(t.deeds[deed], { n: count(changed) })}
      isDangerous={deed === "banMany" && shown !== null}
      isSending={looking.isSending || doing.isSending}
      isBlocked={shown === null ? many === null : changed === 0}
      problem={problem}
      onDo={() => void (shown === null ? looking : doing).send()}
      onClose={() => onClose(false)}
    >
      <Fields
        {...{ deed, first, second }}
        isWhole={many !== null}
        setFirst={retype(setFirst)}
        setSecond={retype(setSecond)}
      />
      {shown ? <Outcome shown={shown} /> : null}
    </FormDialog>
  );
}

function Fields({
  deed,
  first,
  isWhole,
  second,
  setFirst,
  setSecond,
}: {
  readonly deed: Many["action"];
  readonly first: string;
  readonly isWhole: boolean;
  readonly second: string;
  readonly setFirst: (typed: string) => void;
  readonly setSecond: (typed: string) => void;
}) {
  const t = useWords(words);
  const { data: known } = useCall("levels", levels);
  if (deed === "setGroups") {
    return (
      <>
        <Field name={t.add}>
          <Input value={first} onChange={setFirst} autofocus />
        </Field>
        <Field name={t.remove}>
          <Input value={second} onChange={setSecond} />
        </Field>
      </>
    );
  }
  if (deed === "banMany") {
    return (
      <Field name={t.reason}>
        <Textarea value={first} maxlength={500} onChange={setFirst} autofocus />
      </Field>
    );
  }
  if (deed === "setLevelMany") {
    return (
      <Field name={t.level} wrong={known?.length === 0 ? t.noLevels : undefined}>
        <LevelPick level={first} onChange={setFirst} />
      </Field>
    );
  }
  return (
    <Field name={t.place} wrong={isWhole ? undefined : t.placeWrong}>
      <Input value={first} onChange={setFirst} autofocus />
    </Field>
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
  const t = useWords(words);
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
                {number === null ? promoterId : `#${number}`} {t.outcomes[outcome]} {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
