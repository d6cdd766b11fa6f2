import { useState } from "react";
import { Button, Dialog, Input, MessagePlugin } from "tdesign-react";
import type { Invited } from "#contracts/staff.ts";
import type { Role } from "#core/staff/roles.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { invite } from "../../services/staff.ts";
import { RoleFields, storesOf } from "./RoleFields.tsx";
import { words } from "./words.ts";
import "./brand.css";

/** Asks somebody to join; the code is shown here and nowhere else. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { invite: t, staff } = useWords(words);
  const [invitationId] = useState(newId);
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("operations");
  const [stores, setStores] = useState("");
  const [invited, setInvited] = useState<Invited | null>(null);
  const { send, isSending, problem } = useSend(async () =>
    setInvited(
      await invite({
        ...{ invitationId, role, name: name.trim() },
        storeIds: role === "store" ? storesOf(stores) : [],
      }),
    ),
  );
  const isWhole = name.trim() !== "" && (role !== "store" || storesOf(stores).length > 0);
  if (invited) {
    return (
      <Dialog
        visible
        width={560}
        header={t.done}
        closeOnOverlayClick={false}
        onClose={onClose}
        footer={<Button onClick={onClose}>{staff.close}</Button>}
      >
        <OneTimeCode code={invited.code} hint={filled(t.doneHint, { name: invited.name })} />
      </Dialog>
    );
  }
  return (
    <FormDialog
      width={560}
      title={t.title}
      deed={t.send}
      {...{ isSending, problem }}
      isBlocked={!isWhole}
      onDo={() => void send()}
      onClose={onClose}
    >
      <Field name={t.name}>
        <Input value={name} onChange={setName} maxlength={20} autofocus />
      </Field>
      <RoleFields {...{ role, stores }} onRole={setRole} onStores={setStores} />
    </FormDialog>
  );
}

/** A code that is shown once. */
export function OneTimeCode({ code, hint }: { readonly code: string; readonly hint: string }) {
  const { invite: t } = useWords(words);
  const copy = () =>
    void navigator.clipboard.writeText(code).then(() => MessagePlugin.success(t.copied));
  return (
    <div className="danger-body">
      <p className="one-time-code">
        <code>{code}</code>
        <Button size="small" variant="outline" onClick={copy}>
          {t.copy}
        </Button>
      </p>
      <p className="faint">{hint}</p>
    </div>
  );
}
