import { useState } from "preact/hooks";
import { ask, Refusal } from "../control.ts";
import { Button } from "../parts/button.tsx";
import { Confirm } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { toast } from "../parts/toast.tsx";
import { t } from "../words.ts";

type Moved = { readonly directory: string; readonly documents: number; readonly files: number };

const LOOK_EVERY_MS = 100;
/** The server may take this long to start on what was imported. */
const RESTART_MS_MAX = 60_000;

/** The whole state goes out into a folder of this machine, or comes back from one. */
export function StatePanel({ onImported }: { onImported: () => void }) {
  const [directory, setDirectory] = useState("");
  const [isAsking, setAsking] = useState(false);
  const isWhole = /^(\/|[A-Za-z]:\\)./.test(directory);
  const move = (verb: "export" | "import") =>
    ask<Moved & { importId?: string }>(`state/${verb}`, { directory });
  const exportIt = async () => tell(await move("export"), t("已导出", "Exported"));
  const importIt = async () => {
    const moved = await move("import");
    await restarted(moved.importId ?? "");
    tell(moved, t("已导入", "Imported"));
    onImported();
  };
  return (
    <Panel title={t("状态", "State")}>
      <form onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t("本机的文件夹（完整路径）", "Folder on this machine (whole path)")}
          value={directory}
          onValue={setDirectory}
          placeholder="/home/me/states/monday"
          error={directory === "" || isWhole ? undefined : t("从 / 写起", "begin with /")}
          hint={t(
            "文档、索引、文件、用户、微信的账本和时钟，都是能读的文件",
            "Documents, indexes, files, users, WeChat's books and the clock, as readable files",
          )}
          isMono
        />
        <div class="actions">
          <Button type="submit" isDisabled={!isWhole} onPress={exportIt}>
            {t("导出", "Export")}
          </Button>
          <Button kind="danger" isDisabled={!isWhole} onPress={() => setAsking(true)}>
            {t("导入…", "Import…")}
          </Button>
        </div>
      </form>
      {isAsking && (
        <Confirm
          title={t("用这个文件夹替换一切？", "Replace everything with this folder?")}
          action={t("导入", "Import")}
          onConfirm={importIt}
          onClose={() => setAsking(false)}
        >
          <p>
            <code>{directory}</code>
          </p>
          <p>
            {t(
              "现在的文档、文件、用户和账本都会消失，服务器在原地址上重新启动。",
              "All present documents, files, users and books are lost; the server starts again at this address.",
            )}
          </p>
        </Confirm>
      )}
    </Panel>
  );
}

function tell({ documents, files }: Moved, what: string): void {
  toast(
    `${what}: ${t(`${documents} 个文档，${files} 个文件`, `documents ${documents}, files ${files}`)}`,
  );
}

/** Resolves when the server runs on an import. */
async function restarted(importId: string): Promise<void> {
  const untilMs = performance.now() + RESTART_MS_MAX;
  while (performance.now() < untilMs) {
    const state = await ask<{ importId: string | null }>("state").catch(() => undefined);
    if (state?.importId === importId) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Refusal({
    code: "not_restarted",
    message: "the import is complete, but the server did not start again: start it",
    status: 0,
  });
}
