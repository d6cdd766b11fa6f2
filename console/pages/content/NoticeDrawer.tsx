import { useState } from "react";
import { Input, MessagePlugin, Radio, Textarea } from "tdesign-react";
import { issueAt } from "../../lib/issues.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Instant } from "../../parts/Instant.tsx";
import { LevelPick } from "../../parts/LevelPick.tsx";
import { saveNotice, type StaffNotice } from "../../services/content.ts";
import { promoterIdOf } from "../../services/lists.ts";
import { EditDrawer } from "./EditDrawer.tsx";
import { audienceText } from "./noticeText.ts";
import { useCheckedWords, WordsCheck } from "./WordsCheck.tsx";
import { words as areaWords } from "./words.ts";
import { words } from "./wordsNotices.ts";

type Form = {
  readonly title: string;
  readonly text: string;
  readonly kind: StaffNotice["audience"]["kind"];
  readonly level: string;
  readonly promoter: string;
  readonly isLater: boolean;
  readonly fromMs: number | null;
};
const EMPTY: Form = {
  ...{ title: "", text: "", kind: "promoters", level: "", promoter: "" },
  ...{ isLater: false, fromMs: null },
};
type Place = "title" | "text" | "level" | "promoter" | "fromMs";

/** Writes a notice. Its button says to whom it goes and when. */
export function NoticeDrawer({ onClose }: { readonly onClose: (isChanged: boolean) => void }) {
  const t = useWords(words);
  const area = useWords(areaWords);
  const [noticeId] = useState(newId);
  const [form, setForm] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const needs: Readonly<Record<Place, string | undefined>> = {
    title: form.title.trim() === "" ? t.needsTitle : undefined,
    text: form.text.trim() === "" ? t.needsText : undefined,
    level: form.kind === "level" && form.level === "" ? t.needsLevel : undefined,
    promoter: form.kind === "promoter" && form.promoter.trim() === "" ? t.needsPromoter : undefined,
    fromMs: form.isLater && form.fromMs === null ? t.needsTime : undefined,
  };
  const isReady = Object.values(needs).every((need) => need === undefined);
  const { send, isSending, problem, clear } = useSend(async () => {
    const { kind, level } = form;
    const audience =
      kind === "level"
        ? { kind, level }
        : kind === "promoter"
          ? { kind, promoterId: await promoterIdOf(form.promoter.trim()) }
          : { kind };
    await saveNotice({
      ...{ noticeId, title: form.title.trim(), text: form.text, audience },
      ...(form.isLater && form.fromMs !== null ? { fromMs: form.fromMs } : {}),
    });
    void MessagePlugin.success(form.isLater ? t.planned : t.sent);
    onClose(true);
  });
  const change = (changes: Partial<Form>) => {
    setForm((known) => ({ ...known, ...changes }));
    clear();
  };
  const isDirty = form.title !== "" || form.text !== "";
  const at = (place: Place) => (isTried ? needs[place] : undefined) ?? issueAt(problem, place);
  const to = audienceText(
    form.kind === "level"
      ? { kind: "level", level: form.level }
      : form.kind === "promoter"
        ? { kind: "promoter", promoterId: form.promoter }
        : { kind: form.kind },
    t,
  );
  const found = useCheckedWords([
    { field: "title", text: form.title },
    { field: "text", text: form.text },
  ]);
  return (
    <EditDrawer
      title={t.newTitle}
      width={640}
      deed={
        form.isLater && form.fromMs !== null
          ? filled(t.plan, { at: momentText(form.fromMs), to })
          : filled(t.send, { to })
      }
      {...{ isDirty, isSending, problem }}
      onDo={() => {
        setTried(true);
        if (isReady) void send();
      }}
      onClose={() => onClose(false)}
    >
      <div className="content-form">
        <p className="faint">{t.fixed}</p>
        <Field name={t.titleField} wrong={at("title")}>
          <Input value={form.title} maxlength={40} onChange={(title) => change({ title })} />
        </Field>
        <WordsCheck found={found} field="title" text={form.title} />
        <Field name={t.text} wrong={at("text")}>
          <Textarea
            value={form.text}
            maxlength={2_000}
            autosize={{ minRows: 5, maxRows: 14 }}
            onChange={(text) => change({ text })}
          />
        </Field>
        <WordsCheck found={found} field="text" text={form.text} />
        <Field
          name={area.audience}
          isGroup
          wrong={at(form.kind === "level" ? "level" : "promoter")}
        >
          <Radio.Group
            value={form.kind}
            options={Object.entries(t.audiences).map(([value, label]) => ({ value, label }))}
            onChange={(kind) => change({ kind: kind as Form["kind"] })}
          />
          {form.kind === "level" ? (
            <LevelPick level={form.level} onChange={(level) => change({ level })} />
          ) : form.kind === "promoter" ? (
            <Input
              value={form.promoter}
              placeholder={t.promoter}
              aria-label={t.promoter}
              onChange={(promoter) => change({ promoter })}
            />
          ) : null}
        </Field>
        <Field name={t.when} isGroup wrong={at("fromMs")}>
          <Radio.Group
            value={form.isLater ? "later" : "now"}
            options={[
              { value: "now", label: t.atOnce },
              { value: "later", label: t.later },
            ]}
            onChange={(value) => change({ isLater: value === "later" })}
          />
          {form.isLater ? (
            <Instant atMs={form.fromMs} onChange={(fromMs) => change({ fromMs })} />
          ) : null}
        </Field>
      </div>
    </EditDrawer>
  );
}
