import type { Plan } from "#core/plan/plan.ts";

/** 电子商务法 34: a change of rules is made public seven days before. No plan may ask for less. */
export const NOTICE_DAYS = 7;

/** Days between publication and force where a change makes terms worse. */
export const noticeDaysOf = ({ noticeDays = NOTICE_DAYS }: Pick<Plan, "noticeDays">): number =>
  noticeDays > NOTICE_DAYS ? noticeDays : NOTICE_DAYS;
