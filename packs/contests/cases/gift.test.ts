/** Rows of GIFT as it comes: what a bank takes of it, and what is told by its line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { giftQuestions, refusedText } from '../abilities/gift.ts'
import { caseOf, china, Hall, saying } from './play.ts'
import { post, questions } from './small.ts'

const q = (text: string) => {
  const { questions, refused } = giftQuestions(text)
  return questions.length === 1 ? questions[0] : refused
}

test.each([
  ['one choice', '::甲:: 两癌是指？ {=乳腺癌和宫颈癌 ~胃癌和肝癌}', 'A 乳腺癌和宫颈癌|B 胃癌和肝癌', 'A'],
  ['several choices', '危险因素 {~%50%久坐 ~%-100%运动 ~%50%饮酒}', 'A 久坐|B 运动|C 饮酒', 'AC'],
  ['true or false', '男性不会患乳腺癌。{F#会，但少见}', 'A 对|B 错', 'B'],
  ['a short answer', '又称什么？{=钼靶检查 =钼靶 =%50%X线检查}', null, '钼靶检查|钼靶'],
  ['a number', '几年一次？{#3}', null, '3'],
  ['braces and marks of full width', '又称什么？｛＝钼靶　～胃镜｝', 'A 钼靶|B 胃镜', 'A'],
  ['marks that are not escaped in the question', '比例 1:2 = 多少？{~0.2 =0.5}', 'A 0.2|B 0.5', 'B'],
  ['marks that are escaped', String.raw`集合\{1\} {=a\=1 ~b\~2}`, 'A a=1|B b~2', 'A'],
  ['a stretch of numbers, which has no marks', '几岁？{=45～55岁 ~20～30岁}', 'A 45～55岁|B 20～30岁', 'A'],
  ['a set in braces of full width', '集合｛1，2｝有几个元素？{#2}', null, '2'],
  ['a number with what is said of it', '几年一次？{#3:0#对了 ####每三年}', null, '3'],
  ['tags', '[html]<p>又称<b>什么</b>？</p>{=钼靶 ~胃镜}', 'A 钼靶|B 胃镜', 'A'],
])('%s', (_, text, options, key) => expect(q(text)).toMatchObject({ options, key }))

test.each([
  ['signs that are no tags', '若 x<b 且 y>5，则？{=对 ~错}', '若 x<b 且 y>5，则？'],
  [
    'letters by their names',
    '&ldquo;两癌&rdquo;在 37&deg;C、&#8220;x&#8221; &amp;lt;？{=一 ~二}',
    '“两癌”在 37°C、“x” &lt;？',
  ],
  [
    'powers, and words in bold',
    '<p>10<sup>3</sup>个<b>细胞</b>，H<sub>2</sub>O</p>{=一 ~二}',
    '10³个细胞，H2O',
  ],
  ['a bar is none of ours, however it is written', '甲&#124;乙|丙{=一 ~二}', '甲｜乙｜丙'],
])('the words of a question: %s', (_, text, stem) => expect(q(text)).toMatchObject({ stem }))

test.each([
  ['choices that are pictures', '哪一张？{=<img src="a.png"> ~<img src="b.png">}', 'blank'],
  ['a choice without words', '甲？{= ~二}', 'blank'],
  ['the same choice twice', '甲？{=同 ~同}', 'alike'],
  ['one choice', '甲？{~%100%一}', 'one'],
  ['two answers, which would stand in the question', '甲{=一 ~二}和{=三 ~四}', 'several'],
  ['words before the first mark', '甲？{1:MULTICHOICE:=一~二}', 'before'],
])('not taken: %s', (_, text, why) => expect(q(text)).toEqual([{ line: 1, why }]))

test('whatever comes, what is taken can be asked: words, different choices, a key among them', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}=~#%:\\|<>&;/ \n５０～＝｛｝甲乙A1.'), maxLength: 120 }),
      (text) => {
        for (const { stem, options, key } of giftQuestions(text).questions) {
          expect([stem, key]).not.toContain('')
          const choices = options?.split('|').map((choice) => choice.slice(2))
          if (choices === undefined) continue
          expect(choices).not.toContain('')
          expect(new Set(choices).size).toBe(choices.length)
          expect([...key].every((letter) => 'ABCDEFGH'.indexOf(letter) < choices.length)).toBe(true)
        }
      },
    ),
  ))

test('half for the family, the name of a picture, a gap in the middle', () => {
  expect(q('又称什么？{=钼靶 =%50%X线检查}')).toMatchObject({ family: 'X线检查' })
  expect(q('<img src="@@PLUGINFILE@@/cell-1.png">箭头所指？{=单核细胞}')).toMatchObject({
    picture: 'cell-1.png',
    stem: '箭头所指？',
  })
  expect(q('乳腺X线又称{=钼靶}检查')).toMatchObject({ stem: '乳腺X线又称 ____检查' })
})

test('what is not taken is told by its line with the reason, and the rest is taken and numbered', () => {
  const text = [
    '// 注释',
    '$CATEGORY: 乳腺健康',
    '甲？{=一 ~二}',
    '乙？{=一 ~二',
    '',
    '丙？{=一 -> 二 =三 -> 四}',
    '丁？{}',
    '戊？{#1..5}',
    '<script>alert(1)</script>己？{=一}',
    '没有括号的话',
    '',
    '庚？{~一 ~二}',
    '{=一}',
    '辛？{T}',
  ].join('\r\n')
  const { questions, refused } = giftQuestions(text, 8)
  expect(questions.map((x) => [x.q, x.stem])).toEqual([
    [9, '甲？'],
    [10, '辛？'],
  ])
  expect(refused).toEqual([
    { line: 4, why: 'open' },
    { line: 6, why: 'matching' },
    { line: 7, why: 'essay' },
    { line: 8, why: 'range' },
    { line: 9, why: 'script' },
    { line: 10, why: 'stray' },
    { line: 12, why: 'none' },
    { line: 13, why: 'empty' },
  ])
  expect(refusedText(refused.slice(0, 1))).toBe('第4行：花括号没有合上 · line 4: a brace is not closed')
})

test('a bank takes them after what was typed, tells what it did not take, and seals all of them', () => {
  const hall = new Hall()
  const give = (role: string, outcome: string, input: object, more?: { programme: string; area: string }) =>
    hall.give('bank', post(role), outcome, input, china('2021-10-15 10:00'), more)
  const setter = (outcome: string, input: object) => give('question-setter', outcome, input)
  const bank = { programme: 'contests.bank', area: '430000' }
  caseOf(give('question-setter', 'begin', { bankName: '抢答' }, bank))
  caseOf(setter('add', { more: questions, cameFrom: 'typed' }))
  const text = '两癌是指？{=乳腺癌和宫颈癌 ~胃癌}\n\n几岁开始？{#30..40}'
  caseOf(setter('add_gift', { giftText: text, giftPoints: 20, giftSeconds: 30 }))
  expect(hall.fact('bank', 'kept')).toHaveLength(questions.length + 1)
  expect((hall.fact('bank', 'kept') as readonly object[]).at(-1)).toMatchObject({
    q: 4,
    options: 'A 乳腺癌和宫颈癌|B 胃癌',
    key: 'A',
    points: 20,
    seconds: 30,
  })
  expect(hall.fact('bank', 'notTaken')).toContain('第3行：数值题只收一个准数')
  const none = setter('add_gift', { giftText: '没有题', giftPoints: 20, giftSeconds: 30 })
  expect(saying(none)).toContain('一道题也没有读出来')
  caseOf(give('supervisor', 'commit', {}))
  expect(hall.fact('bank', 'size')).toBe(questions.length + 1)
})
