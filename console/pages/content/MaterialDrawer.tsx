import { useState } from "react";
import { MessagePlugin, Radio, TagInput, Textarea } from "tdesign-react";
import { issueAt } from "../../lib/issues.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { Pictures } from "../../parts/Pictures.tsx";
import { ProductPick } from "../../parts/ProductPick.tsx";
import { type MaterialDraft, type MaterialRow, saveMaterial } from "../../services/content.ts";
import { EditDrawer } from "./EditDrawer.tsx";
import { Phone } from "./MaterialPhone.tsx";
import { useCheckedWords, WordsCheck } from "./WordsCheck.tsx";
import { words as areaWords } from "./words.ts";
import { words } from "./wordsMaterials.ts";

const TAGS_SHOWN = 8;

const draftOf = (known: MaterialRow | null): MaterialDraft =>
  known
    ? {
        ...{ materialId: known.materialId, rev: known.rev, text: known.text },
        ...{ pictures: [...known.pictures], productIds: [...known.productIds] },
        ...{ tags: [...known.tags], audience: known.audience },
      }
    : {
        ...{ materialId: newId(), rev: 0, text: "", pictures: [], productIds: [] },
        ...{ tags: [], audience: "all" },
      };

/** One material: what is written on the left, how the phone shows it on the right. */
export function MaterialDrawer({
  known,
  tags,
  mayWrite,
  onClose,
}: {
  readonly known: MaterialRow | null;
  /** Those used most. */
  readonly tags: readonly string[];
  readonly mayWrite: boolean;
  readonly onClose: (isChanged: boolean) => void;
}) {
  const t = useWords(words);
  const [first] = useState(() => draftOf(known));
  const [draft, setDraft] = useState(first);
  const [isTried, setTried] = useState(false);
  const { send, isSending, problem, clear } = useSend(async () => {
    await saveMaterial(draft);
    void MessagePlugin.success(t.saved);
    onClose(true);
  });
  const change = (changes: Partial<MaterialDraft>) => {
    // Pictures arrive while somebody goes on writing.
    setDraft((known) => ({ ...known, ...changes }));
    clear();
  };
  const isRemoved = known !== null && known.removedAtMs !== null;
  const isDirty = JSON.stringify(draft) !== JSON.stringify(first);
  const needs = {
    text: draft.text.trim() === "" ? t.needsText : undefined,
    pictures: draft.pictures.length === 0 ? t.needsPicture : undefined,
  };
  const save = () => {
    setTried(true);
    if (needs.text === undefined && needs.pictures === undefined) void send();
  };
  return (
    <EditDrawer
      title={known ? t.editTitle : t.newTitle}
      width={980}
      deed={mayWrite ? (isRemoved ? t.again : known ? t.save : t.create) : null}
      isBlocked={!isDirty && !isRemoved}
      {...{ isDirty, isSending, problem }}
      onDo={save}
      onClose={() => onClose(false)}
    >
      <div className="content-editor">
        <MaterialFields
          {...{ draft, change, tags }}
          wrong={(place) =>
            (isTried && (place === "text" || place === "pictures") ? needs[place] : undefined) ??
            issueAt(problem, place)
          }
        />
        <Phone draft={draft} />
      </div>
    </EditDrawer>
  );
}

function MaterialFields({
  draft,
  change,
  tags,
  wrong,
}: {
  readonly draft: MaterialDraft;
  readonly change: (changes: Partial<MaterialDraft>) => void;
  readonly tags: readonly string[];
  readonly wrong: (place: string) => string | undefined;
}) {
  const t = useWords(words);
  const { audience } = useWords(areaWords);
  const found = useCheckedWords([
    { field: "text", text: draft.text },
    { field: "tags", text: draft.tags.join(" ") },
  ]);
  return (
    <div className="content-form">
      <Field name={t.text} hint={t.textHint} wrong={wrong("text")}>
        <Textarea
          value={draft.text}
          maxlength={1_500}
          autosize={{ minRows: 5, maxRows: 14 }}
          onChange={(text) => change({ text })}
        />
      </Field>
      <WordsCheck found={found} field="text" text={draft.text} />
      <Field name={t.pictures} isGroup wrong={wrong("pictures")}>
        <Pictures
          fileIds={draft.pictures}
          folder="shop/materials"
          max={9}
          onChange={(pictures) => change({ pictures: [...pictures] })}
        />
      </Field>
      <Field name={t.products} hint={t.productsHint} wrong={wrong("productIds")}>
        <ProductPick
          productIds={draft.productIds}
          max={9}
          onChange={(ids) => change({ productIds: [...ids] })}
        />
      </Field>
      <Field
        name={t.tags}
        wrong={wrong("tags")}
        hint={
          tags.length === 0
            ? undefined
            : filled(t.tagsHint, { tags: tags.slice(0, TAGS_SHOWN).join("、") })
        }
      >
        <TagInput
          value={draft.tags}
          max={5}
          onChange={(next) => change({ tags: [...new Set(next.map(String))] })}
        />
      </Field>
      <WordsCheck found={found} field="tags" text={draft.tags.join(" ")} />
      <Field name={audience} hint={t.audienceHint} isGroup wrong={wrong("audience")}>
        <Radio.Group
          value={draft.audience}
          options={Object.entries(t.audiences).map(([value, label]) => ({ value, label }))}
          onChange={(value) => change({ audience: value === "promoters" ? "promoters" : "all" })}
        />
      </Field>
    </div>
  );
}
