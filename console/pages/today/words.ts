const zh = { title: "今日" };
const en: typeof zh = { title: "Today" };
export const words = { zh, en };
