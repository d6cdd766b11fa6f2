import { useState } from "preact/hooks";
import { ask } from "../control.ts";
import { yuanText } from "../format.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { JsonField, readingOf } from "../parts/jsonField.tsx";
import { Facts, Panel } from "../parts/panel.tsx";
import { Told } from "../parts/states.tsx";
import { toast } from "../parts/toast.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type Accounts = {
  readonly mchid: string;
  readonly basicFen: number;
  /** null: it never runs dry. */
  readonly operationFen: number | null;
};

/** What the merchant has at WeChat Pay: money in two accounts, and what was agreed. */
export function Merchant() {
  const accounts = useAsk<Accounts>({ path: "wechat/accounts" }, 3000);
  const settings = useAsk<{ appids: Json; transfer: Json; ok?: boolean }>({
    path: "wechat/settings",
  });
  return (
    <>
      <Panel title={t("账户", "Accounts")}>
        <Told asked={accounts}>
          {(told) => <AccountsForm accounts={told} onChanged={accounts.reload} />}
        </Told>
      </Panel>
      <Panel title={t("约定", "What was agreed")}>
        <Told asked={settings}>
          {({ ok: _, ...told }) => <SettingsForm settings={told} onChanged={settings.reload} />}
        </Told>
      </Panel>
    </>
  );
}

const isYuan = (text: string): boolean => /^\d{1,8}(\.\d{1,2})?$/.test(text);
const fenOf = (yuan: string): number => Math.round(Number(yuan) * 100);

function AccountsForm({ accounts, onChanged }: { accounts: Accounts; onChanged: () => void }) {
  const [basic, setBasic] = useState("");
  const [operation, setOperation] = useState("");
  const isRight = [basic, operation].every((text) => text === "" || isYuan(text));
  const set = async (wish: object) => {
    await ask("wechat/accounts", wish);
    setBasic("");
    setOperation("");
    toast(t("已设置", "Set"));
    onChanged();
  };
  const problem = (text: string) =>
    text === "" || isYuan(text) ? undefined : t("写成 12.34", "write it as 12.34");
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Facts
        facts={[
          [t("商户号", "Merchant"), <code>{accounts.mchid}</code>],
          [t("基本账户（退款用）", "Basic account (refunds)"), yuanText(accounts.basicFen)],
          [
            t("运营账户（转账用）", "Operation account (transfers)"),
            accounts.operationFen === null
              ? t("用不完", "never runs dry")
              : yuanText(accounts.operationFen),
          ],
        ]}
      />
      <div class="person">
        <Field
          label={t("基本账户（元）", "Basic account (yuan)")}
          value={basic}
          onValue={setBasic}
          error={problem(basic)}
          isMono
        />
        <Field
          label={t("运营账户（元）", "Operation account (yuan)")}
          value={operation}
          onValue={setOperation}
          error={problem(operation)}
          isMono
        />
      </div>
      <div class="actions">
        <Button
          type="submit"
          isDisabled={!isRight || (basic === "" && operation === "")}
          onPress={() =>
            set({
              ...(basic !== "" && { basicFen: fenOf(basic) }),
              ...(operation !== "" && { operationFen: fenOf(operation) }),
            })
          }
        >
          {t("设置余额", "Set the balances")}
        </Button>
        <Button kind="quiet" onPress={() => set({ operationFen: null })}>
          {t("运营账户用不完", "Never run dry")}
        </Button>
      </div>
    </form>
  );
}

function SettingsForm({ settings, onChanged }: { settings: object; onChanged: () => void }) {
  const [text, setText] = useState(JSON.stringify(settings, null, 2));
  const reading = readingOf(text);
  const save = async () => {
    if (!reading.ok) return;
    await ask("wechat/settings", reading.value);
    toast(t("已设置", "Set"));
    onChanged();
  };
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <JsonField
        label={t("绑定的 appid 和转账的限额（分）", "Bound appids, and limits of transfers (fen)")}
        value={text}
        onValue={setText}
        rows={9}
      />
      <div class="actions">
        <Button type="submit" isDisabled={!reading.ok} onPress={save}>
          {t("保存约定", "Save")}
        </Button>
      </div>
    </form>
  );
}
