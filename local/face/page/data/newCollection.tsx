import { useState } from "preact/hooks";
import { ask } from "../control.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { goTo } from "../place.tsx";
import { t } from "../words.ts";

/** Asks for the name of a collection and makes it. */
export function NewCollection({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const isFit = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/.test(name);
  const make = async () => {
    await ask("data/create-collection", { collection: name });
    onClose();
    goTo(["data", name]);
  };
  return (
    <Dialog title={t("新建集合", "New collection")} onClose={onClose}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("名称", "Name")}
          value={name}
          onValue={setName}
          isMono
          error={
            name === "" || isFit
              ? undefined
              : t("1 到 64 个字母、数字、_ . -", "1 to 64 letters, digits, _ . or -")
          }
        />
        <div class="actions end">
          <Button onPress={onClose}>{t("取消", "Cancel")}</Button>
          <Button type="submit" kind="main" isDisabled={!isFit} onPress={make}>
            {t("新建", "Create")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
