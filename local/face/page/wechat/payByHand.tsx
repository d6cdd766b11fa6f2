import { useState } from "preact/hooks";
import { ask } from "../control.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { useKnown } from "../serverNow.tsx";
import { t } from "../words.ts";

/** cloudPay's notice to a function, for an order that only the project knows of. */
export function PayByHand() {
  const { health } = useKnown();
  const functions = health.data?.functions ?? [];
  const [functionName, setFunctionName] = useState("");
  const [outTradeNo, setOutTradeNo] = useState("");
  const [openid, setOpenid] = useState("");
  const [yuan, setYuan] = useState("");
  const [answer, setAnswer] = useState<Json>();
  const isAmount = /^\d{1,8}(\.\d{1,2})?$/.test(yuan);
  const name = functionName === "" ? (functions[0] ?? "") : functionName;
  const isWhole = name !== "" && outTradeNo !== "" && openid !== "" && isAmount;
  const pay = async () => {
    const totalFee = Math.round(Number(yuan) * 100);
    const { replies } = await ask<{ replies: Json }>("wechat/pay", {
      functionName: name,
      outTradeNo,
      openid,
      totalFee,
    });
    setAnswer(replies);
  };
  return (
    <Panel title={t("发云支付通知", "Send cloudPay's notice")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <div class="person">
          <Choice
            label={t("回调函数", "Callback function")}
            value={name}
            choices={functions.map((one) => [one, one] as const)}
            onValue={setFunctionName}
          />
          <Field label="outTradeNo" value={outTradeNo} onValue={setOutTradeNo} isMono />
          <Field label="openid" value={openid} onValue={setOpenid} isMono />
          <Field
            label={t("金额（元）", "Amount (yuan)")}
            value={yuan}
            onValue={setYuan}
            placeholder="12.34"
            error={yuan === "" || isAmount ? undefined : t("写成 12.34", "write it as 12.34")}
          />
        </div>
        <div class="actions">
          <Button type="submit" isDisabled={!isWhole} onPress={pay}>
            {t("通知“已支付”", "Tell it was paid")}
          </Button>
        </div>
        {answer !== undefined && (
          <Code
            text={JSON.stringify(answer, null, 2)}
            label={t("函数的回答", "The function's reply")}
          />
        )}
      </form>
    </Panel>
  );
}
