import { useState } from "react";
import { Input, MessagePlugin, Radio } from "tdesign-react";
import { issueAt } from "../../lib/issues.ts";
import { useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Instant } from "../../parts/Instant.tsx";
import { saveCampaign, type StaffCampaign } from "../../services/checkout.ts";
import { CampaignDrawer } from "./CampaignDrawer.tsx";
import { couponDraft, type CouponForm, couponForm, emptyCoupon } from "./campaignForm.ts";
import { ScopePick } from "./ScopePick.tsx";
import { words } from "./wordsCampaigns.ts";

type Props = {
  /** Null: new ones. */
  readonly known: StaffCampaign | null;
  readonly onClose: (isSaved: boolean) => void;
};
type At = (place: string) => string | undefined;
type Part = {
  readonly form: CouponForm;
  readonly change: (changes: Partial<CouponForm>) => void;
  readonly at: At;
  /** What was promised does not change any more. */
  readonly isFixed: boolean;
};

/** Coupons that buyers may take: new, or with another name or time. */
export function CouponDrawer({ known, onClose }: Props) {
  const all = useWords(words);
  const t = all.form;
  const [first] = useState<CouponForm>(() =>
    known ? couponForm(known) : emptyCoupon(`c-${newId().slice(0, 8)}`, Date.now()),
  );
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const isFixed = known !== null;
  const { draft, wrong } = couponDraft(form, isFixed);
  const { send, isSending, problem } = useSend(async () => {
    await saveCampaign(draft);
    void MessagePlugin.success(all.saved);
    onClose(true);
  });
  const at: At = (place) => {
    const kind = isTried ? wrong[place] : undefined;
    return kind === undefined ? issueAt(problem, place) : t[kind];
  };
  const part = {
    form,
    at,
    isFixed,
    change: (some: Partial<CouponForm>) => setForm({ ...form, ...some }),
  };
  const save = () => {
    setTried(true);
    if (Object.keys(wrong).length === 0) void send();
  };
  return (
    <CampaignDrawer
      title={isFixed ? t.editCoupon : t.newCoupon}
      isNew={!isFixed}
      isDirty={JSON.stringify(form) !== JSON.stringify(first)}
      {...{ isSending, problem }}
      onSave={save}
      onClose={() => onClose(false)}
    >
      {isFixed ? <p className="faint">{t.fixed}</p> : null}
      <Field name={t.name} wrong={at("name")}>
        <Input
          value={form.name}
          maxlength={30}
          autofocus
          onChange={(name) => part.change({ name })}
        />
      </Field>
      <OffFields {...part} />
      <ScopePick
        scope={form.scope}
        wrong={at("scope")}
        isDisabled={isFixed}
        onChange={(scope) => part.change({ scope })}
      />
      <TimeFields {...part} />
    </CampaignDrawer>
  );
}

function OffFields({ form, change, at, isFixed }: Part) {
  const { form: t } = useWords(words);
  const isRate = form.kind === "rate";
  return (
    <>
      <Field name={t.kind} isGroup>
        <Radio.Group
          value={form.kind}
          disabled={isFixed}
          options={[
            { value: "amount", label: t.amount },
            { value: "rate", label: t.rate },
          ]}
          onChange={(kind) => change({ kind: kind === "rate" ? "rate" : "amount", off: "" })}
        />
      </Field>
      <div className="row">
        <Field name={isRate ? t.offRate : t.off} wrong={at(isRate ? "off.offBp" : "off.offFen")}>
          <Input value={form.off} disabled={isFixed} onChange={(off) => change({ off })} />
        </Field>
        {isRate ? (
          <Field name={t.most} wrong={at("off.mostFen")}>
            <Input value={form.most} disabled={isFixed} onChange={(most) => change({ most })} />
          </Field>
        ) : null}
        <Field name={t.from} wrong={at("fromFen")}>
          <Input value={form.from} disabled={isFixed} onChange={(from) => change({ from })} />
        </Field>
      </div>
    </>
  );
}

function TimeFields({ form, change, at, isFixed }: Part) {
  const { form: t } = useWords(words);
  return (
    <>
      <div className="row">
        <Field name={t.takeFrom} wrong={at("takeFromMs")}>
          <Instant atMs={form.takeFromMs} onChange={(takeFromMs) => change({ takeFromMs })} />
        </Field>
        <Field name={t.takeUntil} wrong={at("takeUntilMs")}>
          <Instant atMs={form.takeUntilMs} onChange={(takeUntilMs) => change({ takeUntilMs })} />
        </Field>
      </div>
      <Field name={t.good} isGroup>
        <Radio.Group
          value={form.goodKind}
          disabled={isFixed}
          options={[
            { value: "days", label: t.goodDays },
            { value: "until", label: t.goodUntil },
          ]}
          onChange={(kind) => change({ goodKind: kind === "until" ? "until" : "days" })}
        />
      </Field>
      <div className="row">
        {form.goodKind === "days" ? (
          <Field name={t.days} wrong={at("good.days")}>
            <Input value={form.days} disabled={isFixed} onChange={(days) => change({ days })} />
          </Field>
        ) : (
          <Field name={t.until} wrong={at("good.untilMs")}>
            <Instant
              atMs={form.untilMs}
              isDisabled={isFixed}
              onChange={(untilMs) => change({ untilMs })}
            />
          </Field>
        )}
        <Field name={t.perPerson} wrong={at("perPerson")}>
          <Input
            value={form.perPerson}
            disabled={isFixed}
            onChange={(perPerson) => change({ perPerson })}
          />
        </Field>
        <Field name={t.total} wrong={at("total")}>
          <Input value={form.total} disabled={isFixed} onChange={(total) => change({ total })} />
        </Field>
      </div>
    </>
  );
}
