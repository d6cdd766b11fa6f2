import { useState } from "preact/hooks";
import { ask, Refusal } from "../control.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { toast } from "../parts/toast.tsx";
import { refusalText } from "../refusalText.ts";
import { t } from "../words.ts";

const FIELDS = [
  "username",
  "password",
  "phone",
  "email",
  "name",
  "customUserId",
  "openid",
] as const;
type Name = (typeof FIELDS)[number];

/** A user as the developer wants one; what is left empty is left out. */
export function NewUserDialog({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const [given, setGiven] = useState<Partial<Record<Name, string>>>({});
  const [refusal, setRefusal] = useState<string>();
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const make = async () => {
    try {
      await ask("users/create", fields);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return setRefusal(refusalText(error));
    }
    toast(t("已新建用户", "The user is made"));
    onClose();
    onMade();
  };
  return (
    <Dialog title={t("新建用户", "New user")} onClose={onClose}>
      <form onSubmit={(event) => event.preventDefault()}>
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={labelOf(name)}
            value={given[name] ?? ""}
            onValue={(value) => setGiven({ ...given, [name]: value })}
          />
        ))}
        <p class="bad" role="alert">
          {refusal}
        </p>
        <div class="actions end">
          <Button onPress={onClose}>{t("取消", "Cancel")}</Button>
          <Button
            type="submit"
            kind="main"
            isDisabled={Object.keys(fields).length === 0}
            onPress={make}
          >
            {t("新建", "Create")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function labelOf(name: Name): string {
  const labels: Record<Name, string> = {
    username: t("用户名 username", "Username"),
    password: t("密码 password", "Password"),
    phone: t("电话 phone", "Phone"),
    email: t("邮箱 email", "E-mail"),
    name: t("名字 name", "Name"),
    customUserId: t("自定义登录 customUserId", "Custom login: customUserId"),
    openid: t("微信 openid", "WeChat: openid"),
  };
  return labels[name];
}
