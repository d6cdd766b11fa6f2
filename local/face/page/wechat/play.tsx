import { useState } from "preact/hooks";
import { ask } from "../control.ts";
import { rememberPerson } from "../identity.ts";
import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { toast } from "../parts/toast.tsx";
import { t } from "../words.ts";
import { PushEvent } from "./pushEvent.tsx";

/** What users do in WeChat, done by the developer. */
export function Play() {
  return (
    <>
      <PushEvent />
      <div class="three">
        <PhoneCode />
        <Consent />
      </div>
    </>
  );
}

/** A user gives his number away: the code that `getPhoneNumber` takes. */
function PhoneCode() {
  const [phoneNumber, setNumber] = useState("");
  const [code, setCode] = useState<string>();
  const isNumber = /^\d{11}$|^\+\d{1,3} \d{4,15}$/.test(phoneNumber);
  const give = async () =>
    setCode((await ask<{ code: string }>("wechat/phone-code", { phoneNumber })).code);
  return (
    <Panel title={t("给手机号", "Give a phone number")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("手机号", "Phone number")}
          value={phoneNumber}
          onValue={setNumber}
          placeholder="13800000000"
          error={
            phoneNumber === "" || isNumber
              ? undefined
              : t("写成 13800000000 或 +1 5550000000", "write 13800000000 or +1 5550000000")
          }
          isMono
        />
        <div class="actions">
          <Button type="submit" isDisabled={!isNumber} onPress={give}>
            {t("要一个 code", "Make a code")}
          </Button>
        </div>
        {code !== undefined && (
          <Code
            text={code}
            label={t(
              "交给 getPhoneNumber，五分钟内一次",
              "For getPhoneNumber: once, within 5 minutes",
            )}
          />
        )}
      </form>
    </Panel>
  );
}

type Result = "accept" | "reject";

/** A user was asked for subscription messages, and answers. */
function Consent() {
  const [openid, setOpenid] = useState("");
  const [templateId, setTemplateId] = useState("");
  const [result, setResult] = useState<Result>("accept");
  const answer = async () => {
    rememberPerson({ kind: "openid", name: openid });
    const wish = { openid, templateId, result };
    const { left } = await ask<{ left: number }>("wechat/subscribe", wish);
    toast(t(`这个模板还可以发 ${left} 条`, `${left} messages of it may be sent`));
  };
  return (
    <Panel title={t("同意订阅消息", "Answer for messages")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("谁（openid）", "Who (openid)")}
          value={openid}
          onValue={setOpenid}
          isMono
        />
        <Field
          label={t("模板 templateId", "templateId")}
          value={templateId}
          onValue={setTemplateId}
          isMono
        />
        <Choice
          label={t("他说", "Says")}
          value={result}
          choices={[
            ["accept", t("同意", "yes")],
            ["reject", t("拒绝", "no")],
          ]}
          onValue={setResult}
        />
        <div class="actions">
          <Button type="submit" isDisabled={openid === "" || templateId === ""} onPress={answer}>
            {t("回答", "Answer")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
