import { type FormEvent, useState } from "react";
import { Button, Input, Select } from "tdesign-react";
import type { TargetsReply } from "#contracts/reports.ts";
import type { Measure } from "#core/reports/targets.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { saveTarget } from "../../services/reports.ts";
import { RegionRows } from "./RegionRows.tsx";
import { formOf, parseTargets, type TargetForm, type Wrong } from "./targetForm.ts";
import { words } from "./wordsTargets.ts";

/** A year's target and the weights that split it. Saved as a whole, if nobody else saved meanwhile. */
export function TargetEditor({
  known,
  onClose,
}: {
  readonly known: TargetsReply;
  readonly onClose: (isSaved: boolean) => void;
}) {
  const { form: t } = useWords(words);
  const [first] = useState<TargetForm>(() => formOf(known));
  const [form, setForm] = useState(first);
  const [wrong, setWrong] = useState<Wrong>([]);
  const { send, isSending, problem } = useSend(saveTarget);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = parseTargets(form);
    setWrong("wrong" in read ? read.wrong : []);
    if ("wrong" in read) return;
    const { year, rev } = known;
    void send({ year, rev, ...read.parsed }).then((isSaved) => isSaved && onClose(true));
  };
  const change = (part: Partial<TargetForm>) => setForm({ ...form, ...part });
  return (
    <Section title={known.year}>
      <form className="form" onSubmit={submit}>
        <label>
          {t.measure}
          <Select
            value={form.measure}
            options={(Object.entries(t.measures) as [Measure, string][]).map(([value, label]) => ({
              ...{ value, label },
            }))}
            onChange={(value) => change({ measure: value as Measure })}
          />
        </label>
        <label>
          {t.value}
          <Input
            value={form.value}
            onChange={(value) => change({ value })}
            status={wrong.includes("value") ? "error" : undefined}
            tips={wrong.includes("value") ? t.valueWrong : undefined}
          />
        </label>
        <fieldset className="months">
          <legend>{t.monthWeights}</legend>
          {form.monthWeights.map((weight, at) => (
            <Input
              key={at}
              label={`${at + 1}`}
              aria-label={`${t.monthWeights} ${at + 1}`}
              value={weight}
              onChange={(typed) =>
                change({
                  monthWeights: form.monthWeights.map((one, of) => (of === at ? typed : one)),
                })
              }
            />
          ))}
          {wrong.includes("monthWeights") ? <p className="wrong">{t.weightWrong}</p> : null}
        </fieldset>
        <RegionRows
          regions={form.regions}
          wrong={wrong}
          onChange={(regions) => change({ regions })}
        />
        {problem ? <Problem problem={problem} /> : null}
        <div className="page-actions">
          <Button type="submit" loading={isSending}>
            {t.save}
          </Button>
          <Button variant="outline" disabled={isSending} onClick={() => onClose(false)}>
            {t.cancel}
          </Button>
          <Unsaved isDirty={form !== first} />
        </div>
      </form>
    </Section>
  );
}
