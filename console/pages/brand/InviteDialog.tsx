import { useState } from "react";
import { Button, Dialog, Input, MessagePlugin } from "tdesign-react";
import type { Invited } from "#contracts/staff.ts";
import type { Role } from "#core/staff/roles.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
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
  return (
    <Dialog
      visible
      width={560}
      header={invited ? t.done : t.title}
      closeOnOverlayClick={false}
      onClose={onClose}
      footer={
        invited ? (
          <Button onClick={onClose}>{staff.close}</Button>
        ) : (
          <Button loading={isSending} disabled={!isWhole} onClick={() => void send()}>
            {t.send}
          </Button>
        )
      }
    >
      {invited ? (
        <OneTimeCode code={invited.code} hint={filled(t.doneHint, { name: invited.name })} />
      ) : (
        <div className="danger-body">
          <label>
            {t.name}
            <Input value={name} onChange={setName} maxlength={20} autofocus />
          </label>
          <RoleFields {...{ role, stores }} onRole={setRole} onStores={setStores} />
          {problem ? <Problem problem={problem} /> : null}
        </div>
      )}
    </Dialog>
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
