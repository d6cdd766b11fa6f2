const zh = { title: "我的登录" };
const en: typeof zh = { title: "My sign-ins" };
export const words = { zh, en };
