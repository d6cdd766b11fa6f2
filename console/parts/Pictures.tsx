import { useRef, useState } from "react";
import { Button, Input } from "tdesign-react";
import { moved, without } from "../lib/arranged.ts";
import { type Folder, PICTURE_MB_MAX, PICTURE_TYPES, uploadFile } from "../lib/files.ts";
import { filled, useWords } from "../lib/language.tsx";
import { useSend } from "../lib/useCall.ts";
import { words } from "./wordsForm.ts";
import { Problem } from "./Problem.tsx";
import { Thumb, useLinks } from "./Thumb.tsx";
import "./form.css";

type Props = {
  readonly fileIds: readonly string[];
  readonly onChange: (fileIds: readonly string[]) => void;
  readonly folder: Folder;
  readonly max: number;
  /** The first one is the cover, and says so. */
  readonly hasCover?: boolean;
  /** Beside other fields in one row. */
  readonly isSmall?: boolean;
};

const MB = 1_048_576;

/** Pictures in their order: uploaded from here, moved by drag or by buttons, taken away. */
export function Pictures(props: Props) {
  const { fileIds, onChange, folder, max, hasCover = false, isSmall = false } = props;
  const { pictures: t } = useWords(words);
  const links = useLinks(fileIds);
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <div className={isSmall ? "pictures is-small" : "pictures"}>
      <div className="pictures-row">
        {fileIds.map((id, at) => (
          <figure
            key={id}
            draggable={max > 1}
            className={dragged === at ? "is-dragged" : ""}
            onDragStart={() => setDragged(at)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) onChange(moved(fileIds, dragged, at));
              setDragged(null);
            }}
          >
            <Thumb link={links.get(id)} size={isSmall ? 44 : 88} />
            {hasCover && at === 0 ? <span className="pictures-cover">{t.first}</span> : null}
            <figcaption>
              {max === 1 ? null : (
                <>
                  <button
                    type="button"
                    aria-label={t.forward}
                    title={t.forward}
                    disabled={at === 0}
                    onClick={() => onChange(moved(fileIds, at, at - 1))}
                  >
                    ‹
                  </button>
                  <button
                    type="button"
                    aria-label={t.back}
                    title={t.back}
                    disabled={at === fileIds.length - 1}
                    onClick={() => onChange(moved(fileIds, at, at + 1))}
                  >
                    ›
                  </button>
                </>
              )}
              <button
                type="button"
                aria-label={t.remove}
                title={t.remove}
                onClick={() => onChange(without(fileIds, at))}
              >
                ✕
              </button>
            </figcaption>
          </figure>
        ))}
        {fileIds.length < max ? <Adding {...{ fileIds, onChange, folder, max }} /> : null}
      </div>
      {max > 1 ? (
        <span className="faint">{filled(t.count, { n: fileIds.length, max })}</span>
      ) : null}
    </div>
  );
}

/** Uploads one file after the other; what was uploaded stays, whatever becomes of the next one. */
function Adding({ fileIds, onChange, folder, max }: Omit<Props, "hasCover" | "isSmall">) {
  const { pictures: t } = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [wrong, setWrong] = useState("");
  const { send, isSending, problem } = useSend(async (files: readonly File[]) => {
    let all = [...fileIds];
    for (const file of files) {
      setPercent(0);
      all = [...all, await uploadFile(file, folder, setPercent)];
      onChange(all);
    }
  });
  const choose = (list: FileList | null) => {
    const files = [...(list ?? [])];
    const bad = files.find(({ type }) => !PICTURE_TYPES.split(",").includes(type));
    const large = files.find(({ size }) => size > PICTURE_MB_MAX * MB);
    const room = max - fileIds.length;
    if (input.current) input.current.value = "";
    if (bad) return setWrong(filled(t.wrongType, { name: bad.name }));
    if (large) return setWrong(filled(t.tooLarge, { name: large.name, mb: PICTURE_MB_MAX }));
    setWrong(files.length > room ? filled(t.tooMany, { max }) : "");
    return void send(files.slice(0, room)).then(() => setPercent(null));
  };
  return (
    <div className="pictures-adding">
      <input
        ref={input}
        type="file"
        hidden
        multiple={max > 1}
        accept={PICTURE_TYPES}
        onChange={(event) => choose(event.target.files)}
      />
      <Button
        variant="dashed"
        loading={isSending}
        onClick={() => input.current?.click()}
        className="pictures-add"
      >
        {percent === null ? `+ ${t.add}` : filled(t.uploading, { n: percent })}
      </Button>
      <ByAddress onAdd={(address) => onChange([...fileIds, address])} />
      {wrong ? (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      ) : null}
      {problem ? <Problem problem={problem} /> : null}
    </div>
  );
}

function ByAddress({ onAdd }: { readonly onAdd: (address: string) => void }) {
  const { pictures: t } = useWords(words);
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null) {
    return (
      <Button size="small" variant="text" onClick={() => setTyped("")}>
        {t.address}
      </Button>
    );
  }
  const isGood = /^https:\/\/\S+$/.test(typed.trim());
  const add = () => {
    if (!isGood) return;
    onAdd(typed.trim());
    setTyped(null);
  };
  return (
    <span className="pictures-address">
      <Input
        size="small"
        autofocus
        value={typed}
        placeholder={t.addressHint}
        aria-label={t.address}
        onChange={setTyped}
        onEnter={(_, { e }) => {
          e.preventDefault();
          add();
        }}
      />
      <Button size="small" variant="outline" disabled={!isGood} onClick={add}>
        {t.addAddress}
      </Button>
      <Button size="small" variant="text" onClick={() => setTyped(null)}>
        {t.cancel}
      </Button>
    </span>
  );
}
