import { useState } from "react";
import { Input, MessagePlugin, Select, Switch } from "tdesign-react";
import { issueAt } from "../../lib/issues.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { saveTheme, type StaffTheme, type ThemeDraft } from "../../services/content.ts";
import { EditDrawer } from "./EditDrawer.tsx";
import { draftOf, formOf, type ThemeForm } from "./themeForm.ts";
import { OnePicture, Overlaps, PushFields } from "./ThemeParts.tsx";
import { useCheckedWords, WordsCheck } from "./WordsCheck.tsx";
import { words } from "./wordsThemes.ts";

type Props = {
  readonly known: StaffTheme | null;
  readonly others: readonly StaffTheme[];
  readonly mayWrite: boolean;
  readonly onClose: (isChanged: boolean) => void;
};

/** One theme, and which others its time meets. */
export function ThemeDrawer({ known, others, mayWrite, onClose }: Props) {
  const t = useWords(words);
  const [first] = useState(() => formOf(known));
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const draft = draftOf(form);
  const { send, isSending, problem, clear } = useSend(async () => {
    if (draft === null) return;
    await saveTheme(draft);
    void MessagePlugin.success(t.saved);
    onClose(true);
  });
  const change = (changes: Partial<ThemeForm>) => {
    setForm((known) => ({ ...known, ...changes }));
    clear();
  };
  const isEnded = known !== null && known.endedAtMs !== null;
  const isDirty = JSON.stringify(form) !== JSON.stringify(first);
  const at = (place: string) => issueAt(problem, place);
  const found = useCheckedWords([{ field: "name", text: form.name }]);
  return (
    <EditDrawer
      title={known ? t.editTitle : t.newTitle}
      width={640}
      deed={mayWrite ? (isEnded ? t.again : known ? t.save : t.create) : null}
      isBlocked={!isDirty && !isEnded}
      {...{ isDirty, isSending, problem }}
      onDo={() => {
        setTried(true);
        if (draft !== null) void send();
      }}
      onClose={() => onClose(false)}
    >
      <div className="content-form">
        <Field name={t.name} wrong={at("name")}>
          <Input value={form.name} maxlength={20} onChange={(name) => change({ name })} />
        </Field>
        <WordsCheck found={found} field="name" text={form.name} />
        <Field name={t.colour} wrong={at("colour")}>
          <Select
            value={form.colour}
            options={Object.entries(t.colours).map(([value, label]) => ({ value, label }))}
            onChange={(colour) => change({ colour: String(colour) as ThemeDraft["colour"] })}
          />
        </Field>
        <div className="row">
          <Field name={t.background} isGroup wrong={at("background")}>
            <OnePicture
              fileId={form.background}
              onChange={(background) => change({ background })}
            />
          </Field>
          <Field name={t.logo} isGroup wrong={at("logo")}>
            <OnePicture fileId={form.logo} onChange={(logo) => change({ logo })} />
          </Field>
        </div>
        <label>
          <Switch value={form.isOffered} onChange={(isOffered) => change({ isOffered })} />{" "}
          {t.offer}
        </label>
        {at("isOffered") ? <span className="wrong">{at("isOffered")}</span> : null}
        <PushFields
          {...{ form, change }}
          wrong={isTried && draft === null ? t.needsTime : at("push")}
        />
        <Overlaps draft={draft} others={others} />
      </div>
    </EditDrawer>
  );
}
