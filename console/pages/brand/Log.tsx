import { Link, useNavigate } from "react-router";
import { Tag } from "tdesign-react";
import type { Log as AskLog } from "#contracts/staffLog.ts";
import { words as shellWords } from "../../app/words.ts";
import { filledIn } from "../../lib/daysFilter.ts";
import { useLanguage, useWords } from "../../lib/language.tsx";
import { sentenceOf } from "../../lib/said.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { When } from "../../parts/When.tsx";
import { log } from "../../services/staff.ts";
import { useStaffNames } from "../money/staffNames.ts";
import { callNameIn } from "./callName.ts";
import { OUTCOME_THEMES } from "./outcomes.ts";
import { words } from "./wordsLog.ts";
import "./brand.css";

/** What staff did, the newest first. */
export function Log() {
  const t = useWords(words);
  const { roles } = useWords(shellWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const names = useStaffNames();
  const load = async (asked: UrlFilter) => {
    const [fromDay = "", untilDay = ""] = asked.get("days").split("~");
    const [name = "", what = ""] = asked.get("what").split(".");
    const state = asked.get("outcome") as AskLog["state"] | "";
    const reply = await log({
      ...filledIn({ staffId: asked.get("who"), target: asked.get("target") }),
      ...filledIn({ fromDay, untilDay, function: name, what, afterId: asked.cursor }),
      ...(state === "" ? {} : { state }),
      limit: 50,
    });
    return { rows: reply.entries, next: reply.nextAfterId };
  };
  return (
    <ListPage
      list="log"
      title={t.title}
      note={
        <p className="faint">
          {t.hint} {t.days31}
        </p>
      }
      filters={[
        {
          ...{ kind: "choice", name: "who", label: t.who },
          choices: [...names].map(([value, label]) => ({ value, label })),
        },
        { kind: "search", name: "what", label: t.whatFilter, width: 150 },
        { kind: "search", name: "target", label: t.target, width: 150 },
        {
          ...{ kind: "choice", name: "outcome", label: t.state },
          choices: Object.entries(t.states).map(([value, label]) => ({ value, label })),
        },
        { kind: "days", name: "days", label: t.days },
      ]}
      load={load}
      rowKey={({ entryId }) => entryId}
      onOpen={({ entryId }) => void navigate(`/log/${entryId}`)}
      columns={[
        { key: "at", title: t.columns.at, width: 150, cell: ({ atMs }) => <When atMs={atMs} /> },
        {
          ...{ key: "who", title: t.columns.who, width: 140 },
          cell: ({ name, role, staffId }) => (
            <Link to={`/log?who=${encodeURIComponent(staffId)}`} title={staffId}>
              {name} <span className="faint">{roles[role]}</span>
            </Link>
          ),
        },
        {
          ...{ key: "what", title: t.columns.what, width: 210 },
          cell: ({ function: name, action, kind, callName }) => (
            <Link to={`/log?what=${name}.${action}`} title={`${name}.${action}`}>
              {callNameIn(language, callName)} <span className="faint">{t.kinds[kind]}</span>
            </Link>
          ),
        },
        {
          ...{ key: "outcome", title: t.columns.outcome, width: 170 },
          cell: ({ state, code, message }) => (
            <>
              <Tag size="small" variant="light" theme={OUTCOME_THEMES[state]}>
                {t.states[state]}
              </Tag>{" "}
              <span className="faint">
                {code && message ? sentenceOf({ code, message }) : null}
              </span>
            </>
          ),
        },
        {
          ...{ key: "changed", title: t.columns.changed, align: "right", width: 90 },
          cell: ({ changed }) => changed,
        },
        {
          ...{ key: "targets", title: t.columns.targets },
          cell: ({ targets }) => (
            <span className="log-targets">{targets.slice(0, 3).join(" ")}</span>
          ),
        },
      ]}
      whenEmpty={{ title: t.empty }}
    />
  );
}
