import { useState } from "react";
import { Button, MessagePlugin, TagInput } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Section } from "../../parts/Page.tsx";
import { placeText } from "../../parts/placeText.ts";
import { Problem } from "../../parts/Problem.tsx";
import { regionCode } from "../../parts/regionCodes.ts";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { setRegions } from "../../services/store.ts";
import { words } from "./wordsStores.ts";

type Overlap = { readonly region: string; readonly storeId: string; readonly taken: string };

/** Whose addresses are a store's. */
export function Regions({
  storeId,
  known,
  onSaved,
}: {
  readonly storeId: string;
  readonly known: readonly string[];
  readonly onSaved: () => void;
}) {
  const t = useWords(words);
  const may = useMay();
  const names = useWords(regionWords);
  const [regions, setTyped] = useState(known);
  const { send, isSending, problem } = useSend(async () => {
    await setRegions(storeId, regions);
    void MessagePlugin.success(t.saved);
    onSaved();
  });
  const add = regions.filter((one) => !known.includes(one));
  const gone = known.filter((one) => !regions.includes(one));
  const isDirty = add.length + gone.length > 0;
  const odd = regions.find((one) => !/^\d{2}(\d{2}){0,2}$/.test(one));
  const overlaps = (problem?.facts["overlaps"] ?? []) as readonly Overlap[];
  if (!may("store.setRegions")) {
    const named = known.map((code) => placeText(code, names));
    return <Section title={t.regions}>{named.join("、") || t.nothing}</Section>;
  }
  return (
    <Section title={t.regions} actions={<Unsaved isDirty={isDirty} />}>
      <div className="goods-form">
        <Field
          name={t.regions}
          hint={t.regionsHint}
          isGroup
          wrong={odd === undefined ? undefined : filled(t.regionsWrong, { code: odd })}
        >
          <TagInput
            value={[...regions]}
            aria-label={t.regions}
            tag={({ value }) => placeText(String(value), names)}
            onChange={(tags) => {
              const codes = tags.flatMap((tag) => String(tag).split(/[\s,，、;；]+/));
              const typed = codes.filter((code) => code !== "");
              setTyped([...new Set(typed.map((one) => regionCode(one, names)))]);
            }}
          />
        </Field>
        {isDirty ? (
          <p className="goods-will">
            {filled(t.regionsWill, {
              ...{ before: known.length, after: regions.length },
              ...{ add: add.join("、") || t.nothing, gone: gone.join("、") || t.nothing },
            })}
          </p>
        ) : null}
        {problem ? <Problem problem={problem} /> : null}
        {overlaps.map((one) => (
          <p key={`${one.region}/${one.taken}`} className="bad">
            {filled(t.overlap, one)}
          </p>
        ))}
        <span>
          <Button
            loading={isSending}
            disabled={!isDirty || odd !== undefined}
            onClick={() => void send()}
          >
            {t.saveRegions}
          </Button>
        </span>
      </div>
    </Section>
  );
}
