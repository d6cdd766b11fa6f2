import { useEffect, useRef } from "preact/hooks";
import { beijingTime } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { SECTIONS, sectionName, type SectionId } from "../sections.ts";
import { useKnown, useServerNow } from "../serverNow.tsx";
import { chooseLanguage, language, t } from "../words.ts";

type NavigationProps = { current: SectionId; onKeys: () => void };

/** On wide screens at the left, on narrow ones above. */
export function Navigation({ current, onKeys }: NavigationProps) {
  const { health } = useKnown();
  return (
    <div class="side">
      <div class="brand">
        <a href="#/overview">cloudbase-local</a>
        <span class="soft">{health.data?.env ?? ""}</span>
      </div>
      <Sections current={current} />
      <div class="foot">
        <ServerClock />
        <div class="actions">
          <button
            type="button"
            class="button quiet"
            lang={language() === "zh" ? "en" : "zh-CN"}
            onClick={() => chooseLanguage(language() === "zh" ? "en" : "zh")}
          >
            {language() === "zh" ? "English" : "中文"}
          </button>
          <button type="button" class="button quiet" onClick={onKeys}>
            <kbd>?</kbd> {t("快捷键", "Keys")}
          </button>
        </div>
      </div>
    </div>
  );
}

function Sections({ current }: { current: SectionId }) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = list.current?.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav ref={list} class="sections" aria-label={t("栏目", "Sections")}>
      {SECTIONS.map(({ id, path, key }) => (
        <a
          key={id}
          href={`#/${id}`}
          aria-current={id === current ? "page" : undefined}
          title={`g ${key}`}
        >
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d={path} />
          </svg>
          {sectionName(id)}
        </a>
      ))}
    </nav>
  );
}

function ServerClock() {
  const { clock } = useKnown();
  const nowMs = useServerNow();
  if (nowMs === undefined) return <span />;
  return (
    <a
      class="now"
      href="#/clock"
      title={t("服务器时钟，北京时间", "The server's clock, Beijing time")}
    >
      <time>{beijingTime(nowMs)}</time>{" "}
      {clock.data?.mode === "frozen" && <Badge kind="warn">{t("冻结", "frozen")}</Badge>}
    </a>
  );
}
