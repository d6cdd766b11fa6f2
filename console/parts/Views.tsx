import { useState } from "react";
import { Button, Checkbox, Dropdown, Input } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { newId } from "../lib/session.ts";
import type { UrlFilter } from "../lib/urlFilter.ts";
import { useCall, useSend } from "../lib/useCall.ts";
import { removeView, savedViews, saveView } from "../services/staff.ts";
import { Field } from "./Field.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { words } from "./words.ts";

/** Filters under a name: one's own, and those that colleagues of the same role share. */
export function Views({ list, filter }: { readonly list: string; readonly filter: UrlFilter }) {
  const { list: t } = useWords(words);
  const [isSaving, setSaving] = useState(false);
  const asked = useCall(list, () => savedViews(list));
  const views = asked.data?.views ?? [];
  const removal = useSend(async (viewId: string, isShared: boolean) => {
    await removeView(viewId, isShared);
    asked.refresh();
  });
  const isFiltered = filter.text !== "";
  const current = views.find(({ query }) => query === filter.text);
  if (views.length === 0 && !isFiltered) return null;
  return (
    <>
      <Dropdown
        trigger="click"
        options={[
          ...views.map(({ viewId, name, query }) => ({
            ...{ value: viewId, content: name, onClick: () => filter.open(query) },
          })),
          ...(isFiltered && !current
            ? [{ value: "save", content: `+ ${t.saveView}`, onClick: () => setSaving(true) }]
            : []),
          ...(current?.isMine
            ? [
                {
                  ...{ value: "remove", content: `${t.remove} “${current.name}”` },
                  onClick: () => void removal.send(current.viewId, current.isShared),
                },
              ]
            : []),
        ]}
      >
        <Button variant="outline">{current ? current.name : t.views} ▾</Button>
      </Dropdown>
      {isSaving ? (
        <SaveView
          list={list}
          query={filter.text}
          onClose={(isSaved) => {
            setSaving(false);
            if (isSaved) asked.refresh();
          }}
        />
      ) : null}
    </>
  );
}

function SaveView({
  list,
  query,
  onClose,
}: {
  readonly list: string;
  readonly query: string;
  readonly onClose: (isSaved: boolean) => void;
}) {
  const { list: t } = useWords(words);
  const [viewId] = useState(newId);
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const { send, isSending, problem } = useSend(() =>
    saveView({ viewId, list, query, isShared, name: name.trim() }),
  );
  return (
    <FormDialog
      title={t.saveView}
      deed={t.save}
      {...{ isSending, problem }}
      isBlocked={name.trim() === ""}
      onDo={() => void send().then((isSaved) => isSaved && onClose(true))}
      onClose={() => onClose(false)}
    >
      <Field name={t.viewName}>
        <Input value={name} onChange={setName} maxlength={20} autofocus />
      </Field>
      <Checkbox checked={isShared} onChange={setShared}>
        {t.shared}
      </Checkbox>
    </FormDialog>
  );
}
