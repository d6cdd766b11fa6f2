const zh = {
  unsaved: {
    title: "有修改还没有保存",
    text: "离开这个页面，没有保存的修改就丢了。",
    stay: "继续编辑",
    leave: "放弃修改并离开",
    mark: "有未保存的修改",
  },
  pictures: {
    add: "上传图片",
    address: "填图片地址",
    addressHint: "https:// 开头",
    addAddress: "加入",
    cancel: "取消",
    first: "封面",
    forward: "前移",
    back: "后移",
    remove: "移除",
    uploading: "上传中 {n}%",
    count: "{n} / {max} 张，可拖动排序",
    tooMany: "最多 {max} 张，多出来的没有上传",
    tooLarge: "“{name}” 超过 {mb} MB，请压缩后再传",
    wrongType: "“{name}” 不是 JPG、PNG 或 WebP 图片",
    gone: "图片打不开",
  },
  pick: {
    product: "按名称或编号搜索商品",
    level: "选择等级",
    none: "没有找到",
    gone: "{id}（已不存在）",
    noLevels: "当前方案没有等级",
  },
  instant: { placeholder: "选择日期和时间" },
  edit: {
    fix: "还有 {n} 处没填对，请看标红的地方",
    newest: "在新窗口看最新的内容（这里填的还在）",
  },
};

const en: typeof zh = {
  unsaved: {
    title: "Some changes are not saved",
    text: "If you leave this page, changes that are not saved are lost.",
    stay: "Go on editing",
    leave: "Leave without saving",
    mark: "Changes not saved",
  },
  pictures: {
    add: "Upload",
    address: "Enter an address",
    addressHint: "begins with https://",
    addAddress: "Add",
    cancel: "Cancel",
    first: "Cover",
    forward: "Move forward",
    back: "Move back",
    remove: "Remove",
    uploading: "Uploading {n}%",
    count: "{n} of {max}; drag to sort",
    tooMany: "{max} at most; the rest was not uploaded",
    tooLarge: "“{name}” is larger than {mb} MB; please shrink it first",
    wrongType: "“{name}” is no JPG, PNG or WebP picture",
    gone: "Cannot be opened",
  },
  pick: {
    product: "Search products by name or id",
    level: "Choose a level",
    none: "Nothing found",
    gone: "{id} (no longer exists)",
    noLevels: "The plan in force has no levels",
  },
  instant: { placeholder: "Choose day and time" },
  edit: {
    fix: "{n} places are not right yet; they are marked",
    newest: "See the newest in another window (what you typed stays here)",
  },
};

export const words = { zh, en };
