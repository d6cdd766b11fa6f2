import { useRef, useState } from "preact/hooks";
import { ask } from "../control.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { tellRefusal, toast } from "../parts/toast.tsx";
import { t } from "../words.ts";
import { ownAddress } from "./folders.ts";

type UploadAddress = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Chooses files, or takes what is dropped here, and sends them one after the other. */
export function Upload({ prefix, onDone }: { prefix: string; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [folder, setFolder] = useState(prefix);
  const { sending, sendAll } = useUpload(folder, onDone);
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void sendAll([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Panel>
        <div class="uploadBar">
          <Field
            label={t("上传到文件夹", "Upload to folder")}
            value={folder}
            onValue={setFolder}
            placeholder="images/"
            isMono
          />
          <input
            ref={input}
            type="file"
            multiple
            hidden
            data-upload
            onChange={(event) => {
              void sendAll([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
          <Button
            kind="main"
            isDisabled={sending !== undefined}
            onPress={() => input.current?.click()}
          >
            {t("选择文件…", "Choose files…")}
          </Button>
          {sending === undefined ? (
            <span class="soft">{t("或把文件拖到这里", "or drop files here")}</span>
          ) : (
            <label class="soft">
              {sending.name} <progress max={1} value={sending.part} />
            </label>
          )}
        </div>
      </Panel>
    </div>
  );
}

/** Sends files one after the other. `sending` says how far the present one is, from 0 to 1. */
function useUpload(folder: string, onDone: () => void) {
  const [sending, setSending] = useState<{ name: string; part: number }>();
  async function sendAll(files: readonly File[]): Promise<void> {
    try {
      for (const file of files) {
        setSending({ name: file.name, part: 0 });
        await upload(folder + file.name, file, (part) => setSending({ name: file.name, part }));
      }
      toast(t(`已上传 ${files.length} 个文件`, `${files.length} uploaded`));
    } catch (error) {
      tellRefusal(error);
    } finally {
      setSending(undefined);
      onDone();
    }
  }
  return { sending, sendAll };
}

/** As the SDKs upload: the control door gives an address, and the file goes there. */
async function upload(path: string, file: File, onPart: (part: number) => void): Promise<void> {
  const { method, url, headers } = await ask<UploadAddress>("files/upload-address", { path });
  await new Promise<void>((resolve, reject) => {
    // fetch tells nothing of how far an upload has come.
    const request = new XMLHttpRequest();
    request.open(method, ownAddress(url));
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (file.type !== "") request.setRequestHeader("content-type", file.type);
    request.upload.onprogress = ({ loaded, total }) => onPart(total === 0 ? 1 : loaded / total);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new Error(`${path}: HTTP ${request.status}`));
    request.onerror = () => reject(new Error(t(`${path} 没有送到`, `${path} did not arrive`)));
    request.send(file);
  });
}
