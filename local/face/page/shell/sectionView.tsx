import type { Place } from "../address.ts";
import { ClockSection } from "../clock/clockSection.tsx";
import { DataSection } from "../data/dataSection.tsx";
import { FaultsSection } from "../faults/faultsSection.tsx";
import { FilesSection } from "../files/filesSection.tsx";
import { FunctionsSection } from "../functions/functionsSection.tsx";
import { OverviewSection } from "../overview/overviewSection.tsx";
import { RulesSection } from "../rules/rulesSection.tsx";
import type { SectionId } from "../sections.ts";
import { TimersSection } from "../timers/timersSection.tsx";
import { UsageSection } from "../usage/usageSection.tsx";
import { UsersSection } from "../users/usersSection.tsx";
import { WechatSection } from "../wechat/wechatSection.tsx";

const VIEWS = {
  overview: OverviewSection,
  data: DataSection,
  functions: FunctionsSection,
  timers: TimersSection,
  clock: ClockSection,
  rules: RulesSection,
  files: FilesSection,
  users: UsersSection,
  wechat: WechatSection,
  faults: FaultsSection,
  usage: UsageSection,
} as const;

export function SectionView({ section, place }: { section: SectionId; place: Place }) {
  const View = VIEWS[section];
  return <View place={place} />;
}
