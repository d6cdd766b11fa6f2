import { useState } from "react";
import { Button, Dialog } from "tdesign-react";
import type { StaffRow } from "#contracts/staff.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { signOutStaff, suspendStaff } from "../../services/staff.ts";
import { OneTimeCode } from "./InviteDialog.tsx";
import { words } from "./words.ts";

type Props = { readonly person: StaffRow; readonly onClose: (isDone: boolean) => void };

/** Takes the console from somebody at once. */
export function SuspendDialog({ person, onClose }: Props) {
  const { staff: t } = useWords(words);
  const { send, isSending, problem } = useSend(() => suspendStaff(person.staffId));
  return (
    <Danger
      title={t.suspend}
      deed={filled(t.suspendDeed, { name: person.name })}
      {...{ isSending, problem }}
      onDo={() => void send().then((isDone) => isDone && onClose(true))}
      onClose={() => onClose(false)}
    >
      {filled(t.suspendText, { name: person.name, n: person.sessions })}
    </Danger>
  );
}

/** Ends all sign-ins of somebody; the code to come in again is shown once. */
export function SignOutDialog({ person, onClose }: Props) {
  const { staff: t } = useWords(words);
  const [signOutId] = useState(newId);
  const [code, setCode] = useState<string | null>(null);
  const { send, isSending, problem } = useSend(async () =>
    setCode((await signOutStaff(person.staffId, signOutId)).code),
  );
  if (code !== null) {
    return (
      <Dialog
        visible
        header={t.codeTitle}
        closeOnOverlayClick={false}
        onClose={() => onClose(true)}
        footer={<Button onClick={() => onClose(true)}>{t.close}</Button>}
      >
        <OneTimeCode code={code} hint={filled(t.codeHint, { name: person.name })} />
      </Dialog>
    );
  }
  return (
    <Danger
      title={t.signOut}
      deed={filled(t.signOutDeed, { name: person.name })}
      {...{ isSending, problem }}
      onDo={() => void send()}
      onClose={() => onClose(false)}
    >
      {filled(t.signOutText, { name: person.name, n: person.sessions })}
    </Danger>
  );
}
