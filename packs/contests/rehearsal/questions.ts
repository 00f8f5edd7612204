/** Questions of the rehearsal: of breast health in general, and names of what laboratories see. Written for it, and no exam's. */

const quiz: readonly (readonly [string, string, string])[] = [
  ['乳腺自我检查一般建议多久一次？', 'A 每月一次|B 每年一次|C 十年一次|D 不需要', 'A'],
  [
    '绝经前女性自查乳房，较合适的时间是？',
    'A 月经前一天|B 月经结束后一周左右|C 任何时候都一样|D 感冒时',
    'B',
  ],
  ['乳腺X线检查又称什么？', 'A 胃镜|B 心电图|C 钼靶检查|D 肠镜', 'C'],
  ['下列哪项是乳腺癌的危险因素？', 'A 规律运动|B 家族史|C 多吃蔬菜|D 母乳喂养', 'B'],
  ['乳房出现无痛性肿块，应当怎么做？', 'A 热敷|B 按摩|C 及时就医|D 等它消失', 'C'],
  ['男性会不会患乳腺癌？', 'A 不会|B 会，但少见|C 比女性多|D 只在儿童期', 'B'],
  ['下列哪项有助于降低风险？', 'A 长期饮酒|B 久坐|C 控制体重|D 熬夜', 'C'],
  ['“两癌”筛查中的两癌是指？', 'A 乳腺癌和宫颈癌|B 胃癌和肝癌|C 肺癌和肠癌|D 皮肤癌和骨癌', 'A'],
]

/** Twice the eight, the second time as a statement: sixteen for the buzzer. */
export const buzzerQuestions = [...quiz, ...quiz].map(([stem, options, key], i) => ({
  q: i + 1,
  stem: i < quiz.length ? stem : `再问一遍，看谁更快：${stem}`,
  options,
  key,
  points: 10,
  seconds: 15,
}))

const cells: readonly (readonly [string, string])[] = [
  ['中性分叶核粒细胞|分叶核粒细胞', '粒细胞'],
  ['嗜酸性粒细胞|嗜酸粒细胞', '粒细胞'],
  ['嗜碱性粒细胞|嗜碱粒细胞', '粒细胞'],
  ['原始粒细胞', '粒细胞'],
  ['早幼粒细胞', '粒细胞'],
  ['中幼红细胞|中幼红', '幼红细胞'],
  ['晚幼红细胞|晚幼红', '幼红细胞'],
  ['异型淋巴细胞|反应性淋巴细胞', '淋巴细胞'],
  ['单核细胞', '单个核细胞'],
  ['浆细胞', '淋巴系统细胞'],
  ['巨核细胞', '巨核系统细胞'],
  ['草酸钙结晶', '结晶'],
  ['尿酸结晶', '结晶'],
  ['颗粒管型', '管型'],
  ['透明管型', '管型'],
  ['蛔虫卵|受精蛔虫卵', '寄生虫卵'],
  ['鞭虫卵', '寄生虫卵'],
  ['疟原虫环状体|环状体', '疟原虫'],
  ['白色念珠菌|白假丝酵母菌', '真菌'],
  ['金黄色葡萄球菌', '葡萄球菌'],
]
export const pictureQuestions = cells.map(([key, family], i) => ({
  q: i + 1,
  stem: `第${i + 1}幅：写出箭头所指的名称`,
  picture: `morphology-${i + 1}`,
  key,
  family,
  points: 5,
  seconds: 40,
}))
/** What somebody writes who knows it, who knows the family alone, and who does not. */
export const written = (q: number, how: 'right' | 'synonym' | 'family' | 'wrong'): string => {
  const [key, family] = cells[q - 1]!
  const names = key.split('|')
  return how === 'right'
    ? names[0]!
    : how === 'synonym'
      ? names.at(-1)!
      : how === 'family'
        ? family
        : '未识别'
}
