import type { Section } from "#core/policy/block.ts";
import { examplesSection } from "#core/policy/exampleSection.ts";
import {
  changesSection,
  complaintSection,
  complianceSection,
  fileSection,
} from "#core/policy/legal.ts";
import { joiningSection } from "#core/policy/joining.ts";
import { programmeSection } from "#core/policy/programmeSection.ts";
import { componentsSection, periodsSection, ratesSection } from "#core/policy/rates.ts";
import { attributionSection, capsSection, payoutSection } from "#core/policy/terms.ts";
import type { PolicyVersion } from "#core/policy/version.ts";

/** All that a policy says, in the order in which it is read. Both looks show these sections and nothing else. */
export function sectionsOf(version: PolicyVersion): readonly Section[] {
  const { plan } = version;
  return [
    joiningSection(plan),
    ratesSection(plan),
    componentsSection(plan),
    periodsSection(plan),
    programmeSection(plan),
    capsSection(plan),
    payoutSection(plan),
    attributionSection(plan),
    examplesSection(plan),
    changesSection(version),
    complianceSection(version),
    complaintSection,
    fileSection(version),
  ].filter((section) => section !== null);
}
