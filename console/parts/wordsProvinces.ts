/** Provinces by the first two digits of GB/T 2260, as forms offer them. */
const zh: Readonly<Record<string, string>> = {
  ...{ "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古" },
  ...{ "21": "辽宁", "22": "吉林", "23": "黑龙江", "31": "上海", "32": "江苏" },
  ...{ "33": "浙江", "34": "安徽", "35": "福建", "36": "江西", "37": "山东" },
  ...{ "41": "河南", "42": "湖北", "43": "湖南", "44": "广东", "45": "广西" },
  ...{ "46": "海南", "50": "重庆", "51": "四川", "52": "贵州", "53": "云南" },
  ...{ "54": "西藏", "61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏" },
  ...{ "65": "新疆", "71": "台湾", "81": "香港", "82": "澳门" },
};

const en: typeof zh = {
  ...{ "11": "Beijing", "12": "Tianjin", "13": "Hebei", "14": "Shanxi", "15": "Inner Mongolia" },
  ...{ "21": "Liaoning", "22": "Jilin", "23": "Heilongjiang", "31": "Shanghai", "32": "Jiangsu" },
  ...{ "33": "Zhejiang", "34": "Anhui", "35": "Fujian", "36": "Jiangxi", "37": "Shandong" },
  ...{ "41": "Henan", "42": "Hubei", "43": "Hunan", "44": "Guangdong", "45": "Guangxi" },
  ...{ "46": "Hainan", "50": "Chongqing", "51": "Sichuan", "52": "Guizhou", "53": "Yunnan" },
  ...{ "54": "Tibet", "61": "Shaanxi", "62": "Gansu", "63": "Qinghai", "64": "Ningxia" },
  ...{ "65": "Xinjiang", "71": "Taiwan", "81": "Hong Kong", "82": "Macao" },
};

export const words = { zh, en };
