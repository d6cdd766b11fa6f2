const zh = {
  title: "我的登录",
  hint: "一次登录最长 12 小时，2 小时没有操作就结束。不认识的登录请马上退出，并改密码。",
  device: "设备",
  opened: "登录时间",
  seen: "最近使用",
  ends: "最晚到",
  current: "这台设备",
  end: "退出",
  ended: "已退出",
};

const en: typeof zh = {
  title: "My sign-ins",
  hint: "A sign-in lasts 12 hours at most and ends after 2 hours without use. End those that you do not know, and change your password.",
  device: "Device",
  opened: "Signed in",
  seen: "Last used",
  ends: "Ends by",
  current: "this device",
  end: "Sign out",
  ended: "Signed out",
};

export const words = { zh, en };
