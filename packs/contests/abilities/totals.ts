/**
 * What a contest comes to: weighted parts less penalties, ranks with ties that only a named rule splits, and awards by places or by
 * shares.
 */
import { ability, given, how } from 'yimen/kernel/ability'
import { divided, perPoint, shownText } from './marks.ts'

type Lot = {
  readonly team: string
  readonly no: number
  readonly blind: number
  readonly name: string
  readonly unit: string
  readonly place: string
  readonly school?: string | null | undefined
}
type Part = {
  readonly part: string
  readonly form: string
  readonly weight: number
  readonly blinded: boolean
}
type Result = {
  readonly part: string
  readonly version: number
  readonly no: number
  readonly points: number
}
export type Shares = {
  readonly special: number
  readonly first: number
  readonly second: number
  readonly third: number
}

/** Of each part the newest telling alone counts: what was told before it was told by mistake, or before something was void. */
export function newest<R extends { readonly part: string; readonly version: number }>(
  results: readonly R[],
): readonly R[] {
  const last = new Map<string, number>()
  for (const r of results) last.set(r.part, Math.max(last.get(r.part) ?? 0, r.version))
  return results.filter((r) => r.version === last.get(r.part))
}

/** Null where a part has not told a team’s points yet. */
export function totalsOf(
  lots: readonly Lot[],
  parts: readonly Part[],
  results: readonly Result[],
  penalties: readonly { readonly no: number; readonly points: number }[],
  barred: readonly { readonly no: number }[],
  tieBreaks: readonly { readonly part: string }[],
) {
  const latest = newest(results)
  const playing = lots.filter((l) => !barred.some((b) => b.no === l.no))
  const rows = playing.map((lot) => {
    const points = parts.map((p) => ({
      part: p.part,
      points:
        latest.find((r) => r.part === p.part && r.no === (p.blinded ? lot.blind : lot.no))?.points ?? null,
    }))
    const taken = penalties.filter((p) => p.no === lot.no).reduce((sum, p) => sum + p.points, 0)
    const isWhole = points.length > 0 && points.every((p) => p.points !== null)
    const weighted = parts.reduce((sum, p, i) => sum + (points[i]!.points ?? 0) * p.weight, 0)
    const sofar = divided(weighted, 100) - taken * perPoint
    return { ...lot, points, sofar, total: isWhole ? sofar : null }
  })
  type Row = (typeof rows)[number]
  const ofPart = (r: Row, part: string): number => r.points.find((p) => p.part === part)?.points ?? 0
  const ahead = (a: Row, b: Row): boolean => {
    if (a.total !== b.total) return a.total! > b.total!
    for (const { part } of tieBreaks)
      if (ofPart(a, part) !== ofPart(b, part)) return ofPart(a, part) > ofPart(b, part)
    return false
  }
  const whole = rows.length > 0 && rows.every((r) => r.total !== null)
  const placeOf = (r: Row): number => 1 + rows.filter((x) => x !== r && ahead(x, r)).length
  return {
    whole,
    rows: rows.map((r) => ({
      ...r,
      rank: whole ? placeOf(r) : null,
      /** Once all is told the board says the rank itself: a rule that splits ties splits them there as well. */
      sofarRank: whole ? placeOf(r) : 1 + rows.filter((x) => x.sofar > r.sofar).length,
      places: r.points.map((p) => ({
        part: p.part,
        points: p.points,
        rank: p.points === null ? null : 1 + rows.filter((x) => ofPart(x, p.part) > p.points!).length,
      })),
    })),
  }
}

/**
 * By shares of all teams in thousandths, each rounded half up and at least one; who is level at an edge has the higher. By places:
 * the first three.
 */
const awardNames = ['special', 'champion', 'first', 'second', 'third', 'excellent'] as const
export type Award = (typeof awardNames)[number]
export function awardOf(rank: number, teams: number, byPlaces: boolean, s: Shares): Award {
  if (byPlaces) return rank === 1 ? 'champion' : rank === 2 ? 'second' : rank === 3 ? 'third' : 'excellent'
  const upTo = (share: number): number => Math.max(1, divided(teams * share, 1_000))
  const edges: readonly (readonly [Award, number])[] = [
    ['special', upTo(s.special)],
    ['first', upTo(s.special) + upTo(s.first)],
    ['second', upTo(s.special) + upTo(s.first) + upTo(s.second)],
    ['third', upTo(s.special) + upTo(s.first) + upTo(s.second) + upTo(s.third)],
  ]
  return edges.find(([, edge]) => rank <= edge)?.[0] ?? 'excellent'
}

const lot = {
  team: 'case',
  no: 'number',
  blind: 'number',
  name: 'text',
  unit: 'text',
  place: 'area',
  school: { maybe: 'text' },
} as const

export const totals = ability({
  id: 'contests.totals@1',
  takes: {
    kind: 'text',
    lots: { list: { of: lot }, orNone: true },
    parts: {
      list: { of: { part: 'text', form: 'text', weight: 'number', blinded: 'boolean' } },
      orNone: true,
    },
    members: { list: { of: { team: 'case', n: 'number', name: 'text' } }, orNone: true },
    results: {
      list: { of: { part: 'text', version: 'number', no: 'number', points: 'number' } },
      orNone: true,
    },
    penalties: { list: { of: { no: 'number', points: 'number' } }, orNone: true },
    barred: { list: { of: { no: 'number' } }, orNone: true },
    tieBreaks: { list: { of: { part: 'text' } }, orNone: true },
    special: { unit: 'count' },
    first: { unit: 'count' },
    second: { unit: 'count' },
    third: { unit: 'count' },
  },
  gives: {
    of: {
      whole: 'boolean',
      rows: {
        list: {
          of: {
            team: 'case',
            no: 'number',
            name: 'text',
            unit: 'text',
            place: 'area',
            school: { maybe: 'text' },
            total: { maybe: 'number' },
            shown: 'text',
            rank: { maybe: 'number' },
            award: { maybe: { oneOf: awardNames } },
            /** By the parts that were told until now, for the board. */
            sofar: 'text',
            sofarRank: 'number',
          },
        },
      },
      /** Each team’s place in each part. */
      places: {
        list: {
          of: {
            team: 'case',
            part: 'text',
            form: 'text',
            name: 'text',
            place: 'area',
            points: { maybe: 'number' },
            shown: 'text',
            rank: { maybe: 'number' },
          },
        },
      },
      /** Who played for a team that is placed. */
      people: {
        list: {
          of: {
            team: 'case',
            n: 'number',
            name: 'text',
            teamName: 'text',
            place: 'area',
            rank: { maybe: 'number' },
            award: { maybe: { oneOf: awardNames } },
          },
        },
      },
    },
  },
  rules: given.nothing,
}).does({
  work({ kind, lots, parts, members, results, penalties, barred, tieBreaks, ...shares }) {
    const { whole, rows } = totalsOf(lots, parts, results, penalties, barred, tieBreaks)
    const byRank = rows.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.no - b.no)
    const award = (rank: number | null): Award | null =>
      rank === null ? null : awardOf(rank, rows.length, kind === 'quiz', shares)
    const rowOf = new Map(rows.map((r) => [r.team, r]))
    const formOf = new Map(parts.map((p) => [p.part, p.form]))
    return {
      whole,
      rows: byRank.map(({ team, no, name, unit, place, school, total, rank, sofar, sofarRank }) => ({
        sofar: shownText(sofar).zh,
        sofarRank,
        team,
        no,
        name,
        unit,
        place,
        school: school ?? null,
        total,
        shown: shownText(total).zh,
        rank,
        award: award(rank),
      })),
      places: byRank.flatMap((r) =>
        r.places.map((p) => ({
          team: r.team,
          part: p.part,
          form: formOf.get(p.part) ?? '',
          name: r.name,
          place: r.place,
          points: p.points,
          shown: shownText(p.points).zh,
          rank: p.rank,
        })),
      ),
      people: members.flatMap(({ team, n, name }) => {
        const row = rowOf.get(team)
        return row === undefined
          ? []
          : [{ team, n, name, teamName: row.name, place: row.place, rank: row.rank, award: award(row.rank) }]
      }),
    }
  },
  words: {
    whole: { zh: '各环节成绩都已报来', en: 'every part told its points' },
    rows: {
      zh: '总成绩',
      en: 'the totals',
      columns: {
        team: { zh: '参赛队', en: 'team' },
        no: { zh: '出场号', en: 'number' },
        name: { zh: '队名', en: 'name' },
        unit: { zh: '单位', en: 'unit' },
        place: { zh: '所在地', en: 'place' },
        school: { zh: '学派', en: 'school of thought' },
        total: { zh: '总分（万分之一分）', en: 'total in ten-thousandths' },
        shown: { zh: '总分', en: 'total as shown' },
        rank: { zh: '名次', en: 'rank' },
        award: { zh: '奖次', en: 'award' },
        sofar: { zh: '目前得分', en: 'points until now' },
        sofarRank: { zh: '目前名次', en: 'rank until now' },
      },
    },
    places: {
      zh: '单项成绩',
      en: 'places in each part',
      columns: {
        team: { zh: '参赛队', en: 'team' },
        part: { zh: '环节', en: 'part' },
        form: { zh: '形式', en: 'form' },
        name: { zh: '队名', en: 'name' },
        place: { zh: '所在地', en: 'place' },
        points: { zh: '得分（万分之一分）', en: 'marks in ten-thousandths' },
        shown: { zh: '得分', en: 'marks as shown' },
        rank: { zh: '名次', en: 'rank' },
      },
    },
    people: {
      zh: '上场队员',
      en: 'who played',
      columns: {
        team: { zh: '参赛队', en: 'team' },
        n: { zh: '第几名队员', en: 'which member' },
        name: { zh: '姓名', en: 'name' },
        teamName: { zh: '队名', en: 'name of the team' },
        place: { zh: '所在地', en: 'place' },
        rank: { zh: '团体名次', en: 'rank of the team' },
        award: { zh: '奖次', en: 'award' },
      },
    },
  },
  tells(value, _, __, { parts }) {
    const of = (team: string, part: string) => value.places.find((p) => p.team === team && p.part === part)
    return [
      {
        kind: 'table',
        id: 'board',
        title: { zh: '总成绩', en: 'Totals' },
        columns: [
          { title: { zh: '名次', en: 'Rank' }, number: true },
          { title: { zh: '战队', en: 'Team' } },
          { title: { zh: '单位', en: 'Unit' } },
          ...parts.map((p) => ({ title: { zh: p.part, en: p.part }, number: true as const })),
          { title: { zh: '总分', en: 'Total' }, number: true },
        ],
        rows: value.rows.map((r) => ({
          cells: [
            r.rank === null || r.rank === undefined ? null : { amount: r.rank, unit: 'count' },
            {
              zh: r.school ? `${r.name}·${r.school}` : r.name,
              en: r.school ? `${r.name}, ${r.school}` : r.name,
            },
            { zh: r.unit, en: r.unit },
            ...parts.map((p) => shownText(of(r.team, p.part)?.points ?? null)),
            shownText(r.total ?? null),
          ],
        })),
        ...(value.rows.length > 20 ? { folded: { zh: '全部名次', en: 'All ranks' } } : {}),
      },
    ]
  },
  explains(_, say) {
    const [results, penalties, ties] = [say('results'), say('penalties'), say('tieBreaks')]
    return {
      lines: [
        how(
          `每个环节取最近一次报来的${results.zh}，按权重（百分数）相加，减去${penalties.zh}；保留四位小数，按四位排名`,
          `Of each part the last telling in ${results.en} counts; ` +
            `by their weights in percent they are added, less ${penalties.en}; four digits are kept and rank`,
        ),
        how(
          `总分相同的依次比较${ties.zh}，仍相同的名次相同；奖次按名次或者按全部队数的千分比，卡在边上并列的取高的一档`,
          `Who is level is told apart by ${ties.en} in turn, and otherwise shares the rank; ` +
            'awards go by place or by shares of all teams, and who is level at an edge has the higher',
        ),
      ],
    }
  },
})
