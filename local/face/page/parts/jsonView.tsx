import { useState } from "preact/hooks";
import { untag } from "../ejson.ts";
import { beijingTime, yuanText } from "../format.ts";
import type { Json } from "../jsonText.ts";
import { t } from "../words.ts";

const OPEN_MAX = 60;
const TEXT_MAX = 600;

/** A value, with its types in sight and its longer parts folded. */
export function JsonView({ value }: { value: Json }) {
  return (
    <div class="json-view mono" tabIndex={0} role="group" aria-label={t("文档内容", "Document")}>
      <Value value={value} depth={0} />
    </div>
  );
}

function Value({ value, name, depth }: { value: Json; name?: string; depth: number }) {
  if (typeof value !== "object" || value === null) return <Scalar value={value} name={name} />;
  if (Array.isArray(value)) {
    const entries = value.map((item, at) => [String(at), item] as const);
    return <Group entries={entries} brackets={["[", "]"]} depth={depth} isList />;
  }
  const tagged = untag(value);
  if (tagged === undefined) {
    return <Group entries={Object.entries(value)} brackets={["{", "}"]} depth={depth} />;
  }
  if (tagged.kind === "number") {
    return (
      <span>
        <Scalar value={Number(tagged.text)} shown={tagged.text} name={name} />{" "}
        {tagged.type !== "Int32" && tagged.type !== "Double" && <i>{tagged.type}</i>}
      </span>
    );
  }
  if (tagged.kind === "other") {
    return (
      <span>
        <b class="text">{tagged.text}</b> <i>{tagged.tag}</i>
      </span>
    );
  }
  return (
    <span>
      <b class="date">{beijingTime(tagged.atMs)}</b>{" "}
      <i>
        {t("北京时间", "Beijing")} · {isoText(tagged.atMs)} · Date
      </i>
    </span>
  );
}

function isoText(atMs: number): string {
  return Math.abs(atMs) > 8.64e15 ? String(atMs) : new Date(atMs).toISOString();
}

type ScalarProps = {
  value: null | boolean | number | string;
  shown?: string;
  name?: string | undefined;
};

function Scalar({ value, shown, name = "" }: ScalarProps) {
  if (typeof value === "string") return <Text text={value} />;
  if (typeof value !== "number") return <b class="word">{String(value)}</b>;
  return (
    <span>
      <b class="count">{shown ?? value}</b> <i>{meaningOf(name, value)}</i>
    </span>
  );
}

/** Names that end in their unit say what the number means. */
function meaningOf(name: string, value: number): string {
  if (/(Fen|_fen)$/.test(name) && Number.isInteger(value)) return yuanText(value);
  if (/(AtMs|_at_ms)$/.test(name)) return beijingTime(value);
  return "";
}

function Text({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(text.length <= TEXT_MAX);
  return (
    <span>
      <b class="text">{JSON.stringify(isWhole ? text : text.slice(0, TEXT_MAX))}</b>
      {!isWhole && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          … {t(`全部 ${text.length} 个字符`, `all ${text.length} characters`)}
        </button>
      )}
    </span>
  );
}

type GroupProps = {
  entries: readonly (readonly [string, Json])[];
  brackets: readonly [string, string];
  depth: number;
  isList?: boolean;
};

function Group({ entries, brackets: [open, close], depth, isList }: GroupProps) {
  const [isOpen, setOpen] = useState(depth < 3 && entries.length <= OPEN_MAX);
  if (entries.length === 0) return <span>{open + close}</span>;
  return (
    <span>
      <button
        type="button"
        class="fold"
        aria-expanded={isOpen}
        aria-label={t("展开或收起", "Fold or unfold")}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? "▾" : "▸"}
      </button>
      {open}
      {isOpen ? (
        <div class="inside">
          {entries.map(([name, item]) => (
            <div key={name}>
              <span class={isList ? "at" : "name"}>{name}</span>:{" "}
              <Value value={item} name={name} depth={depth + 1} />
            </div>
          ))}
        </div>
      ) : (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {t(`${entries.length} 项`, `${entries.length} items`)}
        </button>
      )}
      {close}
    </span>
  );
}
