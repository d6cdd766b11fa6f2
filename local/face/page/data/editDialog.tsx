import { useState } from "preact/hooks";
import { Refusal } from "../control.ts";
import { editable } from "../ejson.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { JsonField, readingOf } from "../parts/jsonField.tsx";
import { onSubmitKeys } from "../parts/submitKeys.ts";
import { toast } from "../parts/toast.tsx";
import { refusalText } from "../refusalText.ts";
import { t } from "../words.ts";
import { DiffView } from "./diffView.tsx";
import { readOne, save, type Doc, type Rev } from "./documents.ts";

type EditProps = {
  collection: string;
  /** Left out: a new one. */
  document?: Doc;
  rev?: Rev;
  onClose: () => void;
  onSaved: (id: Json) => void;
};

type Theirs = { readonly doc: Doc | undefined; readonly rev: Rev };

/** A document as Extended JSON. Whoever saved it meanwhile is not run over unasked. */
export function EditDialog(o: EditProps) {
  const isNew = o.document === undefined;
  const editing = useEditing(o);
  const { theirs, mine, send } = editing;
  return (
    <Dialog
      isWide
      title={
        isNew
          ? t(`新建文档：${o.collection}`, `New document in ${o.collection}`)
          : t("编辑文档", "Edit the document")
      }
      onClose={o.onClose}
      actions={
        theirs === undefined ? (
          <>
            <Button onPress={o.onClose}>{t("取消", "Cancel")}</Button>
            <Button kind="main" isDisabled={mine === undefined} onPress={() => send(o.rev)}>
              {t("保存", "Save")}
            </Button>
          </>
        ) : undefined
      }
    >
      {theirs !== undefined && mine !== undefined ? (
        <Conflict
          {...{ theirs, mine }}
          onTheirs={() => {
            o.onClose();
            o.onSaved(idOf(o.document) ?? null);
          }}
          onMine={() => send(theirs.rev)}
          onBack={editing.goOn}
        />
      ) : (
        <div onKeyDown={onSubmitKeys(() => send(o.rev))}>
          <JsonField
            label={
              isNew
                ? t(
                    "文档（EJSON；_id 留空则自动生成）",
                    "Document (EJSON; an empty _id is filled in)",
                  )
                : t("文档（EJSON）", "Document (EJSON)")
            }
            value={editing.text}
            onValue={editing.write}
            rows={18}
            refusal={editing.problem}
          />
        </div>
      )}
    </Dialog>
  );
}

/** The text on its way to the database. `mine` is what it says; undefined while it is no document. */
function useEditing(o: EditProps) {
  const isNew = o.document === undefined;
  const [text, setText] = useState(() => {
    const document = editable({ ...(o.document ?? { _id: "" }) });
    return JSON.stringify(document, null, 2);
  });
  const [refusal, setRefusal] = useState<string>();
  const [theirs, setTheirs] = useState<Theirs>();
  const reading = readingOf(text);
  const shape = reading.ok
    ? (inexactProblem(reading.inexact) ?? shapeProblem(reading.value, o.document))
    : undefined;
  const mine = reading.ok && shape === undefined ? reading.value : undefined;

  async function send(rev: Rev): Promise<void> {
    if (mine === undefined) return;
    let id: Json;
    try {
      id = await save(o.collection, isNew ? withoutEmptyId(mine) : mine, isNew ? "" : rev);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.status !== 409 || isNew) return setRefusal(refusalText(error));
      return setTheirs(await readOne(o.collection, idOf(o.document) ?? null));
    }
    toast(t("已保存", "Saved"));
    o.onClose();
    o.onSaved(id);
  }
  const write = (value: string) => {
    setText(value);
    setRefusal(undefined);
  };
  return {
    text,
    write,
    mine,
    problem: shape ?? refusal,
    theirs,
    goOn: () => setTheirs(undefined),
    send,
  };
}

type ConflictProps = {
  theirs: Theirs;
  mine: Json;
  onTheirs: () => void;
  onMine: () => unknown;
  onBack: () => void;
};

function Conflict({ theirs, mine, onTheirs, onMine, onBack }: ConflictProps) {
  return (
    <div role="alert">
      <p>
        <strong>
          {t("有人在此期间改过这个文档。", "Somebody changed this document meanwhile.")}
        </strong>{" "}
        {theirs.doc === undefined
          ? t("它已被删除。", "It was deleted.")
          : t("下面是从他们的版本到你的版本的差别：", "This is what leads from theirs to yours:")}
      </p>
      <DiffView before={theirs.doc && editable({ ...theirs.doc })} after={mine} />
      <div class="actions">
        <Button onPress={onBack}>{t("继续编辑", "Go on editing")}</Button>
        <Button onPress={onTheirs}>{t("用他们的", "Take theirs")}</Button>
        <Button kind="danger" onPress={onMine}>
          {t("用我的覆盖", "Overwrite with mine")}
        </Button>
      </div>
    </div>
  );
}

function inexactProblem(number: string | undefined): string | undefined {
  if (number === undefined) return undefined;
  const long = `{"$numberLong": "${number}"}`;
  return t(
    `${number} 太大，会丢失末位；请写 ${long}`,
    `${number} would lose digits; write ${long}`,
  );
}

function shapeProblem(value: Json, before: Doc | undefined): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return t("文档必须是一个对象 {…}", "a document must be an object {…}");
  }
  if (
    before === undefined ||
    JSON.stringify(value["_id"]) === JSON.stringify(editable(before["_id"] ?? null))
  ) {
    return undefined;
  }
  return t("_id 不能改；请新建一个文档", "_id cannot change; make a new document instead");
}

function withoutEmptyId(value: Json): Json {
  const { _id, ...rest } = value as { [name: string]: Json };
  return _id === "" || _id === undefined ? rest : { _id, ...rest };
}

function idOf(document: Json | Doc | undefined): Json | undefined {
  return (document as Doc | undefined)?.["_id"];
}
