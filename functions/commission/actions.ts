import * as commission from "#contracts/commission.ts";
import * as posts from "#contracts/posts.ts";
import * as many from "#contracts/promoterGroups.ts";
import { apply } from "#functions/commission/apply.ts";
import { appoint } from "#functions/commission/appoint.ts";
import { approve } from "#functions/commission/approve.ts";
import { ban } from "#functions/commission/ban.ts";
import { dismiss } from "#functions/commission/dismiss.ts";
import { listApplications, listPromoters } from "#functions/commission/list.ts";
import { listPosts } from "#functions/commission/posts.ts";
import { publishPlan } from "#functions/commission/publishPlan.ts";
import { setLevel } from "#functions/commission/setLevel.ts";
import { banMany, setGroups, setLevelMany, setPlace } from "#functions/commission/setMany.ts";
import { showPlan } from "#functions/commission/showPlan.ts";
import { tryPlan } from "#functions/commission/tryPlan.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithFigures, WithSeal } from "#ports/deps.ts";

/** What the cloud function `commission` does: the plans, and the persons who earn by them. */
export const actions: ReadonlyMap<string, Action<WithSeal & WithFigures>> = new Map<
  string,
  Action<WithSeal & WithFigures>
>([
  ["publishPlan", forStaff(commission.publishPlanSchema, publishPlan)],
  ["lintPlan", forStaff(commission.lintPlanSchema, tryPlan)],
  ["plan", forEither(commission.showPlanSchema, showPlan)],
  ["apply", forPerson(commission.applySchema, apply)],
  ["approve", forStaff(commission.approveSchema, approve)],
  ["setLevel", forStaff(commission.setLevelSchema, setLevel)],
  ["ban", forStaff(commission.banSchema, ban)],
  ["setGroups", forStaff(many.setGroupsSchema, setGroups)],
  ["setPlace", forStaff(many.setPlaceSchema, setPlace)],
  ["setLevelMany", forStaff(many.setLevelManySchema, setLevelMany)],
  ["banMany", forStaff(many.banManySchema, banMany)],
  ["appoint", forStaff(posts.appointSchema, appoint)],
  ["dismiss", forStaff(posts.dismissSchema, dismiss)],
  ["posts", forStaff(posts.listPostsSchema, listPosts)],
  ["promoters", forStaff(commission.listPromotersSchema, listPromoters)],
  ["applications", forStaff(commission.listApplicationsSchema, listApplications)],
]);
