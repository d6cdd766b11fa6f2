import { useState } from "react";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { DAY_MS, momentText } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { Section } from "../../parts/Page.tsx";
import { Thumb, useLinks } from "../../parts/Thumb.tsx";
import { endTheme, type StaffTheme, themes } from "../../services/content.ts";
import { ThemeDrawer } from "./ThemeDrawer.tsx";
import { segments } from "./themeTimes.ts";
import { words } from "./wordsThemes.ts";
import "./content.css";

const SHOWN_MS = 90 * DAY_MS;

/** Looks of the shop, and when each is shown. */
export function Themes() {
  const t = useWords(words);
  const may = useMay();
  const [version, setVersion] = useState(0);
  const [open, setOpen] = useState<{ readonly known: StaffTheme | null } | null>(null);
  const [ending, setEnding] = useState<StaffTheme | null>(null);
  // At most 100 are good at once, so one page of them is enough to say what is shown when.
  const asked = useCall(`themes|${version}`, () => themes(""));
  const all = asked.data?.themes ?? [];
  const links = useLinks(all.flatMap(({ background, logo }) => background ?? logo ?? []));
  const close = (isChanged: boolean) => {
    setOpen(null);
    setEnding(null);
    if (isChanged) setVersion(version + 1);
  };
  const mayWrite = may("content.saveTheme");
  const action = mayWrite ? (
    <Button onClick={() => setOpen({ known: null })}>{t.add}</Button>
  ) : null;
  return (
    <>
      <ListPage<StaffTheme>
        list="themes"
        title={t.title}
        version={version}
        actions={action}
        above={all.length > 0 ? <Timeline all={all} /> : null}
        filters={[]}
        columns={useColumns(links, may("content.endTheme") ? setEnding : null)}
        load={async ({ cursor }) => {
          const page = await themes(cursor);
          return { rows: page.themes, next: page.nextAfterId };
        }}
        rowKey={({ themeId }) => themeId}
        onOpen={(known) => setOpen({ known })}
        whenEmpty={{ title: t.empty, hint: t.emptyHint, action }}
      />
      {open ? (
        <ThemeDrawer known={open.known} others={all} mayWrite={mayWrite} onClose={close} />
      ) : null}
      {ending ? <EndDialog known={ending} others={all} onClose={close} /> : null}
    </>
  );
}

/** What the shop itself shows, span after span. */
function Timeline({ all }: { readonly all: readonly StaffTheme[] }) {
  const t = useWords(words);
  const [nowMs] = useState(() => Date.now());
  const spans = segments(all, null, nowMs, nowMs + SHOWN_MS);
  return (
    <Section title={t.timeline}>
      <ol className="theme-spans">
        {spans.map(({ fromMs, untilMs, theme }) => (
          <li key={fromMs} className={theme ? "is-pushed" : ""}>
            <strong>{theme?.name ?? t.default}</strong>{" "}
            <span className="faint">
              {fromMs === nowMs ? t.now : momentText(fromMs)} – {momentText(untilMs)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const STATE_THEMES = {
  shown: "success",
  planned: "primary",
  over: "default",
  idle: "default",
  ended: "default",
} as const;

function useColumns(
  links: ReadonlyMap<string, string>,
  onEnd: ((theme: StaffTheme) => void) | null,
): readonly Column<StaffTheme>[] {
  const t = useWords(words);
  return [
    {
      ...{ key: "theme", title: t.columns.theme },
      cell: ({ name, background, logo }) => (
        <span className="content-cell">
          <Thumb link={links.get(background ?? logo ?? "")} size={48} />
          {name}
        </span>
      ),
    },
    {
      ...{ key: "state", title: t.columns.state },
      cell: ({ state }) => (
        <Tag size="small" variant="light" theme={STATE_THEMES[state]}>
          {t.states[state]}
        </Tag>
      ),
    },
    { key: "colour", title: t.columns.colour, cell: ({ colour }) => t.colours[colour] },
    {
      ...{ key: "target", title: t.columns.target },
      cell: ({ push }) => {
        if (push === null) return "—";
        const { target } = push;
        return target.kind === "all" ? t.all : filled(t.level, { level: target.level });
      },
    },
    {
      ...{ key: "time", title: t.columns.time },
      cell: ({ push }) =>
        push === null ? (
          "—"
        ) : (
          <time>
            {momentText(push.fromMs)} – {momentText(push.untilMs)}
          </time>
        ),
    },
    {
      ...{ key: "offered", title: t.columns.offered },
      cell: ({ isOffered }) => (isOffered ? t.offered : t.notOffered),
    },
    {
      ...{ key: "deeds", title: "" },
      cell: (theme) =>
        onEnd && theme.endedAtMs === null ? (
          <Button size="small" variant="text" theme="danger" onClick={() => onEnd(theme)}>
            {theme.state === "shown" ? t.end : t.retire}
          </Button>
        ) : null,
    },
  ];
}

function EndDialog({
  known,
  others,
  onClose,
}: {
  readonly known: StaffTheme;
  readonly others: readonly StaffTheme[];
  readonly onClose: (isChanged: boolean) => void;
}) {
  const t = useWords(words);
  const { send, isSending, problem } = useSend(async () => {
    await endTheme(known.themeId);
    void MessagePlugin.success(t.ended);
    onClose(true);
  });
  const nowMs = Date.now();
  const target = known.push?.target;
  const level = target?.kind === "level" ? target.level : null;
  const rest = others.filter(({ themeId }) => themeId !== known.themeId);
  const [next] = segments(rest, level, nowMs, nowMs + 1);
  return (
    <Danger
      title={filled(t.endTitle, { name: known.name })}
      deed={t.endDeed}
      {...{ isSending, problem }}
      onClose={() => onClose(false)}
      onDo={() => void send()}
    >
      <p>{t.endText}</p>
      {known.state === "shown" ? (
        <p>{filled(t.endShown, { next: next?.theme?.name ?? t.default })}</p>
      ) : null}
    </Danger>
  );
}
