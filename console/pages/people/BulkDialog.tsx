import { useState } from "react";
import { Alert, Button, Dialog, Input, Textarea } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { sentenceOf } from "../../lib/said.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { LevelPick } from "../../parts/LevelPick.tsx";
import { placeCode } from "../../parts/regionCodes.ts";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { levels } from "../../services/content.ts";
import { doMany, type Many, MANY_AT_ONCE } from "../../services/promoters.ts";
import { inBatches, type ManyTold } from "./inBatches.ts";
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
  const [shown, setShown] = useState<ManyTold | null>(null);
  const [answered, setAnswered] = useState(0);
  const regions = useWords(regionWords);
  const many = manyOf(deed, deed === "setPlace" ? placeCode(first, regions) : first, second);
  const run = (preview: boolean) => async () => {
    if (many === null) return;
    setAnswered(0);
    const ask = (ids: readonly string[]) => doMany(many, ids, preview);
    setShown(await inBatches(promoterIds, MANY_AT_ONCE, ask, setAnswered));
  };
  const looking = useSend(run(true));
  const doing = useSend(run(false));
  // What those have who are banned is added up by the function, and it takes so many.
  const isTooMany = deed === "banMany" && promoterIds.length > MANY_AT_ONCE;
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
        {many === null ? null : <Outcome {...{ many, shown }} />}
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
      isBlocked={isTooMany || (shown === null ? many === null : changed === 0)}
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
      {isTooMany ? <p className="bad">{filled(t.tooMany, { max: MANY_AT_ONCE })}</p> : null}
      {(looking.isSending || doing.isSending) && promoterIds.length > MANY_AT_ONCE ? (
        <p role="status">{filled(t.running, { n: answered, all: promoterIds.length })}</p>
      ) : null}
      {many !== null && shown ? <Outcome {...{ many, shown }} /> : null}
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

/** What was asked for, for a sentence about it. */
function valuesOf(many: Many): Readonly<Record<string, string>> {
  const listed = (names: readonly string[]) => names.join(", ") || "—";
  if (many.action === "setGroups") return { add: listed(many.add), remove: listed(many.remove) };
  if (many.action === "setPlace") return { place: many.place ?? "—" };
  return many.action === "setLevelMany" ? { level: many.level } : {};
}

function Outcome({ many, shown }: { readonly many: Many; readonly shown: ManyTold }) {
  const t = useWords(words);
  const { preview, counts, rows, money, sentence } = shown;
  const said = t.said[many.action];
  const message = said === undefined ? sentence : filled(said, valuesOf(many));
  const told = (Object.keys(counts) as (keyof typeof counts)[]).filter((kind) => counts[kind] > 0);
  const failed = rows.filter(({ outcome }) => outcome !== "changed" && outcome !== "same");
  return (
    <div className="danger-body">
      {message === null ? null : <Alert theme={preview ? "info" : "success"} message={message} />}
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
            {failed.map(({ promoterId, number, outcome, code, message: why }) => (
              <li key={promoterId}>
                {number === null ? promoterId : `#${number}`} {t.outcomes[outcome]}{" "}
                {code && why ? sentenceOf({ code, message: why }) : null}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
