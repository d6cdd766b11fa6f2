const zh = {
  title: "推广员申请",
  who: "申请人",
  at: "申请时间",
  state: "状态",
  states: { applied: "待审核", approved: "已通过", banned: "已清退" },
  all: "全部申请",
  approve: "通过",
  approveTitle: "通过申请",
  introducer: "介绍人（没有就留空）",
  introducerHint: "写推广员号，如 12，或他的编号；通过后不能再改。",
  level: "等级（没有就留空）",
  deed: "通过，成为推广员",
  approved: "已通过",
  empty: "没有待审核的申请",
  emptyHint: "顾客在小程序“成为推广员”里申请后，出现在这里。",
};

const en: typeof zh = {
  title: "Applications",
  who: "Who",
  at: "Applied",
  state: "State",
  states: { applied: "To review", approved: "Approved", banned: "Banned" },
  all: "All applications",
  approve: "Approve",
  approveTitle: "Approve an application",
  introducer: "Introducer (empty = none)",
  introducerHint: "A promoter's number, as 12, or id; it cannot be changed afterwards.",
  level: "Level (empty = none)",
  deed: "Approve as a promoter",
  approved: "Approved",
  empty: "No applications to review",
  emptyHint: "Who asks to become a promoter in the mini program appears here.",
};

export const words = { zh, en };
