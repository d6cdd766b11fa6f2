import { ACCUMULATORS_CASES } from "./accumulators.ts";
import type { Case } from "./case.ts";
import { CHOICES } from "./choices.ts";
import { DATE_UNITS_CASES } from "./dateUnits.ts";
import { DATES_CASES } from "./dates.ts";
import { LISTS_CASES } from "./lists.ts";
import { NUMBERS_CASES } from "./numbers.ts";
import { QUERY } from "./query.ts";
import { QUERY_OPERATORS } from "./queryOperators.ts";
import { READING } from "./reading.ts";
import { STAGES } from "./stages.ts";
import { JOINS_CASES } from "./stagesJoining.ts";
import { BUCKETS_CASES } from "./stagesOfBuckets.ts";
import { TEXTS_CASES } from "./texts.ts";
import { UPDATE } from "./update.ts";
import { UPDATE_BY_QUERY } from "./updateByQuery.ts";
import { VALUES_CASES } from "./values.ts";

/** MongoDB's documented behaviours, all of them. Expected is what its manual says, never what this database does. */
export const CASES: readonly Case[] = [
  ...VALUES_CASES,
  ...QUERY,
  ...QUERY_OPERATORS,
  ...UPDATE,
  ...UPDATE_BY_QUERY,
  ...READING,
  ...STAGES,
  ...BUCKETS_CASES,
  ...JOINS_CASES,
  ...ACCUMULATORS_CASES,
  ...NUMBERS_CASES,
  ...LISTS_CASES,
  ...TEXTS_CASES,
  ...DATES_CASES,
  ...DATE_UNITS_CASES,
  ...CHOICES,
];
