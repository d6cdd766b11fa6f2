import { useState } from "react";
import { Link, useParams } from "react-router";
import { Alert, Button, Tag } from "tdesign-react";
import type { PromoterReply } from "#contracts/lists.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count, yuanSign } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Figure } from "../../parts/Figure.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { AsOf, When } from "../../parts/When.tsx";
import { promoter } from "../../services/lists.ts";
import { BulkDialog } from "./BulkDialog.tsx";
import { CodeDialog } from "./CodeDialog.tsx";
import { words } from "./words.ts";

type Deed = "setLevelMany" | "setGroups" | "setPlace" | "banMany";

/** One promoter whole: who he is, what he did, what he has. */
export function PromoterPage() {
  const all = useWords(words);
  const { one: t, promoters: list } = all;
  const { promoterId = "" } = useParams();
  const may = useMay();
  const [deed, setDeed] = useState<Deed | "code" | null>(null);
  const asked = useCall(promoterId, () => promoter(promoterId));
  const deeds = (
    [
      ["setLevelMany", list.setLevel],
      ["setGroups", list.setGroups],
      ["setPlace", list.setPlace],
      ["banMany", list.ban],
    ] as const
  ).filter(([action]) => may(`commission.${action}`));
  const number = asked.data?.promoter.number;
  return (
    <Page
      title={number === undefined ? t.back : filled(t.title, { n: number })}
      back={{ to: "/promoters", text: t.back }}
      note={asked.data ? <AsOf atMs={asked.data.asOfMs} /> : null}
      actions={
        <>
          {may("lists.drawCode") ? (
            <Button variant="outline" onClick={() => setDeed("code")}>
              {t.code}
            </Button>
          ) : null}
          {deeds.map(([action, text]) => (
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
        <CodeDialog promoterId={promoterId} onClose={() => setDeed(null)} />
      ) : deed ? (
        <BulkDialog
          deed={deed}
          promoterIds={[promoterId]}
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
  const all = useWords(words);
  const t = all.one;
  const { promoter: who, today, month, fans, levels, introducers, introduced, posts } = data;
  const id = encodeURIComponent(who.promoterId);
  return (
    <>
      {who.state === "active" ? null : (
        <Alert
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
          />
          <Figure
            name={t.month}
            value={yuanSign(month.soldFen)}
            note={filled(t.orders, { n: count(month.orders) })}
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
              [all.promoters.columns.level, who.level ?? all.noLevel],
              [all.promoters.columns.groups, who.groups.join(" ") || all.none],
              [all.promoters.columns.region, who.place ?? all.none],
              [all.promoters.columns.since, <When key="at" atMs={who.approvedAtMs} />],
              [
                t.introducers,
                introducers.length === 0
                  ? all.none
                  : introducers.map(({ promoterId, number }) => (
                      <Link key={promoterId} to={`/promoters/${encodeURIComponent(promoterId)}`}>
                        {number ?? promoterId}{" "}
                      </Link>
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
          <h2>{t.posts}</h2>
          {posts.length === 0
            ? t.noPosts
            : posts.map((post) => (
                <p key={post.region ?? post.store}>
                  <Link to={`/posts?prefix=${encodeURIComponent(post.region ?? post.store ?? "")}`}>
                    {post.region ?? post.store}
                  </Link>
                </p>
              ))}
        </Section>
      </div>
      <p className="page-actions">
        <Link to={`/shares?promoter=${id}`}>{t.shares}</Link>
        <Link to={`/statements/${id}`}>{t.statement}</Link>
        <Link to={`/withdrawals?promoter=${id}`}>{t.withdrawals}</Link>
        <Link to={`/fans?promoter=${who.number}`}>{t.fansList}</Link>
      </p>
    </>
  );
}

function Wallet({ data: { wallet, tie } }: { readonly data: PromoterReply }) {
  const { one: t } = useWords(words);
  return (
    <Section title={t.wallet}>
      <div className="figures">
        <Figure name={t.pending} value={yuanSign(wallet.pendingFen)} />
        <Figure
          name={t.available}
          value={yuanSign(wallet.availableFen)}
          tone={wallet.availableFen < 0 ? "bad" : undefined}
        />
        <Figure name={t.frozen} value={yuanSign(wallet.frozenFen)} />
        <Figure name={t.paid} value={yuanSign(wallet.paidFen)} />
        <Figure name={t.tax} value={yuanSign(wallet.taxFen)} />
        {wallet.owedFen > 0 ? (
          <Figure name={t.owed} value={yuanSign(wallet.owedFen)} tone="bad" to="/debts" />
        ) : null}
      </div>
      {tie.isTied ? (
        <p className="faint ties">
          {filled(t.tied, {
            ...{ earned: yuanSign(tie.earnedFen), repaid: yuanSign(tie.repaidFen) },
            writtenOff: yuanSign(tie.writtenOffFen),
          })}
        </p>
      ) : (
        <Alert theme="error" message={<Link to="/audits">{t.untied}</Link>} />
      )}
    </Section>
  );
}
