import { countText } from "../format.ts";
import { t } from "../words.ts";
import { Button } from "./button.tsx";

type PagerProps = {
  offset: number;
  limit: number;
  total: number;
  onOffset: (offset: number) => void;
};

/** Which rows of how many, and the ways to the others. */
export function Pager({ offset, limit, total, onOffset }: PagerProps) {
  const last = Math.min(offset + limit, total);
  const range = `${countText(offset + 1)}–${countText(last)}`;
  if (total === 0) return null;
  return (
    <nav class="pager" aria-label={t("翻页", "Pages")}>
      <span class="soft">
        {range} / {countText(total)}
      </span>
      {total > limit && (
        <>
          <Button
            kind="quiet"
            isDisabled={offset === 0}
            onPress={() => onOffset(Math.max(0, offset - limit))}
          >
            ← {t("上一页", "Previous")}
          </Button>
          <Button kind="quiet" isDisabled={last >= total} onPress={() => onOffset(offset + limit)}>
            {t("下一页", "Next")} →
          </Button>
        </>
      )}
    </nav>
  );
}
