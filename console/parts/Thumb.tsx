import { useEffect, useState } from "react";
import { linksOf } from "../lib/files.ts";
import { useWords } from "../lib/language.tsx";
import { words } from "./wordsForm.ts";
import "./form.css";

/** Addresses of some pictures by their file ids; those on their way are missing. */
export function useLinks(fileIds: readonly string[]): ReadonlyMap<string, string> {
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(new Map());
  const key = fileIds.join("\n");
  useEffect(() => {
    let isOver = false;
    void linksOf(key === "" ? [] : key.split("\n")).then((found) => {
      if (!isOver) setLinks(found);
    });
    return () => {
      isOver = true;
    };
  }, [key]);
  return links;
}

/** A small picture; a grey place where there is none. */
export function Thumb({
  link,
  size = 40,
}: {
  readonly link: string | undefined;
  readonly size?: number;
}) {
  const { pictures: t } = useWords(words);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => setBroken(false), [link]);
  const style = { width: size, height: size };
  return link === undefined || isBroken ? (
    <span className="thumb" style={style} title={isBroken ? t.gone : undefined} />
  ) : (
    <img
      className="thumb"
      style={style}
      src={link}
      alt=""
      loading="lazy"
      draggable={false}
      onError={() => setBroken(true)}
    />
  );
}
