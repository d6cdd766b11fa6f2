import { useState } from "preact/hooks";
import { ask } from "../control.ts";
import { rememberPerson } from "../identity.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { JsonField, readingOf } from "../parts/jsonField.tsx";
import { Panel } from "../parts/panel.tsx";
import { t } from "../words.ts";

type Kind = "text" | "subscribe" | "unsubscribe" | "SCAN" | "user_enter_tempsession";
type Delivery = {
  readonly delivered: boolean;
  readonly tries: number;
  readonly status?: number;
  readonly reply: string;
};

/** What each kind says besides who sends it. */
const MESSAGES: Readonly<Record<Kind, { readonly [field: string]: Json }>> = {
  text: { MsgType: "text", Content: "你好", MsgId: 1 },
  subscribe: { MsgType: "event", Event: "subscribe" },
  unsubscribe: { MsgType: "event", Event: "unsubscribe" },
  SCAN: { MsgType: "event", Event: "SCAN", EventKey: "1", Ticket: "ticket" },
  user_enter_tempsession: { MsgType: "event", Event: "user_enter_tempsession" },
};

const textOf = (kind: Kind): string => JSON.stringify(MESSAGES[kind], null, 2);

/** A message or an event, as WeChat pushes it to an address: signed, and encrypted in safe mode. */
export function PushEvent() {
  const [url, setUrl] = useState("");
  const [openid, setOpenid] = useState("");
  const [mode, setMode] = useState<"plain" | "aes">("plain");
  const [format, setFormat] = useState<"xml" | "json">("xml");
  const [kind, setKind] = useState<Kind>("subscribe");
  const [text, setText] = useState(textOf("subscribe"));
  const [answer, setAnswer] = useState<Delivery>();
  const reading = readingOf(text);
  const choose = (chosen: Kind) => {
    setKind(chosen);
    setText(textOf(chosen));
  };
  const push = async () => {
    if (!reading.ok) return;
    rememberPerson({ kind: "openid", name: openid });
    const message = { ...(reading.value as object), FromUserName: openid };
    setAnswer(await ask<Delivery>("wechat/push", { url, mode, format, message }));
  };
  return (
    <Panel title={t("推送一个事件", "Push an event")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <div class="person">
          <Field
            label={t("接收地址", "Address")}
            value={url}
            onValue={setUrl}
            placeholder={`${location.origin}/push`}
            isMono
          />
          <Field
            label={t("用户 openid", "User's openid")}
            value={openid}
            onValue={setOpenid}
            isMono
          />
          <Choice
            label={t("事件", "Event")}
            value={kind}
            choices={EVENTS().map(([value, name]) => [value, name] as const)}
            onValue={choose}
          />
          <Choice
            label={t("加密方式", "Mode")}
            value={mode}
            choices={[
              ["plain", t("明文", "plain")],
              ["aes", t("安全（AES）", "safe (AES)")],
            ]}
            onValue={setMode}
          />
          <Choice
            label={t("格式", "Format")}
            value={format}
            choices={[
              ["xml", "XML"],
              ["json", "JSON"],
            ]}
            onValue={setFormat}
          />
        </div>
        <JsonField label={t("消息（JSON）", "Message (JSON)")} value={text} onValue={setText} />
        <div class="actions">
          <Button
            type="submit"
            isDisabled={!reading.ok || url === "" || openid === ""}
            onPress={push}
          >
            {t("推送", "Push")}
          </Button>
        </div>
        {answer !== undefined && <Answer delivery={answer} />}
      </form>
    </Panel>
  );
}

function EVENTS(): readonly (readonly [Kind, string])[] {
  return [
    ["subscribe", t("关注 subscribe", "subscribe")],
    ["unsubscribe", t("取消关注 unsubscribe", "unsubscribe")],
    ["SCAN", t("扫码 SCAN", "SCAN")],
    ["text", t("文字消息 text", "text message")],
    ["user_enter_tempsession", t("进入客服会话", "customer service opened")],
  ];
}

function Answer({ delivery: { delivered, tries, status, reply } }: { delivery: Delivery }) {
  const head = delivered
    ? t("送到了", "Delivered")
    : t(`试了 ${tries} 次没有送到`, `Not delivered after ${tries} tries`);
  const label = `${head}${status === undefined ? "" : ` · HTTP ${status}`}`;
  return (
    <>
      <p class={delivered ? "soft" : "bad"} role="status">
        {label}
      </p>
      {reply !== "" && <Code text={reply} label={t("回答", "Its reply")} />}
    </>
  );
}
