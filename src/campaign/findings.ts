/** [Q27] A campaign names figures that can be followed over time, and steps, clocks and facts of its programme. */
import {
  areaFindings,
  dayFindings,
  finding,
  noFigure,
  programmeOf,
  strangersTo,
  unanswered,
  waysOf,
  type CheckFinding,
  type House,
  type RoomCheck,
} from '#kernel/check'
import { isKeptSealed } from '#kernel/programme'
import type { Campaign } from './campaign.ts'

/** What the checker of packs asks of this room. */
export const campaignCheck: RoomCheck<{ readonly campaigns: readonly Campaign[] }> = {
  brings: {
    kind: 'campaigns',
    of: (pack) =>
      pack.campaigns.map((c) => ({
        id: c.id,
        findings: (house, areas) => [...campaignFindings(c, house), ...placesOf(c, areas)],
      })),
  },
}

/** [Q28] Its place and its days are ones that there are. */
const placesOf = (c: Campaign, areas: ReadonlySet<string> | undefined): readonly CheckFinding[] => [
  ...areaFindings(c.area, `campaigns.${c.id}.area`, areas),
  ...dayFindings(c.from, `campaigns.${c.id}.from`),
  ...dayFindings(c.to, `campaigns.${c.id}.to`),
]

function campaignFindings(c: Campaign, house: House): readonly CheckFinding[] {
  const where = `campaigns.${c.id}`
  const p = programmeOf(house, c.programme)
  return [
    ...figuresOf(c).flatMap(({ id, at }) => counting(id, `${where}.${at}`, house)),
    ...c.stages.flatMap((id, i) => {
      const figure = house.figures.find((f) => f.id === id)
      return !figure || 'at' in figure.counts
        ? []
        : [
            finding(
              'Q27',
              `${where}.stages.${i}`,
              '阶段应当统计处于某些环节的办件',
              'a stage counts the cases that stand at some steps',
              id,
              { code: 'not_a_stage' },
            ),
          ]
    }),
    ...outside(c.sheet, `${where}.sheet`, [c.done, ...c.stages, ...c.more]),
    ...outside(c.stuck.stages, `${where}.stuck.stages`, c.stages),
    ...(p
      ? ofProgramme(c, p, where)
      : [
          unanswered(
            'Q27',
            'no_such_programme',
            `${where}.programme`,
            `没有事项“${c.programme}”`,
            `there is no programme ${c.programme}`,
            c.programme,
            house.programmes.map((x) => x.id),
          ),
        ]),
    ...(c.from <= c.to
      ? []
      : [
          finding('Q28', `${where}.to`, '结束早于开始', 'ends before it begins', `${c.from} … ${c.to}`, {
            code: 'ends_first',
          }),
        ]),
    ...(c.lights.length > 0
      ? []
      : [
          finding('Q27', `${where}.lights`, '没有亮灯规则', 'has no rules of lights', c.id, {
            code: 'no_lights',
          }),
        ]),
  ]
}

const figuresOf = (c: Campaign): readonly { readonly id: string; readonly at: string }[] => [
  { id: c.done, at: 'done' },
  { id: c.target, at: 'target' },
  ...(['stages', 'more'] as const).flatMap((part) => c[part].map((id, i) => ({ id, at: `${part}.${i}` }))),
  ...c.stuck.marks.map((id, i) => ({ id, at: `stuck.marks.${i}` })),
]

function counting(id: string, where: string, house: House): readonly CheckFinding[] {
  const figure = house.figures.find((f) => f.id === id)
  if (!figure) return [noFigure(id, where, house)]
  /** People are told as [P8] publishes them; what is followed over time must add up over time. */
  return where.includes('.more.') || where.includes('.marks.') || ['count', 'sum'].includes(figure.measure)
    ? []
    : [
        finding(
          'Q27',
          where,
          '专项行动的完成数、目标和阶段应当是件数或者合计，才能逐日比较',
          'what a campaign follows from day to day is a count or a sum',
          id,
          { code: 'not_over_time' },
        ),
      ]
}

const outside = (ids: readonly string[], where: string, among: readonly string[]): readonly CheckFinding[] =>
  ids.flatMap((id, i) =>
    among.includes(id)
      ? []
      : [
          unanswered(
            'Q27',
            'no_such_figure',
            `${where}.${i}`,
            `“${id}”不在专项行动的指标之中`,
            `${id} is none of its figures`,
            id,
            among,
          ),
        ],
  )

function ofProgramme(c: Campaign, p: House['programmes'][number], where: string): readonly CheckFinding[] {
  const facts = [...Object.keys(p.fields), ...waysOf(p).flatMap((w) => Object.keys(w.outcome.sets ?? {}))]
  const stray = strangersTo(p, where)
  return [
    ...stray(Object.keys(c.stuck.longer), 'stuck.longer', 'step', ['环节', 'step'], Object.keys(p.steps)),
    ...stray(c.stuck.beside, 'stuck.beside', 'clock', ['时限', 'clock'], Object.keys(p.clocks)),
    ...stray(c.apart, 'apart', 'fact', ['事实', 'fact'], facts),
    ...c.apart
      .filter((name) => isKeptSealed(p.fields[name]))
      .map((name) =>
        finding(
          'Q30',
          `${where}.apart`,
          `“${name}”是敏感的，不能用来对照办件`,
          `${name} is sensitive: cases are not told apart by it`,
          name,
          { code: 'secret_escapes' },
        ),
      ),
  ]
}
