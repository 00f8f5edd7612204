/**
 * [Q27] A bulletin prints figures that there are, each as what it counts, and every number of it stands
 * somewhere in its text.
 */
import type { Bulletin, Slot } from '../bulletin/index.ts'
import type { Figure } from '../figure/index.ts'
import { saysOf } from '../figure/said.ts'
import { finding, unanswered, type CheckFinding } from './finding.ts'
import { noFigure } from './counting.ts'
import type { House } from './of-house.ts'

const ofTheDay = ['year', 'month', 'day']

export function bulletinFindings(b: Bulletin, house: House): readonly CheckFinding[] {
  const where = `bulletins.${b.id}`
  const roles = [...new Set(house.programmes.flatMap((p) => Object.keys(p.roles)))]
  return [
    ...Object.entries(b.slots).flatMap(([name, slot]) => slotFindings(slot, `${where}.slots.${name}`, house)),
    ...texts(b, where),
    ...named(b, where),
    ...addedUp(b, where),
    ...(roles.includes(b.signedBy)
      ? []
      : [
          unanswered(
            'Q27',
            'no_such_role',
            `${where}.signedBy`,
            `没有岗位“${b.signedBy}”`,
            `there is no role ${b.signedBy}`,
            b.signedBy,
            roles,
          ),
        ]),
  ]
}

const formats = [
  'whole',
  'yuan',
  'wan_yuan',
  'percent',
  'per_thousand',
  'change',
  'hours',
  'day',
  'month',
  'year',
  'word',
]
const ofWords = ['day', 'month', 'year', 'word']

function slotFindings(slot: Slot, where: string, house: House): readonly CheckFinding[] {
  const figure = house.figures.find((f) => f.id === slot.figure)
  if (!figure) return [noFigure(slot.figure, `${where}.figure`, house)]
  if (!formats.includes(slot.format))
    return [
      unanswered(
        'Q27',
        'no_such_option',
        `${where}.format`,
        `没有“${slot.format}”这种格式`,
        `there is no format ${slot.format}`,
        slot.format,
        formats,
      ),
    ]
  const right = formatsOf(figure)
  return right.includes(slot.format)
    ? []
    : [
        finding(
          'Q27',
          `${where}.format`,
          `指标“${figure.id}”以${figure.unit}计，不能印成${slot.format}；是不是“${right[0]}”？`,
          `${figure.id} is in ${figure.unit} and cannot be printed as ${slot.format}; did you mean “${right[0]}”?`,
          slot.format,
          { code: 'wrong_format', right: right[0]! },
        ),
      ]
}

/**
 * Money as yuan, time as minutes or hours, a share as percent or for each thousand; a count as it is, or among others
 * as percent; [Q42] days and words as such.
 */
function formatsOf(f: Figure): readonly string[] {
  const says = saysOf(f)
  if (says !== undefined) return says === 'day' ? ['day', 'month', 'year'] : ['word']
  if (f.measure === 'ratio') return ['percent', 'per_thousand', 'change']
  if (f.unit === 'fen') return ['yuan', 'wan_yuan']
  if (f.unit === 'minutes' && f.among === undefined) return ['whole', 'hours']
  if (f.measure === 'per') return ['whole']
  return f.among === undefined ? ['whole'] : ['whole', 'percent']
}

/** [Q42] Columns of tables and parts of a whole are numbers: days and words stand in sentences. */
function addedUp(b: Bulletin, where: string): readonly CheckFinding[] {
  const slots = [
    ...b.paragraphs.flatMap((p, i) =>
      (p.table?.columns ?? []).map((c, k) => ({ slot: c.slot, at: `paragraphs.${i}.table.columns.${k}` })),
    ),
    ...(b.parts ?? []).flatMap((p, i) => [p.whole, ...p.of].map((slot) => ({ slot, at: `parts.${i}` }))),
  ]
  return slots.flatMap(({ slot, at }) =>
    ofWords.includes(b.slots[slot]?.format ?? 'whole')
      ? [
          finding(
            'Q42',
            `${where}.${at}`,
            '表和总分关系里只能是数',
            'tables and parts are of numbers',
            slot,
            { code: 'no_number' },
          ),
        ]
      : [],
  )
}

/** Names in braces, in both languages, and the columns of tables. */
function texts(b: Bulletin, where: string): readonly CheckFinding[] {
  const can = [...Object.keys(b.slots), ...Object.keys(b.names ?? {}), ...ofTheDay]
  const slots = (text: string | undefined) => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((m) => m[1]!)
  const used = b.paragraphs.flatMap((p, i) => [
    ...[...slots(p.text?.zh), ...slots(p.text?.en)].map((name) => ({ name, at: `paragraphs.${i}.text` })),
    ...(p.greatest?.lines ?? []).flatMap((line, k) =>
      [line.by, ...slots(line.text.zh), ...slots(line.text.en)].map((name) => ({
        name,
        at: `paragraphs.${i}.greatest.lines.${k}`,
      })),
    ),
    ...(p.table?.columns ?? []).map((c, k) => ({ name: c.slot, at: `paragraphs.${i}.table.columns.${k}` })),
  ])
  return [
    ...used
      .filter(({ name }) => !can.includes(name))
      .map(({ name, at }) =>
        unanswered(
          'Q27',
          'no_such_slot',
          `${where}.${at}`,
          `没有“${name}”这个数`,
          `there is no number ${name}`,
          name,
          can,
        ),
      ),
    ...[...Object.keys(b.slots), ...Object.keys(b.names ?? {})]
      .filter((name) => !used.some((u) => u.name === name))
      .map((name) =>
        finding('Q27', `${where}.slots.${name}`, '统计了却没有印出来', 'counted, and printed nowhere', name, {
          code: 'unused',
        }),
      ),
    ...b.paragraphs.flatMap((p, i) =>
      [
        { said: p.text, at: `paragraphs.${i}.text` },
        ...(p.greatest?.lines ?? []).map((line, k) => ({
          said: line.text,
          at: `paragraphs.${i}.greatest.lines.${k}.text`,
        })),
      ].flatMap(({ said, at }) => {
        const [zh, en] = [slots(said?.zh), slots(said?.en)].map((all) =>
          [...new Set(all)].toSorted().join('、'),
        )
        return zh === en
          ? []
          : [
              finding(
                'Q27',
                `${where}.${at}`,
                '两种文字里的数不一样',
                'the two languages hold different numbers',
                `${zh} ≠ ${en}`,
                { code: 'two_languages' },
              ),
            ]
      }),
    ),
  ]
}

/** Places are named by the ranking of a table that the bulletin has. */
function named(b: Bulletin, where: string): readonly CheckFinding[] {
  const ranked = b.paragraphs.flatMap((p) => p.table?.rankedBy ?? [])
  const slots = Object.keys(b.slots)
  return [
    ...b.paragraphs.flatMap((p, i) =>
      p.table?.rankedBy === undefined || p.table.columns.some((c) => c.slot === p.table!.rankedBy)
        ? []
        : [
            unanswered(
              'Q27',
              'no_such_slot',
              `${where}.paragraphs.${i}.table.rankedBy`,
              `表中没有“${p.table.rankedBy}”这一列`,
              `the table has no column ${p.table.rankedBy}`,
              p.table.rankedBy,
              p.table.columns.map((c) => c.slot),
            ),
          ],
    ),
    ...Object.entries(b.names ?? {}).flatMap(([name, n]) =>
      ranked.includes(n.rankedBy) && !slots.includes(name)
        ? []
        : [
            unanswered(
              'Q27',
              'no_such_ranking',
              `${where}.names.${name}`,
              `没有按“${n.rankedBy}”排名的表`,
              `no table is ranked by ${n.rankedBy}`,
              n.rankedBy,
              ranked,
            ),
          ],
    ),
  ]
}
