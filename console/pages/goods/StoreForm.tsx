import { useState } from "react";
import { useNavigate } from "react-router";
import { Button, Checkbox, Input, MessagePlugin, Switch } from "tdesign-react";
import { replaced, without } from "../../lib/arranged.ts";
import { issueAt } from "../../lib/issues.ts";
import { useWords } from "../../lib/language.tsx";
import { picksKeepEnter } from "../../lib/picksKeepEnter.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Section } from "../../parts/Page.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
import { FormProblem } from "../../parts/FormProblem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { saveStore, type StoreForStaff } from "../../services/store.ts";
import type { HoursRow } from "./hours.ts";
import { emptyStore, storeOf, type StoreTyped, typedOf } from "./storeFormModel.ts";
import { words } from "./wordsStores.ts";

/** What people see of a store, and what it does. */
export function StoreForm({
  known,
  onSaved,
}: {
  readonly known: StoreForStaff | null;
  readonly onSaved: () => void;
}) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [first] = useState<StoreTyped>(() => (known ? typedOf(known) : emptyStore));
  const [typed, setTyped] = useState(first);
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { draft, wrong } = storeOf(typed, known?.rev ?? 0);
  const { send, isSending, problem } = useSend(async () => {
    if (draft === null) return;
    const { storeId } = await saveStore(draft);
    setSaved(true);
    void MessagePlugin.success(t.saved);
    if (known) onSaved();
    else setTimeout(() => void navigate(`/stores/${storeId}`, { replace: true }));
  });
  const isDirty = !isSaved && JSON.stringify(typed) !== JSON.stringify(first);
  const change = (changes: Partial<StoreTyped>) => setTyped({ ...typed, ...changes });
  const at = (place: string): string | undefined => {
    const isWrong = isTried && wrong.includes(place);
    return isWrong ? (place === "hours" ? t.wrongHours : t.wrongNumber) : issueAt(problem, place);
  };
  return (
    <Section title={t.facts} actions={<Unsaved isDirty={isDirty} />}>
      <form
        className="goods-form"
        onKeyDown={picksKeepEnter}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (draft !== null) void send();
        }}
      >
        <div className="row">
          <Field name={t.id} hint={known ? undefined : t.idHint} wrong={at("storeId")}>
            <Input
              value={typed.storeId}
              disabled={known !== null}
              maxlength={32}
              onChange={(storeId) => change({ storeId })}
            />
          </Field>
          <Text {...{ typed, change, at }} field="name" name={t.name} />
          <Text {...{ typed, change, at }} field="phone" name={t.phone} />
        </div>
        <div className="row">
          <Text {...{ typed, change, at }} field="region" name={t.region} hint={t.regionHint} />
          <Text {...{ typed, change, at }} field="address" name={t.address} />
        </div>
        <div className="row">
          <Text {...{ typed, change, at }} field="latitude" name={t.latitude} hint={t.placeHint} />
          <Text {...{ typed, change, at }} field="longitude" name={t.longitude} />
        </div>
        <Field name={t.hours} isGroup wrong={at("hours")}>
          <HoursEditor rows={typed.hours} onChange={(hours) => change({ hours })} />
        </Field>
        <Field name={t.picture} isGroup wrong={at("picture")}>
          <Pictures
            fileIds={typed.picture === null ? [] : [typed.picture]}
            folder="shop/banners"
            max={1}
            onChange={([picture = null]) => change({ picture })}
          />
        </Field>
        <label>
          <Switch value={typed.picksUp} onChange={(picksUp) => change({ picksUp })} />{" "}
          {t.picksUpLong}
        </label>
        <label>
          <Switch value={typed.delivers} onChange={(delivers) => change({ delivers })} />{" "}
          {t.deliversLong}
        </label>
        <FormProblem problem={problem} />
        <span>
          <Button type="submit" loading={isSending} disabled={!isDirty}>
            {known ? t.save : t.create}
          </Button>
        </span>
      </form>
    </Section>
  );
}

type TextField = "name" | "phone" | "region" | "address" | "latitude" | "longitude";

function Text({
  typed,
  change,
  at,
  field,
  name,
  hint,
}: {
  readonly typed: StoreTyped;
  readonly change: (changes: Partial<StoreTyped>) => void;
  readonly at: (place: string) => string | undefined;
  readonly field: TextField;
  readonly name: string;
  readonly hint?: string;
}) {
  return (
    <Field name={name} hint={hint} wrong={at(field)}>
      <Input value={typed[field]} onChange={(value) => change({ [field]: value })} />
    </Field>
  );
}

function HoursEditor({
  rows,
  onChange,
}: {
  readonly rows: readonly HoursRow[];
  readonly onChange: (rows: readonly HoursRow[]) => void;
}) {
  const t = useWords(words);
  return (
    <div className="goods-week">
      {rows.map((row, at) => (
        <div key={at} className="goods-hours">
          <Checkbox.Group
            value={[...row.days]}
            options={t.days.map((label, day) => ({ value: day + 1, label }))}
            onChange={(days) => onChange(replaced(rows, at, { ...row, days: days.map(Number) }))}
          />
          <Input
            style={{ width: 80 }}
            value={row.from}
            aria-label={t.hours}
            onChange={(from) => onChange(replaced(rows, at, { ...row, from }))}
          />
          {t.until}
          <Input
            style={{ width: 80 }}
            value={row.until}
            aria-label={t.until}
            onChange={(until) => onChange(replaced(rows, at, { ...row, until }))}
          />
          <Button variant="text" theme="danger" onClick={() => onChange(without(rows, at))}>
            {t.remove}
          </Button>
        </div>
      ))}
      <span>
        <Button
          size="small"
          variant="outline"
          onClick={() => onChange([...rows, { days: [], from: "09:00", until: "18:00" }])}
        >
          {t.addHours}
        </Button>
      </span>
    </div>
  );
}
