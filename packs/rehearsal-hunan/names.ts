/** Names for people who do not exist: common Hunan surnames, and given names by sex and the decade they were fashionable. */
import type { Random } from './random.ts'

const surnames: readonly (readonly [string, number])[] = [
  ['刘', 80],
  ['李', 74],
  ['王', 52],
  ['陈', 48],
  ['张', 46],
  ['唐', 40],
  ['周', 36],
  ['黄', 34],
  ['杨', 34],
  ['罗', 34],
  ['蒋', 28],
  ['肖', 28],
  ['吕', 26],
  ['邓', 24],
  ['曾', 24],
  ['莫', 22],
  ['彭', 22],
  ['何', 20],
  ['谢', 18],
  ['胡', 18],
  ['钟', 16],
  ['夏', 14],
  ['石', 14],
  ['欧阳', 12],
  ['申', 12],
  ['宁', 10],
  ['艾', 10],
  ['姚', 8],
  ['贺', 8],
  ['银', 6],
  ['车', 4],
  ['隆', 4],
  ['司马', 1],
]

/** By sex: names of those born before 1960, before 1990, and since. */
const given = {
  male: [
    '福田 桂生 长根 冬生 满生 春生 贵生 秋生 运生 求生 寿松 茂林 庚生 顺年 和清 松柏 南生 竹生 石生 细毛 时中 佑生 谷生 雨生'.split(
      ' ',
    ),
    '卫民 建华 国祥 新华 爱民 红旗 海清 志坚 文辉 永红 光明 立新 友良 松林 庆丰 铁生 伟雄 小勇 石林 军辉 建桥 志良 顺利'.split(
      ' ',
    ),
    '子轩 俊杰 浩宇 嘉豪 宇航 梓睿 思源 博文 家乐 一鸣 天佑 晨曦 皓轩 志成 宏宇 铭泽 子涵 乐天 鑫磊 宇恒'.split(
      ' ',
    ),
  ],
  female: [
    '秀英 桂兰 冬莲 满英 春莲 秋莲 桃英 友莲 金娥 玉莲 银娥 细妹 七妹 菊香 贵莲 梅英 翠莲 元秀 庚秀 凤娥 竹英 桂娥'.split(
      ' ',
    ),
    '红英 小红 建英 丽华 爱莲 美华 春燕 艳红 小玲 海英 玉梅 雪梅 桂花 秋云 志红 新莲 小燕 满玉 友香 石英'.split(
      ' ',
    ),
    '梓涵 欣怡 雨桐 思琪 诗涵 佳怡 紫萱 语嫣 可欣 若曦 梦瑶 静怡 婉婷 欣妍 芷若 慧敏 雅琪 晓彤 梓萱 依依'.split(
      ' ',
    ),
  ],
} as const

/** Now and then a name that careless programs break: beyond the basic plane, or in an extension block. */
const rare: readonly string[] = ['𠮷', '㐂', '䶮']

/** A name of somebody of this sex born in this year; children pass their father's surname. */
export function nameOf(
  rng: Random,
  sex: 'male' | 'female',
  year: number,
  surname = rng.weighted(surnames),
): string {
  const generation = year < 1960 ? 0 : year < 1990 ? 1 : 2
  if (rng.next(400) === 0) return `${surname}${rng.pick(rare)}`
  return `${surname}${rng.pick(given[sex][generation])}`
}

/** Two characters for 欧阳 and 司马, one for all others. */
export const surnameOf = (name: string): string => /^(欧阳|司马)/.exec(name)?.[0] ?? [...name][0]!
