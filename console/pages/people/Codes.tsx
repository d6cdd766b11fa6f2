import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { Alert, Button, Input } from "tdesign-react";
import type { ReadCodeReply } from "#contracts/lists.ts";
import { useCanOpen } from "../../app/canOpen.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { codes, readCode } from "../../services/lists.ts";
import { words } from "./wordsCodes.ts";

/** Counts of the function stop here: then there are at least so many. */
const COUNT_MAX = 1_000;
const DAYS = 30;
const SPANS = [7, 90, 365] as const;

/** The brand's channels with what came by them, and what a code says. */
export function Codes() {
  const t = useWords(words);
  const canOpen = useCanOpen();
  const told = (n: number) => (n >= COUNT_MAX ? filled(t.more, { n: count(n) }) : count(n));
  return (
    <ListPage
      list="codes"
      title={t.title}
      above={<ReadCode />}
      filters={[
        {
          ...{
            kind: "choice",
            name: "span",
            label: t.span,
            otherwise: filled(t.days, { n: DAYS }),
          },
          choices: SPANS.map((n) => ({ value: String(n), label: filled(t.days, { n }) })),
        },
      ]}
      load={async (asked) => {
        const days = Number(asked.get("span")) || DAYS;
        const reply = await codes({ days, cursor: asked.cursor });
        const { fromMs } = reply;
        return { rows: reply.channels.map((one) => ({ ...one, fromMs })), next: reply.nextCursor };
      }}
      rowKey={({ channel }) => String(channel)}
      columns={[
        { key: "index", title: t.index, cell: ({ channel }) => channel, width: 80 },
        { key: "name", title: t.name, cell: ({ name }) => name },
        {
          ...{ key: "visitors", title: t.visitors, align: "right" },
          cell: ({ channel, visitors, fromMs }) => (
            <Link to={`/fans?channel=${channel}&since=${fromMs}`}>{told(visitors)}</Link>
          ),
        },
        {
          ...{ key: "orders", title: t.orders, align: "right" },
          cell: ({ orders }) => told(orders),
        },
      ]}
      sheet={[
        { title: t.index, text: ({ channel }) => String(channel) },
        { title: t.name, text: ({ name }) => name },
        { title: t.visitors, text: ({ visitors }) => told(visitors) },
        { title: t.orders, text: ({ orders }) => told(orders) },
      ]}
      note={
        <p className="faint">
          {t.hint}{" "}
          {canOpen("/reports/funnel") ? <Link to="/reports/funnel">{t.funnel}</Link> : null}
        </p>
      }
      whenEmpty={{ title: t.empty, hint: t.emptyHint }}
    />
  );
}

/** What the text of a code says. */
function ReadCode() {
  const t = useWords(words);
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
                n: read.promoterNumber,
                channel: read.channel.name ?? (read.channel.index || t.noChannel),
                campaign: read.campaign || t.noChannel,
              })}{" "}
              {read.promoter ? (
                <Link to={`/promoters/${encodeURIComponent(read.promoter.promoterId)}`}>
                  {t.open}
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
