import { useState } from "react";
import { Button, MessagePlugin } from "tdesign-react";
import type { PostRow } from "#core/people/appoint.ts";
import { useMay } from "../../app/may.ts";
import { filledIn } from "../../lib/daysFilter.ts";
import { filled, useWords } from "../../lib/language.tsx";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { placeText } from "../../parts/placeText.ts";
import { Promoter } from "../../parts/Promoter.tsx";
import { useStoreNames } from "../../parts/useStoreNames.ts";
import { regionCode } from "../../parts/regionCodes.ts";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { posts } from "../../services/promoters.ts";
import { AppointDialog } from "./AppointDialog.tsx";
import { PostDrawer } from "./PostDrawer.tsx";
import { words } from "./wordsPosts.ts";

const LIMIT = 50;
/** The id of a post, after which a page goes on. */
const nameOf = (post: PostRow): string => post.region ?? post.store ?? "";

/** Agents of regions, holders and staff of stores. */
export function Posts() {
  const t = useWords(words);
  const places = useWords(regionWords);
  const storeNames = useStoreNames();
  const called = (post: PostRow) =>
    placeText(post.region, places) ?? storeNames.get(nameOf(post)) ?? nameOf(post);
  const may = useMay();
  const [isAppointing, setAppointing] = useState(false);
  const [opened, setOpened] = useState<PostRow | null>(null);
  const [version, setVersion] = useState(0);
  const isDone = () => {
    void MessagePlugin.success(t.done);
    setVersion(version + 1);
  };
  const load = async (asked: UrlFilter) => {
    const kind = asked.get("kind") as "region" | "store" | "";
    const prefix = regionCode(asked.get("prefix"), places);
    const reply = await posts({
      // A beginning of digits is a region's code, and any other a store's.
      ...(kind !== "" ? { kind } : prefix === "" ? {} : { kind: guess(prefix) }),
      ...filledIn({ prefix, afterId: asked.cursor }),
      limit: LIMIT,
    });
    return { rows: reply.posts, next: reply.nextAfterId };
  };
  return (
    <>
      <ListPage
        list="posts"
        title={t.title}
        version={version}
        actions={
          may("commission.appoint") ? (
            <Button onClick={() => setAppointing(true)}>{t.appoint}</Button>
          ) : null
        }
        filters={[
          {
            ...{ kind: "choice", name: "kind", label: t.kind },
            choices: Object.entries(t.kinds).map(([value, label]) => ({ value, label })),
          },
          { kind: "search", name: "prefix", label: t.prefix },
        ]}
        load={load}
        rowKey={nameOf}
        onOpen={setOpened}
        columns={[
          {
            ...{ key: "place", title: t.columns.place },
            cell: called,
          },
          {
            ...{ key: "holder", title: t.columns.holder },
            cell: ({ holder }) =>
              holder ? <Promoter id={holder} /> : <span className="faint">{t.vacant}</span>,
          },
          {
            key: "terms",
            title: t.columns.terms,
            cell: ({ holders }) => filled(t.people, { n: holders.length }),
          },
          {
            ...{ key: "staff", title: t.columns.staff },
            cell: ({ store, staff }) =>
              store === undefined ? "" : filled(t.people, { n: staff.length }),
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {isAppointing ? (
        <AppointDialog
          onClose={(isSaved) => {
            setAppointing(false);
            if (isSaved) isDone();
          }}
        />
      ) : null}
      {opened ? (
        <PostDrawer
          post={opened}
          place={called(opened)}
          onClose={(isSaved) => {
            setOpened(null);
            if (isSaved) isDone();
          }}
        />
      ) : null}
    </>
  );
}

const guess = (prefix: string): "region" | "store" => (/^\d+$/.test(prefix) ? "region" : "store");
