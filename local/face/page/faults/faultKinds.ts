import { t } from "../words.ts";

export const FAULT_KINDS = [
  ...(["conflict", "killedBefore", "killedAfter", "lostReply", "slowReply"] as const),
  ...(["duplicateNotice", "lateNotice", "overlappingTimer", "fullDisk"] as const),
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export function kindName(kind: FaultKind): string {
  const names: Record<FaultKind, string> = {
    conflict: t("写冲突", "conflict"),
    killedBefore: t("操作前被杀", "killed before"),
    killedAfter: t("操作后被杀", "killed after"),
    lostReply: t("回答丢失", "lost reply"),
    slowReply: t("回答缓慢", "slow reply"),
    duplicateNotice: t("重复通知", "duplicate notice"),
    lateNotice: t("通知迟到", "late notice"),
    overlappingTimer: t("定时器重叠", "overlapping timer"),
    fullDisk: t("磁盘已满", "full disk"),
  };
  return names[kind] ?? kind;
}

export function kindAbout(kind: FaultKind): string {
  const texts: Record<FaultKind, string> = {
    conflict: t("写入或提交遇到别人的写入", "a write or a commit meets somebody else's"),
    killedBefore: t(
      "函数在数据库操作之前中断，操作没有做",
      "the function ends before an operation, which is not done",
    ),
    killedAfter: t(
      "函数在数据库操作之后中断，操作已经做了",
      "the function ends after an operation, which is done",
    ),
    lostReply: t("请求办好了，但回答永远不到", "the request is served, its answer never arrives"),
    slowReply: t("回答要等一会儿", "the answer takes its time"),
    duplicateNotice: t("微信同一时刻通知两次", "WeChat tells the same thing twice at once"),
    lateNotice: t(
      "微信的通知丢失，重发时才到",
      "WeChat's notice is lost and comes when it is sent again",
    ),
    overlappingTimer: t(
      "上一次还没结束，定时器又触发",
      "the timer fires again while its last call runs",
    ),
    fullDisk: t("正在提交的内容写不进去", "nothing of what is being committed is written"),
  };
  return texts[kind] ?? "";
}
