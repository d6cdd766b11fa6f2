import { useEffect, useState } from "preact/hooks";
import { hashOf } from "../address.ts";
import { ask, queryText } from "../control.ts";
import { beijingTime, bytesText } from "../format.ts";
import { Button } from "../parts/button.tsx";
import { Code, Copyable } from "../parts/code.tsx";
import { Confirm } from "../parts/dialog.tsx";
import { Facts, PageHead, Panel } from "../parts/panel.tsx";
import { Empty, Loading, Told } from "../parts/states.tsx";
import { toast } from "../parts/toast.tsx";
import { goTo } from "../place.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";
import { ownAddress, previewOf, type StoredFile } from "./folders.ts";

/** One file: what is known of it, what it looks like. */
export function FileView({ path }: { path: string }) {
  const [isLeaving, setLeaving] = useState(false);
  const info = useAsk<{ file: StoredFile }>({ path: `files/info${queryText({ path })}` });
  const address = useAsk<{ url: string }>({ path: "files/address", body: { path } });
  const href = address.data && ownAddress(address.data.url);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const name = path.slice(folder.length);
  const remove = async () => {
    await ask("files/remove", { path });
    toast(t("已删除", "Deleted"));
    goTo(["files"], { prefix: folder });
  };
  return (
    <>
      <PageHead
        title={
          <>
            <a href={hashOf(["files"], { prefix: folder })}>
              {folder === "" ? t("文件", "Files") : folder}
            </a>{" "}
            {name}
          </>
        }
        actions={
          info.data && (
            <>
              <Button kind="danger" onPress={() => setLeaving(true)}>
                {t("删除…", "Delete…")}
              </Button>
              <a class="button main" {...(href !== undefined && { href })} download={name}>
                {t("下载", "Download")}
              </a>
            </>
          )
        }
      />
      <Told asked={info}>{({ file }) => <Details file={file} href={href} />}</Told>
      {isLeaving && (
        <Confirm
          title={t("删除文件？", "Delete the file?")}
          action={t("删除", "Delete")}
          onConfirm={remove}
          onClose={() => setLeaving(false)}
        >
          <code>{path}</code>
        </Confirm>
      )}
    </>
  );
}

function Details({ file, href }: { file: StoredFile; href: string | undefined }) {
  return (
    <>
      <Facts
        facts={[
          [t("大小", "Size"), bytesText(file.bytes)],
          [t("类型", "Type"), <small>{file.contentType}</small>],
          [
            t("上传时间（北京）", "Uploaded at (Beijing)"),
            <time>{beijingTime(file.uploadedAtMs)}</time>,
          ],
          [t("上传者", "Owner"), file.owner ?? t("服务端", "server")],
        ]}
      />
      <Panel>
        <p>
          fileID <Copyable text={file.fileId} />
        </p>
        <p class="soft">
          MD5 <code>{file.md5}</code>
        </p>
      </Panel>
      <Panel title={t("预览", "Preview")}>
        <Preview file={file} href={href} />
      </Panel>
    </>
  );
}

function Preview({ file, href }: { file: StoredFile; href: string | undefined }) {
  const kind = previewOf(file);
  if (kind === undefined) {
    return (
      <Empty title={t("这种文件不能预览", "This file cannot be previewed")}>
        {file.contentType}
      </Empty>
    );
  }
  if (href === undefined) return <Loading />;
  if (kind === "image") return <img class="preview" src={href} alt={file.path} />;
  return <TextPreview href={href} />;
}

function TextPreview({ href }: { href: string }) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    fetch(href, { signal: stop.signal })
      .then((response) => response.text())
      .then(setText, (error: unknown) => !stop.signal.aborted && setText(String(error)));
    return () => stop.abort();
  }, [href]);
  return text === undefined ? <Loading /> : <Code text={text} />;
}
