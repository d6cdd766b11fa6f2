import { useState } from "react";
import { Link, useParams } from "react-router";
import { Alert, Button, Tag } from "tdesign-react";
import type { PromoterReply } from "#contracts/lists.ts";
import { useCanOpen } from "../../app/canOpen.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { dayText, momentText, startOfDay } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Figure } from "../../parts/Figure.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { placeText } from "../../parts/placeText.ts";
import { AsOf, When } from "../../parts/When.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { promoter } from "../../services/lists.ts";
import { BulkDialog } from "./BulkDialog.tsx";
import { ordersPath } from "../reports/saleFilter.ts";
import { CodeDialog } from "./CodeDialog.tsx";
import { Wallet } from "./PromoterWallet.tsx";
import { words as common } from "./words.ts";
import { words } from "./wordsPromoter.ts";
import { words as listWords } from "./wordsPromoters.ts";

type Deed = "setLevelMany" | "setGroups" | "setPlace" | "banMany";

/** One promoter whole: who he is, what he did, what he has. */
export function PromoterPage() {
  const t = useWords(words);
  const list = useWords(listWords);
  const { promoterId = "" } = useParams();
  const may = useMay();
  const [deed, setDeed] = useState<Deed | "code" | null>(null);
  const asked = useCall(promoterId, () => promoter(promoterId));
  const who = asked.data?.promoter;
  const isActive = who?.state === "active";
  const deeds = (
    [
      ["setLevelMany", list.setLevel],
      ["setGroups", list.setGroups],
      ["setPlace", list.setPlace],
      ["banMany", list.ban],
    ] as const
  ).filter(([action]) => may(`commission.${action}`) && (action !== "banMany" || isActive));
  return (
    <Page
      title={who === undefined ? t.back : filled(t.title, { n: who.number })}
      back={{ to: "/promoters", text: t.back }}
      note={asked.data ? <AsOf atMs={asked.data.asOfMs} /> : null}
      actions={
        <>
          {may("lists.drawCode") && isActive ? (
            <Button variant="outline" onClick={() => setDeed("code")}>
              {t.code}
            </Button>
          ) : null}
          {(who ? deeds : []).map(([action, text]) => (
            <Button
              key={action}
              variant="outline"
              theme={action === "banMany" ? "danger" : "default"}
              onClick={() => setDeed(action)}
            >
              {text}
            </Button>
          ))}
        </>
      }
    >
      <Loaded asked={asked}>{(data) => <Shown data={data} />}</Loaded>
      {deed === "code" ? (
        <CodeDialog promoterId={who?.promoterId ?? promoterId} onClose={() => setDeed(null)} />
      ) : deed ? (
        <BulkDialog
          deed={deed}
          promoterIds={[who?.promoterId ?? promoterId]}
          onClose={(isDone) => {
            setDeed(null);
            if (isDone) asked.refresh();
          }}
        />
      ) : null}
    </Page>
  );
}

function Shown({ data }: { readonly data: PromoterReply }) {
  const all = useWords(common);
  const t = useWords(words);
  const { columns } = useWords(listWords);
  const places = useWords(regionWords);
  const canOpen = useCanOpen();
  const { promoter: who, today, month, fans, levels, introducers, introduced, posts } = data;
  const id = encodeURIComponent(who.promoterId);
  const sold = (fromDay: string) =>
    ordersPath({
      ...{ fromMs: startOfDay(fromDay) ?? 0, untilMs: data.asOfMs + 1 },
      promoterNumber: who.number,
    });
  return (
    <>
      {who.state === "active" ? null : (
        <Alert
          className="problem"
          theme="warning"
          message={filled(t.banned, {
            at: who.bannedAtMs === null ? "" : momentText(who.bannedAtMs),
            reason: who.banReason ?? all.states[who.state],
          })}
        />
      )}
      <Section title={t.figures}>
        <div className="figures">
          <Figure
            name={t.today}
            value={yuanSign(today.soldFen)}
            note={filled(t.orders, { n: count(today.orders) })}
            to={sold(dayText(data.asOfMs))}
          />
          <Figure
            name={t.month}
            value={yuanSign(month.soldFen)}
            note={filled(t.orders, { n: count(month.orders) })}
            to={sold(`${dayText(data.asOfMs).slice(0, 7)}-01`)}
          />
          <Figure name={t.fans} value={count(fans)} to={`/fans?promoter=${who.number}`} />
          <Figure name={t.introduced} value={filled(t.people, { n: count(introduced) })} />
        </div>
      </Section>
      <Wallet data={data} />
      <div className="columns">
        <Section title={t.facts}>
          <Facts
            rows={[
              [t.id, <code key="id">{who.promoterId}</code>],
              [columns.level, who.level ?? all.noLevel],
              [columns.groups, who.groups.join(" ") || all.none],
              [columns.region, placeText(who.place, places) ?? all.none],
              [columns.since, <When key="at" atMs={who.approvedAtMs} />],
              [
                t.introducers,
                introducers.length === 0
                  ? all.none
                  : introducers.map(({ promoterId, number }) => (
                      <span key={promoterId}>
                        <Promoter id={promoterId} number={number} />{" "}
                      </span>
                    )),
              ],
            ]}
          />
        </Section>
        <Section title={t.levels}>
          {levels.length === 0
            ? all.noLevel
            : levels.map(({ level, fromMs }) => (
                <p key={fromMs}>
                  <Tag size="small">{level}</Tag> <When atMs={fromMs} />
                </p>
              ))}
        </Section>
        <Section title={t.posts}>
          {posts.length === 0
            ? t.noPosts
            : posts.map((post) => (
                <p key={post.region ?? post.store}>
                  <Link to={`/posts?prefix=${encodeURIComponent(post.region ?? post.store ?? "")}`}>
                    {placeText(post.region, places) ?? post.store}
                  </Link>
                </p>
              ))}
        </Section>
      </div>
      <p className="page-actions">
        {(
          [
            [`/shares?promoter=${id}`, t.shares],
            [`/statements/${id}`, t.statement],
            [`/withdrawals?promoter=${id}&state=all`, t.withdrawals],
            [`/fans?promoter=${who.number}`, t.fansList],
          ] as const
        )
          .filter(([to]) => canOpen(to))
          .map(([to, text]) => (
            <Link key={to} to={to}>
              {text}
            </Link>
          ))}
      </p>
    </>
  );
}
