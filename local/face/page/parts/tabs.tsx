import { hashOf, type Place } from "../address.ts";

type TabsProps = {
  label: string;
  place: Place;
  /** By the value of `?tab=`; the first stands for none. */
  tabs: readonly (readonly [string, string])[];
};

/** Views of one thing. Each has its address, so that reload and links find it again. */
export function Tabs({ label, place, tabs }: TabsProps) {
  const chosen = tabOf(place, tabs);
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(([value, name], at) => (
        <a
          key={value}
          href={hashOf(place.path, { tab: at === 0 ? undefined : value })}
          aria-current={value === chosen ? "page" : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

export function tabOf(place: Place, tabs: TabsProps["tabs"]): string {
  const wanted = place.query["tab"];
  return tabs.some(([value]) => value === wanted) && wanted !== undefined
    ? wanted
    : (tabs[0]?.[0] ?? "");
}
