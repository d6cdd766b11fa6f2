import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { Alert, Button, Input } from "tdesign-react";
import type { ReadCodeReply } from "#contracts/lists.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { codes, readCode } from "../../services/lists.ts";
import { words } from "./words.ts";

/** Counts of the function stop here: then there are at least so many. */
const COUNT_MAX = 1_000;
const SPANS = [7, 30, 90, 365] as const;

/** The brand's channels with what came by them, and what a code says. */
export function Codes() {
  const { codes: t, nobody } = useWords(words);
  const told = (n: number) => (n >= COUNT_MAX ? filled(t.more, { n: count(n) }) : count(n));
  return (
    <ListPage
      list="codes"
      title={t.title}
      above={<ReadCode />}
      filters={[
        {
          ...{ kind: "choice", name: "span", label: "", width: 130 },
          choices: SPANS.map((n) => ({ value: String(n), label: filled(t.days, { n }) })),
        },
      ]}
      load={async (asked) => {
        const days = Number(asked.get("span")) || 30;
        const reply = await codes({ days, cursor: asked.cursor });
        return { rows: reply.channels, next: reply.nextCursor };
      }}
      rowKey={({ channel }) => String(channel)}
      columns={[
        { key: "index", title: t.index, cell: ({ channel }) => channel, width: 80 },
        { key: "name", title: t.name, cell: ({ name }) => name || nobody },
        {
          ...{ key: "visitors", title: t.visitors, align: "right" },
          cell: ({ channel, visitors }) => (
            <Link to={`/fans?channel=${channel}`}>{told(visitors)}</Link>
          ),
        },
        {
          ...{ key: "orders", title: t.orders, align: "right" },
          cell: ({ orders }) => <Link to="/reports/funnel">{told(orders)}</Link>,
        },
      ]}
      whenEmpty={{ title: t.empty }}
    />
  );
}

/** What the text of a code says. */
function ReadCode() {
  const { codes: t } = useWords(words);
  const [scene, setScene] = useState("");
  const [read, setRead] = useState<ReadCodeReply | null>(null);
  const { send, isSending, problem } = useSend(async () => setRead(await readCode(scene.trim())));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRead(null);
    void send();
  };
  return (
    <Section title={t.read}>
      <form className="filters" onSubmit={submit}>
        <Input
          style={{ width: 360 }}
          placeholder={t.readHint}
          aria-label={t.scene}
          value={scene}
          onChange={setScene}
        />
        <Button type="submit" loading={isSending} disabled={scene.trim() === ""}>
          {t.readIt}
        </Button>
      </form>
      {read ? (
        <Alert
          theme={read.promoter ? "success" : "warning"}
          message={
            <>
              {filled(t.says, {
                ...{ n: read.promoterNumber, campaign: read.campaign },
                channel: read.channel.name ?? (read.channel.index || t.noChannel),
              })}{" "}
              {read.promoter ? (
                <Link to={`/promoters/${encodeURIComponent(read.promoter.promoterId)}`}>
                  {read.promoterNumber}
                </Link>
              ) : (
                t.unknownPromoter
              )}
            </>
          }
        />
      ) : null}
      {problem ? <Problem problem={problem} /> : null}
    </Section>
  );
}
