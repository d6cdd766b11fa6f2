import { useState } from "preact/hooks";
import { knownPeople, rememberPerson } from "../identity.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { t } from "../words.ts";

type PayerProps = { about: string; onPay: (openid: string) => Promise<void>; onClose: () => void };

/** Asks who pays an order that names nobody. */
export function PayerDialog({ about, onPay, onClose }: PayerProps) {
  const known = knownPeople().find(({ kind }) => kind === "openid");
  const [openid, setOpenid] = useState(known?.name ?? "");
  const pay = async () => {
    rememberPerson({ kind: "openid", name: openid });
    await onPay(openid);
    onClose();
  };
  return (
    <Dialog title={t(`谁来支付 ${about}？`, `Who pays ${about}?`)} onClose={onClose}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("付款人 openid", "Payer's openid")}
          value={openid}
          onValue={setOpenid}
          isMono
        />
        <div class="actions end">
          <Button onPress={onClose}>{t("取消", "Cancel")}</Button>
          <Button type="submit" kind="main" isDisabled={openid === ""} onPress={pay}>
            {t("确认支付", "Pay it")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
