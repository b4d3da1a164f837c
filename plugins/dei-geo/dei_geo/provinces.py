"""What provinces are called, by the two digits that the codes of GB/T 2260 begin with."""

from __future__ import annotations

from collections.abc import Mapping

from dei_core import Text

PROVINCES: Mapping[str, Text] = {
    "11": Text(en="Beijing", zh="北京"),
    "12": Text(en="Tianjin", zh="天津"),
    "13": Text(en="Hebei", zh="河北"),
    "14": Text(en="Shanxi", zh="山西"),
    "15": Text(en="Inner Mongolia", zh="内蒙古"),
    "21": Text(en="Liaoning", zh="辽宁"),
    "22": Text(en="Jilin", zh="吉林"),
    "23": Text(en="Heilongjiang", zh="黑龙江"),
    "31": Text(en="Shanghai", zh="上海"),
    "32": Text(en="Jiangsu", zh="江苏"),
    "33": Text(en="Zhejiang", zh="浙江"),
    "34": Text(en="Anhui", zh="安徽"),
    "35": Text(en="Fujian", zh="福建"),
    "36": Text(en="Jiangxi", zh="江西"),
    "37": Text(en="Shandong", zh="山东"),
    "41": Text(en="Henan", zh="河南"),
    "42": Text(en="Hubei", zh="湖北"),
    "43": Text(en="Hunan", zh="湖南"),
    "44": Text(en="Guangdong", zh="广东"),
    "45": Text(en="Guangxi", zh="广西"),
    "46": Text(en="Hainan", zh="海南"),
    "50": Text(en="Chongqing", zh="重庆"),
    "51": Text(en="Sichuan", zh="四川"),
    "52": Text(en="Guizhou", zh="贵州"),
    "53": Text(en="Yunnan", zh="云南"),
    "54": Text(en="Tibet", zh="西藏"),
    "61": Text(en="Shaanxi", zh="陕西"),
    "62": Text(en="Gansu", zh="甘肃"),
    "63": Text(en="Qinghai", zh="青海"),
    "64": Text(en="Ningxia", zh="宁夏"),
    "65": Text(en="Xinjiang", zh="新疆"),
    "71": Text(en="Taiwan", zh="台湾"),
    "81": Text(en="Hong Kong", zh="香港"),
    "82": Text(en="Macao", zh="澳门"),
}
