import { foldSpoken } from '@banxing/parties';

/** Cities whose buses and metros take the transit code, with their English names. */
const cities: readonly (readonly [string, string])[] = [
  ['北京', 'Beijing'],
  ['上海', 'Shanghai'],
  ['广州', 'Guangzhou'],
  ['深圳', 'Shenzhen'],
  ['天津', 'Tianjin'],
  ['重庆', 'Chongqing'],
  ['成都', 'Chengdu'],
  ['杭州', 'Hangzhou'],
  ['南京', 'Nanjing'],
  ['苏州', 'Suzhou'],
  ['无锡', 'Wuxi'],
  ['常州', 'Changzhou'],
  ['武汉', 'Wuhan'],
  ['西安', "Xi'an"],
  ['长沙', 'Changsha'],
  ['郑州', 'Zhengzhou'],
  ['洛阳', 'Luoyang'],
  ['青岛', 'Qingdao'],
  ['济南', 'Jinan'],
  ['大连', 'Dalian'],
  ['沈阳', 'Shenyang'],
  ['长春', 'Changchun'],
  ['哈尔滨', 'Harbin'],
  ['宁波', 'Ningbo'],
  ['合肥', 'Hefei'],
  ['福州', 'Fuzhou'],
  ['厦门', 'Xiamen'],
  ['南昌', 'Nanchang'],
  ['昆明', 'Kunming'],
  ['贵阳', 'Guiyang'],
  ['南宁', 'Nanning'],
  ['石家庄', 'Shijiazhuang'],
  ['太原', 'Taiyuan'],
  ['兰州', 'Lanzhou'],
  ['呼和浩特', 'Hohhot'],
  ['乌鲁木齐', 'Urumqi'],
  ['佛山', 'Foshan'],
  ['东莞', 'Dongguan'],
  ['温州', 'Wenzhou'],
  ['徐州', 'Xuzhou'],
  ['海口', 'Haikou'],
  ['三亚', 'Sanya'],
  ['珠海', 'Zhuhai'],
];

export interface City {
  readonly zh: string;
  readonly en: string;
}

/** The city that is meant: 上海, 廣州, Suzhou, 成都市; undefined where the code is not taken. */
export function transitCity(spoken: string): City | undefined {
  const folded = foldSpoken(spoken).replace(/(?:市|city)$/u, '');
  const found = cities.find(([zh, en]) => zh === folded || foldSpoken(en) === folded);
  return found && { zh: found[0], en: found[1] };
}
