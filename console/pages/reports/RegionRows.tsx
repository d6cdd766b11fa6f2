import { Button, Input, Select } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { NOWHERE, type RegionForm, type Wrong } from "./targetForm.ts";
import { words as provinceWords } from "../../parts/wordsProvinces.ts";
import { words } from "./wordsTargets.ts";

/** The provinces of a target: how much of it each has, and its promoters. */
export function RegionRows({
  regions,
  wrong,
  onChange,
}: {
  readonly regions: readonly RegionForm[];
  readonly wrong: Wrong;
  readonly onChange: (regions: readonly RegionForm[]) => void;
}) {
  const { form: t } = useWords(words);
  const provinces = useWords(provinceWords);
  const taken = regions.map(({ province }) => province);
  const set = (at: number, part: Partial<RegionForm>) =>
    onChange(regions.map((region, of) => (of === at ? { ...region, ...part } : region)));
  return (
    <fieldset className="regions">
      <legend>{t.regions}</legend>
      {regions.map(({ province, weight, promoters }, at) => {
        const isWrong = (field: string) => wrong.includes(`regions.${at}.${field}`);
        return (
          <div key={at} className="region">
            <Select
              placeholder={t.province}
              filterable
              value={province === "" ? undefined : province}
              status={isWrong("province") ? "error" : undefined}
              options={[...Object.entries(provinces), [NOWHERE, t.nowhere] as const]
                .filter(([value]) => value === province || !taken.includes(value))
                .map(([value, label]) => ({ value, label }))}
              onChange={(value) => set(at, { province: String(value) })}
            />
            <Input
              placeholder={t.weight}
              aria-label={t.weight}
              value={weight}
              status={isWrong("weight") ? "error" : undefined}
              tips={isWrong("weight") ? t.weightWrong : undefined}
              onChange={(typed) => set(at, { weight: typed })}
            />
            <Input
              placeholder={t.promoters}
              aria-label={t.promoters}
              value={promoters}
              status={isWrong("promoters") ? "error" : undefined}
              tips={isWrong("promoters") ? t.promotersWrong : undefined}
              onChange={(typed) => set(at, { promoters: typed })}
            />
            <Button variant="text" onClick={() => onChange(regions.filter((_, of) => of !== at))}>
              {t.remove}
            </Button>
          </div>
        );
      })}
      <Button
        variant="dashed"
        onClick={() => onChange([...regions, { province: "", weight: "1", promoters: "" }])}
      >
        {t.addRegion}
      </Button>
    </fieldset>
  );
}
