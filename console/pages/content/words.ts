const zh = {
  check: {
    good: "没有发现禁用的说法",
    phrase: "“{phrase}” 不能用：",
    instead: "可以这样写：{instead}",
  },
  cancel: "取消",
  discard: "放弃修改",
  refused: "没有保存：{why}",
  and: "；",
  remove: "删除",
  audience: "给谁看",
};

const en: typeof zh = {
  check: {
    good: "No forbidden phrases found",
    phrase: "“{phrase}” cannot be said:",
    instead: "Write instead: {instead}",
  },
  cancel: "Cancel",
  discard: "Discard changes",
  refused: "Not saved: {why}",
  and: "; ",
  remove: "Remove",
  audience: "For whom",
};

export const words = { zh, en };
