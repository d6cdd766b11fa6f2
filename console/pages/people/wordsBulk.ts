const zh = {
  preview: "先看会改什么",
  level: "新等级（次日零点起生效）",
  noLevels: "现行方案没有等级，不能设。",
  add: "加入分组（多个用空格隔开）",
  remove: "移出分组（多个用空格隔开）",
  place: "地区（省、市的名称，或 6 位代码，如 330100；留空就是不填）",
  placeWrong: "应为省、市的名称，或 6 位行政区划代码，如 330100",
  reason: "清退原因（会告诉本人）",
  titles: {
    setLevelMany: "设等级",
    setGroups: "设分组",
    setPlace: "设地区",
    banMany: "清退推广员",
  },
  deeds: {
    setLevelMany: "为 {n} 人设等级",
    setGroups: "为 {n} 人改分组",
    setPlace: "为 {n} 人改地区",
    banMany: "清退 {n} 人",
  },
  outcomes: {
    changed: "会改",
    same: "本来就是",
    unknown: "没有这个人",
    refused: "不能改",
    failed: "没有写入，请再试",
  },
  done: { changed: "已改" },
  money: "他们还有：待结算 {pending}，可提现 {available}，提现中 {frozen}。这些钱仍归本人。",
  /** In Chinese the function says it itself. */
  said: {} as Readonly<Record<string, string>>,
  running: "已处理 {n} / {all} 人……",
  tooMany: "一次最多清退 {max} 人，请少选一些。",
  close: "关闭",
  failedRows: "没有成功的",
};

const en: typeof zh = {
  preview: "See what would change",
  level: "New level (from next midnight)",
  noLevels: "The plan in force has no levels.",
  add: "Into groups (with spaces between)",
  remove: "Out of groups (with spaces between)",
  place: "Region (a province or a city, or 6 digits, as 330100; empty = none)",
  placeWrong: "A province or a city, or six digits, as 330100",
  reason: "Reason (the person is told)",
  titles: {
    setLevelMany: "Set level",
    setGroups: "Set groups",
    setPlace: "Set region",
    banMany: "Ban promoters",
  },
  deeds: {
    setLevelMany: "Set the level of {n}",
    setGroups: "Change groups of {n}",
    setPlace: "Change the region of {n}",
    banMany: "Ban {n}",
  },
  outcomes: {
    changed: "Would change",
    same: "Is so already",
    unknown: "Nobody of this id",
    refused: "Refused",
    failed: "Not written, try again",
  },
  done: { changed: "Changed" },
  money:
    "They have: pending {pending}, available {available}, in withdrawal {frozen}. It stays theirs.",
  said: {
    setLevelMany: "The level is “{level}” from tomorrow, 00:00.",
    setGroups: "Into groups: {add}. Out of groups: {remove}.",
    setPlace: "The region is {place}.",
    banMany:
      "They are banned at once. Shares that they earned before still arrive and can be withdrawn.",
  },
  running: "{n} of {all} so far…",
  tooMany: "At most {max} can be banned at once; please choose fewer.",
  close: "Close",
  failedRows: "What did not succeed",
};

export const words = { zh, en };
