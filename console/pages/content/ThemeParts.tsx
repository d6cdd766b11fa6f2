import { Radio } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { Field } from "../../parts/Field.tsx";
import { Instant } from "../../parts/Instant.tsx";
import { LevelPick } from "../../parts/LevelPick.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
import type { StaffTheme, ThemeDraft } from "../../services/content.ts";
import type { ThemeForm } from "./themeForm.ts";
import { overlaps } from "./themeTimes.ts";
import { words } from "./wordsThemes.ts";

/** One picture, or none. */
export function OnePicture({
  fileId,
  onChange,
}: {
  readonly fileId: string | null;
  readonly onChange: (fileId: string | null) => void;
}) {
  return (
    <Pictures
      fileIds={fileId === null ? [] : [fileId]}
      folder="shop/banners"
      max={1}
      onChange={([next = null]) => onChange(next)}
    />
  );
}

/** When a theme is shown by itself, and where. */
export function PushFields({
  form,
  change,
  wrong,
}: {
  readonly form: ThemeForm;
  readonly change: (changes: Partial<ThemeForm>) => void;
  readonly wrong: string | undefined;
}) {
  const t = useWords(words);
  return (
    <>
      <Field name={t.push} isGroup wrong={wrong}>
        <Radio.Group
          value={form.isPushed ? "push" : "none"}
          options={[
            { value: "none", label: t.noPush },
            { value: "push", label: t.doPush },
          ]}
          onChange={(value) => change({ isPushed: value === "push" })}
        />
      </Field>
      {form.isPushed ? (
        <>
          <div className="row">
            <Field name={t.from}>
              <Instant atMs={form.fromMs} onChange={(fromMs) => change({ fromMs })} />
            </Field>
            <Field name={t.until}>
              <Instant atMs={form.untilMs} onChange={(untilMs) => change({ untilMs })} />
            </Field>
          </div>
          <Field name={t.target} isGroup>
            <Radio.Group
              value={form.level === null ? "all" : "level"}
              options={[
                { value: "all", label: t.targetAll },
                { value: "level", label: t.targetLevel },
              ]}
              onChange={(value) => change({ level: value === "level" ? "" : null })}
            />
            {form.level === null ? null : (
              <LevelPick level={form.level} onChange={(level) => change({ level })} />
            )}
          </Field>
        </>
      ) : null}
    </>
  );
}

/** Which other themes its time meets, and what is shown then. */
export function Overlaps({
  draft,
  others,
}: {
  readonly draft: ThemeDraft | null;
  readonly others: readonly StaffTheme[];
}) {
  const t = useWords(words);
  if (draft === null) return null;
  const met = overlaps({ ...draft, endedAtMs: null }, others);
  if (met.length === 0) return null;
  return (
    <div role="status">
      {met.map(({ other, fromMs, untilMs, isThisShown }) => (
        <p key={other.themeId} className="warn">
          {filled(t.overlap, {
            ...{ name: other.name, from: momentText(fromMs), until: momentText(untilMs) },
            shown: isThisShown ? draft.name : other.name,
          })}
        </p>
      ))}
      <p className="faint">{t.overlapWhy}</p>
    </div>
  );
}
