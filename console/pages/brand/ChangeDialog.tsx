import { useState } from "react";
import { Input, MessagePlugin } from "tdesign-react";
import type { StaffRow } from "#contracts/staff.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { changeStaff } from "../../services/staff.ts";
import { RoleFields, storesOf } from "./RoleFields.tsx";
import { words } from "./words.ts";
import "./brand.css";

/** Another name, role or stores for somebody. */
export function ChangeDialog({
  person,
  onClose,
}: {
  readonly person: StaffRow;
  readonly onClose: (isDone: boolean) => void;
}) {
  const { staff: t, invite } = useWords(words);
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [stores, setStores] = useState(person.storeIds.join(" "));
  const { send, isSending, problem } = useSend(() =>
    changeStaff({
      ...{ staffId: person.staffId, name: name.trim(), role },
      ...(role === "store" ? { storeIds: storesOf(stores) } : {}),
    }),
  );
  const isWhole = name.trim() !== "" && (role !== "store" || storesOf(stores).length > 0);
  const save = () =>
    void send().then((isDone) => {
      if (!isDone) return;
      void MessagePlugin.success(t.changed);
      onClose(true);
    });
  return (
    <FormDialog
      width={560}
      title={filled(t.changeTitle, { name: person.name })}
      deed={t.save}
      {...{ isSending, problem }}
      isBlocked={!isWhole}
      onDo={save}
      onClose={() => onClose(false)}
    >
      <Field name={invite.name}>
        <Input value={name} onChange={setName} maxlength={20} autofocus />
      </Field>
      <RoleFields {...{ role, stores }} onRole={setRole} onStores={setStores} />
      <p className="faint">{t.changeHint}</p>
    </FormDialog>
  );
}
