import { Fragment, type ReactNode } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Tabs, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { filledIn, spanOfDays } from "../../lib/daysFilter.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { useCall } from "../../lib/useCall.ts";
import { Grid } from "../../parts/Grid.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { type MessageRow, messages, moments } from "../../services/message.ts";
import { words } from "./wordsMessages.ts";
import "./content.css";

/** What WeChat was asked to tell people, and at which moments it can. */
export function Messages() {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const mayLog = may("message.log");
  const isMoments = !mayLog || params.get("view") === "moments";
  const tabs =
    mayLog && may("message.moments") ? (
      <div className="content-tabs">
        <Tabs
          value={isMoments ? "moments" : "log"}
          list={Object.entries(t.tabs).map(([value, label]) => ({ value, label }))}
          onChange={(value) =>
            void navigate(value === "moments" ? "/messages?view=moments" : "/messages")
          }
        />
      </div>
    ) : null;
  return isMoments ? <Moments tabs={tabs} /> : <MessageLog tabs={tabs} />;
}

const STATES = ["sent", "refused", "unclear", "sending"] as const;
const STATE_THEMES = {
  sent: "success",
  refused: "danger",
  unclear: "warning",
  sending: "primary",
} as const;

async function load(filter: UrlFilter) {
  const state = STATES.find((one) => one === filter.get("state"));
  const moment = filter.get("moment");
  const page = await messages({
    ...filledIn({ personId: filter.get("who") }),
    ...(moment === "" ? {} : { moment: moment as MessageRow["moment"] }),
    ...(state === undefined ? {} : { state }),
    ...spanOfDays(filter.get("days")),
    ...{ cursor: filter.cursor, limit: 50 },
  });
  return { rows: page.messages, next: page.nextCursor };
}

function MessageLog({ tabs }: { readonly tabs: ReactNode }) {
  const t = useWords(words);
  const may = useMay();
  const { data } = useCall("moments", async () => (may("message.moments") ? moments() : null));
  const columns: readonly Column<MessageRow>[] = [
    { key: "at", title: t.columns.at, cell: ({ atMs }) => <When atMs={atMs} /> },
    { key: "person", title: t.columns.person, cell: ({ person }) => person },
    { key: "moment", title: t.columns.moment, cell: ({ moment }) => t.moments[moment] },
    {
      ...{ key: "said", title: t.columns.said },
      cell: ({ fields }) => (
        <span className="content-clip">
          {Object.entries(fields).map(([name, value], at) => (
            <Fragment key={name}>
              {at === 0 ? "" : " · "}
              {name === "orderId" && may("purchase.detail") ? (
                <Link to={`/orders/${encodeURIComponent(value)}`}>{value}</Link>
              ) : (
                value
              )}
            </Fragment>
          ))}
        </span>
      ),
    },
    {
      ...{ key: "state", title: t.columns.state },
      cell: ({ state, stateName }) => (
        <Tag size="small" variant="light" theme={STATE_THEMES[state]}>
          {t.states[state] ?? stateName}
        </Tag>
      ),
    },
    {
      ...{ key: "reason", title: t.columns.reason },
      cell: ({ reason }) => reason ?? <span className="faint">—</span>,
    },
  ];
  return (
    <ListPage<MessageRow>
      list="messages"
      title={t.title}
      above={tabs}
      note={<span className="faint">{t.unclear}</span>}
      filters={[
        { kind: "search", name: "who", label: t.person },
        {
          ...{ kind: "choice", name: "moment", label: t.moment, width: 190 },
          choices: (data?.moments ?? []).map(({ moment }) => ({
            ...{ value: moment, label: t.moments[moment] },
          })),
        },
        {
          ...{ kind: "choice", name: "state", label: t.state, width: 170 },
          choices: STATES.map((value) => ({ value, label: t.states[value] ?? value })),
        },
        { kind: "days", name: "days", label: t.days },
      ]}
      columns={columns}
      load={load}
      rowKey={({ messageId }) => messageId}
      whenEmpty={{ title: t.empty, hint: t.emptyHint }}
    />
  );
}

function Moments({ tabs }: { readonly tabs: ReactNode }) {
  const t = useWords(words);
  const asked = useCall("moments", moments);
  return (
    <Page title={t.title} note={<span className="faint">{t.momentsHint}</span>}>
      {tabs}
      <Loaded asked={asked}>
        {(reply) => (
          <Grid
            rows={reply.moments}
            rowKey={({ moment }) => moment}
            columns={[
              { title: t.moment, cell: ({ moment }) => t.moments[moment] },
              {
                title: t.template,
                cell: ({ templateId }) =>
                  templateId === null ? (
                    <span className="warn">{t.noTemplate}</span>
                  ) : (
                    <code>{templateId}</code>
                  ),
              },
              {
                title: t.fields,
                cell: ({ fields }) => fields.map((one) => t.names[one] ?? one).join(" · "),
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
