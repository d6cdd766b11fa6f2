import { useState } from "preact/hooks";
import { hashOf, type Place } from "../address.ts";
import { queryText } from "../control.ts";
import { beijingTime, bytesText, countText } from "../format.ts";
import { Search } from "../parts/field.tsx";
import { Pager } from "../parts/pager.tsx";
import { PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Told } from "../parts/states.tsx";
import { Table, type Column } from "../parts/table.tsx";
import { setQuery } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { FileView } from "./fileView.tsx";
import { levelOf, type Entry, type StoredFile } from "./folders.ts";
import { Upload } from "./upload.tsx";

type FilesTold = {
  readonly files: readonly StoredFile[];
  readonly total: number;
  readonly bytes: number;
};

const READ_MAX = 1000;
const LIMIT = 50;

/** `#/files?prefix=<folder>`, `#/files/<path>`. */
export function FilesSection({ place }: { place: Place }) {
  const path = place.path[1];
  if (path !== undefined) return <FileView key={path} path={path} />;
  return <FileList place={place} />;
}

function FileList({ place }: { place: Place }) {
  const { prefix = "", q = "" } = place.query;
  const asked = useAsk<FilesTold>(
    { path: `files${queryText({ prefix, q, limit: READ_MAX })}` },
    5000,
  );
  return (
    <>
      <PageHead
        title={t("文件", "Files")}
        about={<Trail prefix={prefix} />}
        actions={
          <Search
            value={q}
            placeholder={t("在这里和下面的文件夹里找", "Find here and below")}
            onValue={(value) => setQuery(place, { q: value })}
          />
        }
      />
      <Upload key={prefix} prefix={prefix} onDone={asked.reload} />
      <Panel isFlush>
        <Told asked={asked}>
          {(told) => <Level key={prefix + q} told={told} prefix={prefix} isSearch={q !== ""} />}
        </Told>
      </Panel>
    </>
  );
}

type LevelProps = { told: FilesTold; prefix: string; isSearch: boolean };

/** One folder, or what a search has found. */
function Level({ told: { files, total, bytes }, prefix, isSearch }: LevelProps) {
  const [offset, setOffset] = useState(0);
  const entries = levelOf(files, prefix, isSearch);
  if (entries.length === 0) {
    return (
      <Empty
        title={isSearch ? t("没有找到", "Nothing found") : t("这里没有文件", "No files here")}
      />
    );
  }
  return (
    <>
      <Table
        label={t("文件", "Files")}
        columns={columns(prefix, isSearch)}
        rows={entries.slice(offset, offset + LIMIT)}
        keyOf={({ kind, path }) => `${kind} ${path}`}
        hrefOf={hrefOf}
      />
      <Pager {...{ offset, limit: LIMIT, total: entries.length }} onOffset={setOffset} />
      <p class="soft padded">
        {t(
          `共 ${countText(total)} 个文件，${bytesText(bytes)}`,
          `${countText(total)} files, ${bytesText(bytes)} in all`,
        )}
        {total > READ_MAX &&
          t(`；只看了前 ${READ_MAX} 个`, `; the first ${READ_MAX} were looked at`)}
      </p>
    </>
  );
}

function hrefOf({ kind, path }: Entry): string {
  return kind === "folder" ? hashOf(["files"], { prefix: path }) : hashOf(["files", path]);
}

/** The folders from the top down to here. */
function Trail({ prefix }: { prefix: string }) {
  const steps = prefix.split("/").filter(Boolean);
  return (
    <span>
      <a href="#/files">{t("全部", "All")}</a>
      {steps.map((step, at) => (
        <span key={at}>
          {" / "}
          <a href={hashOf(["files"], { prefix: `${steps.slice(0, at + 1).join("/")}/` })}>{step}</a>
        </span>
      ))}
    </span>
  );
}

function columns(prefix: string, isSearch: boolean): readonly Column<Entry>[] {
  const shown = (path: string) => (isSearch ? path : path.slice(prefix.length));
  return [
    {
      head: t("名称", "Name"),
      cell: ({ kind, path }) => (
        <span class="entry">
          {kind === "folder" && <FolderIcon />} {shown(path)}
        </span>
      ),
    },
    {
      head: t("大小", "Size"),
      cell: (entry) =>
        entry.kind === "folder"
          ? t(`${entry.count} 个文件`, `${entry.count} files`)
          : bytesText(entry.file.bytes),
      isNumber: true,
    },
    {
      head: t("类型", "Type"),
      cell: (entry) => (
        <span class="soft">{entry.kind === "file" ? entry.file.contentType : ""}</span>
      ),
      isExtra: true,
    },
    {
      head: t("上传时间", "Uploaded at"),
      cell: (entry) => entry.kind === "file" && <time>{beijingTime(entry.file.uploadedAtMs)}</time>,
      isExtra: true,
    },
  ];
}

function FolderIcon() {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 4.5V12a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V6a1 1 0 0 0-1-1H8L6.5 3.5H3a1 1 0 0 0-1 1z" />
    </svg>
  );
}
