import { useState } from "react";
import { Button, Input, MessagePlugin } from "tdesign-react";
import { replaced, without } from "../../lib/arranged.ts";
import { issueAt } from "../../lib/issues.ts";
import { useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Instant } from "../../parts/Instant.tsx";
import { saveShop, type Shop } from "../../services/catalogue.ts";
import { CampaignDrawer } from "./CampaignDrawer.tsx";
import {
  emptyReduction,
  type Reduction,
  reductionDraft,
  type ReductionForm,
  reductionForm,
} from "./campaignForm.ts";
import { ScopePick } from "./ScopePick.tsx";
import { words } from "./wordsCampaigns.ts";

const STEPS_MAX = 10;

/** Saves the shop with other reductions; everything else of it stays as it was read. */
export function saveReductions(settings: Shop, reductions: readonly Reduction[]): Promise<Shop> {
  const { _id, rev, ...shop } = settings;
  return saveShop({ rev, shop: { ...shop, reductions } as Parameters<typeof saveShop>[0]["shop"] });
}

/** A reduction: from so much on, so much off. It stands in the shop's own document. */
export function ReductionDrawer({
  settings,
  known,
  onClose,
}: {
  readonly settings: Shop;
  /** Null: a new one. */
  readonly known: Reduction | null;
  readonly onClose: (isSaved: boolean) => void;
}) {
  const all = useWords(words);
  const t = all.form;
  const [first] = useState<ReductionForm>(() =>
    known ? reductionForm(known) : emptyReduction(`r-${newId().slice(0, 8)}`, Date.now()),
  );
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const { draft, wrong } = reductionDraft(form);
  const others = settings.reductions;
  const place = known ? others.findIndex(({ id }) => id === known.id) : others.length;
  const { send, isSending, problem } = useSend(async () => {
    await saveReductions(settings, known ? replaced(others, place, draft) : [...others, draft]);
    void MessagePlugin.success(all.saved);
    onClose(true);
  });
  const at = (field: string): string | undefined => {
    const kind = isTried ? wrong[field] : undefined;
    return kind === undefined ? issueAt(problem, `shop.reductions.${place}.${field}`) : t[kind];
  };
  const change = (changes: Partial<ReductionForm>) => setForm({ ...form, ...changes });
  return (
    <CampaignDrawer
      title={known ? t.editReduction : t.newReduction}
      isNew={known === null}
      isDirty={JSON.stringify(form) !== JSON.stringify(first)}
      {...{ isSending, problem }}
      onSave={() => {
        setTried(true);
        if (Object.keys(wrong).length === 0) void send();
      }}
      onClose={() => onClose(false)}
    >
      <Field name={t.name} wrong={at("name")}>
        <Input value={form.name} maxlength={30} onChange={(name) => change({ name })} />
      </Field>
      <Field name={t.steps} isGroup wrong={at("steps")}>
        {form.steps.map((step, n) => (
          <div key={n} className="goods-line is-even">
            <Input
              value={step.from}
              label={t.stepFrom}
              status={at(`steps.${n}.fromFen`) ? "error" : "default"}
              tips={at(`steps.${n}.fromFen`)}
              onChange={(from) => change({ steps: replaced(form.steps, n, { ...step, from }) })}
            />
            <Input
              value={step.off}
              label={t.stepOff}
              status={at(`steps.${n}.offFen`) ? "error" : "default"}
              tips={at(`steps.${n}.offFen`)}
              onChange={(off) => change({ steps: replaced(form.steps, n, { ...step, off }) })}
            />
            <Button
              variant="text"
              disabled={form.steps.length === 1}
              onClick={() => change({ steps: without(form.steps, n) })}
            >
              {t.remove}
            </Button>
          </div>
        ))}
        {form.steps.length < STEPS_MAX ? (
          <span>
            <Button
              size="small"
              variant="outline"
              onClick={() => change({ steps: [...form.steps, { from: "", off: "" }] })}
            >
              {t.addStep}
            </Button>
          </span>
        ) : null}
      </Field>
      <ScopePick scope={form.scope} wrong={at("scope")} onChange={(scope) => change({ scope })} />
      <div className="row">
        <Field name={t.start} wrong={at("fromMs")}>
          <Instant atMs={form.fromMs} onChange={(fromMs) => change({ fromMs })} />
        </Field>
        <Field name={t.finish} wrong={at("untilMs")}>
          <Instant atMs={form.untilMs} onChange={(untilMs) => change({ untilMs })} />
        </Field>
      </div>
    </CampaignDrawer>
  );
}
