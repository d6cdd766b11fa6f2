const zh = {
  states: { active: "正常", banned: "已清退", left: "已注销" },
  noLevel: "无等级",
  none: "—",
  nobody: "品牌",
  number: "推广员号",
};

const en: typeof zh = {
  states: { active: "Active", banned: "Banned", left: "Left" },
  noLevel: "No level",
  none: "—",
  nobody: "The brand",
  number: "Number",
};

export const words = { zh, en };
