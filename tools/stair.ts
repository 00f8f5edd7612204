/** A stair of 三湘鑫苑 in tests: its unit surveyed, its project brought to the ballot, through the same API as everybody. */
import { owners, type Move } from '../packs/elevator/cases/play.ts'
import { dwellingsOf, sanxiang, surveyRows, xintangli } from '../packs/rehearsal-hunan/index.ts'
import { makeXiangtan, rehearsalPhoto } from '../packs/xiangtan.ts'
import { openTestHouse, seed, type TestHouse, type Visitors } from './house.ts'

export const xiangtan = '430300'
type HouseOptions = NonNullable<Parameters<typeof openTestHouse>[0]>

export const rows = surveyRows(seed)
/** The first stair of the estate; the login `owner` lives in 401. */
export const stairIndex = rows.findIndex((r) => r.estate === sanxiang)
export const stair = rows[stairIndex]!
export const stairUnit = `${stair.community}/${stair.estate}/${stair.building}/${stair.unit}`
export const household = dwellingsOf(stair, stairIndex, seed)
const worker = `${xintangli}-community-worker`

/** Lines of history, each on its moment; throws with the first refusal. */
export async function history(at: Visitors, lines: readonly object[]): Promise<void> {
  const { body } = await at.console.send<string>(
    'POST',
    '/api/commands',
    lines.map((l) => JSON.stringify(l)).join('\n'),
    { 'content-type': 'application/x-ndjson' },
  )
  const answers = String(body)
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l) as { ok: boolean })
  const first = answers.findIndex((a) => !a.ok)
  if (first >= 0)
    throw new Error(`refused: ${JSON.stringify(lines[first])} ${JSON.stringify(answers[first])}`)
}

/** Both realms, Xiangtan with its registry, one surveyed estate and a photo that ballots may name. */
export async function openXiangtan({
  surveyed = '2021-10-11',
  ...options
}: HouseOptions & { readonly surveyed?: string } = {}): Promise<{
  readonly house: TestHouse
  readonly at: Visitors
}> {
  const house = await openTestHouse({ codes: ['430523', xiangtan], ...options })
  const at = house.at(xiangtan)
  const put = await at.console.send('PUT', '/api/registry', JSON.stringify(makeXiangtan(seed).registry), {
    'content-type': 'application/json',
  })
  if (put.status !== 200) throw new Error(`the registry was refused: ${JSON.stringify(put.body)}`)
  await at.console.send(
    'POST',
    '/api/uploads',
    Uint8Array.from(Buffer.from(rehearsalPhoto.base64, 'base64')),
    { 'x-upload-id': rehearsalPhoto.id, 'x-file-name': 'photo.png' },
  )
  const estate = rows
    .filter((r) => r.estate === sanxiang)
    .map((r) => Object.fromEntries(Object.entries(r).filter(([, v]) => v !== null && v !== '')))
  const surveyor = `${xiangtan}-survey-firm`
  const line = (n: number, outcome: string, input: object) => ({
    key: `stair-survey-${n}`,
    case: 'S-1',
    seq: n,
    outcome,
    input,
    ...(n === 0 ? { programme: 'elevator.survey', area: xiangtan } : {}),
    as: surveyor,
    at: `${surveyed}T09:0${n}:00+08:00`,
  })
  await history(at, [
    line(0, 'begin', { batchName: '试点' }),
    line(1, 'rows', { rows: estate }),
    line(2, 'finish', {}),
  ])
  return { house, at }
}

/** The project of the stair, its ballot open until `closesOn`; the case's id. */
export async function openBallot(
  at: Visitors,
  id = 'E-0001',
  closesOn = '2021-11-05',
  privateRooms: readonly string[] = [],
): Promise<string> {
  const line = (n: number, outcome: string, input: object, day: string) => ({
    key: `${id}-${n}`,
    case: id,
    seq: n,
    outcome,
    input,
    ...(n === 0 ? { programme: 'elevator.project', area: stair.community } : {}),
    as: worker,
    at: `2021-10-${day}T09:00:00+08:00`,
  })
  await history(at, [
    line(0, 'initiate', { unit: stairUnit, group: '楼栋长等三人' }, '12'),
    line(1, 'record_roll', { dwellings: household.dwellings, owners: household.owners }, '13'),
    line(
      2,
      'open_ballot',
      {
        planText: '在楼梯间外侧加装一台电梯',
        shaftWidth: 230,
        shaftDepth: 240,
        entry: 'half_landing',
        budget: 50_000_000,
        closesOn,
        ...(privateRooms.length > 0 ? { privateRooms: privateRooms.map((room) => ({ room })) } : {}),
      },
      '18',
    ),
  ])
  return id
}

const registered = makeXiangtan(seed).registry.posts
/** Who acts in the rows of `packs/elevator/cases`, by the posts of the registry. */
const posts: Readonly<Record<string, string>> = {
  worker,
  mediator: postOver('street-mediator', stair.community.slice(0, 9)),
  district: postOver('district-office', stair.community.slice(0, 6)),
  housing: postOver('district-housing', stair.community.slice(0, 6)),
  housingHead: postOver('district-housing-head', stair.community.slice(0, 6)),
  city: postOver('city-office', xiangtan),
  planning: postOver('city-planning', xiangtan),
  housingBureau: postOver('city-housing', xiangtan),
  market: postOver('city-market', xiangtan),
  fire: postOver('city-fire', xiangtan),
  urban: postOver('city-urban', xiangtan),
  inspection: postOver('city-inspection', xiangtan),
  drawings: postOver('drawing-review', xiangtan),
  firm: postOver('elevator-firm', xiangtan),
}

/** The first post of a role over a place. */
export function postOver(role: string, area: string): string {
  const post = registered.find((p) => p.role === role && p.area === area)
  if (!post) throw new Error(`the rehearsal has no ${role} over ${area}`)
  return post.id
}

/**
 * The rows of `packs/elevator/cases` through the API, on the stair of this file; votes come on paper. The
 * owner of 401 is the login `owner`.
 */
export function rowsOf(
  id: string,
  moves: readonly Move[],
  {
    of = 0,
    from = 0,
  }: {
    /** Which stair of the estate: one has one project. */ readonly of?: number
    /** Rows that were sent before. */ readonly from?: number
  } = {},
): readonly object[] {
  const { community, estate, building, unit } = rows.filter((r) => r.estate === sanxiang)[of]!
  const { name, idNo } = household.owners.find((o) => o.room === '401')!
  const own = owners.map((o) => (o.room === '401' ? { ...o, name, idNo } : o))
  const input = (m: Move): Readonly<Record<string, unknown>> =>
    m.do === 'initiate'
      ? { ...m.with, unit: `${community}/${estate}/${building}/${unit}` }
      : m.do === 'record_roll'
        ? { ...m.with, owners: own }
        : m.do === 'cast'
          ? { ...m.with, ballotPaper: [rehearsalPhoto.id] }
          : (m.with ?? {})
  return moves
    .map((m, n) => ({
      key: `${id}-row-${n}`,
      case: id,
      seq: n,
      outcome: m.do,
      input: input(m),
      ...(n === 0 ? { programme: 'elevator.project', area: stair.community } : {}),
      as: typeof m.by === 'string' ? posts[m.by] : worker,
      at: `${m.at.replace(' ', 'T')}:00+08:00`,
    }))
    .slice(from)
}

/** The community enters a ballot on paper. */
export const onPaper = (at: Visitors, id: string, seq: number, room: string, choice: string): Promise<void> =>
  history(at, [
    {
      key: `${id}-paper-${room}`,
      case: id,
      seq,
      outcome: 'cast',
      input: { ballotRoom: room, choice, ballotPaper: [rehearsalPhoto.id] },
      as: worker,
      at: '2021-10-19T10:00:00+08:00',
    },
  ])

/** A second survey, of one stair in a hundred all over the city; and the first stair looked at again, its fire lane narrowed. */
export async function surveyCity(at: Visitors): Promise<readonly (typeof rows)[number][]> {
  const some = rows.filter((r, i) => i % 100 === 0 && r.estate !== sanxiang)
  const filled = (r: object) =>
    Object.fromEntries(Object.entries(r).filter(([, v]) => v !== null && v !== ''))
  const line = (id: string, n: number, outcome: string, input: object, day: string) => ({
    key: `survey-${id}-${n}`,
    case: id,
    seq: n,
    outcome,
    input,
    ...(n === 0 ? { programme: 'elevator.survey', area: xiangtan } : {}),
    as: `${xiangtan}-survey-firm`,
    at: `2021-10-${day}T10:0${n}:00+08:00`,
  })
  await history(at, [
    line('S-2', 0, 'begin', { batchName: '全市抽样' }, '12'),
    line('S-2', 1, 'rows', { rows: some.map(filled) }, '12'),
    line('S-2', 2, 'finish', {}, '12'),
    line('S-3', 0, 'begin', { batchName: '复查' }, '18'),
    line('S-3', 1, 'rows', { rows: [filled({ ...stair, fireLane: 320, surveyedOn: '2021-10-17' })] }, '18'),
    line('S-3', 2, 'finish', {}, '18'),
  ])
  return some
}

/** Three firms: one on the list, one warned, one removed after it was heard. */
export async function listFirms(at: Visitors): Promise<void> {
  const [office, head] = [`${xiangtan}-city-office-1`, `${xiangtan}-city-office-head`]
  const names = ['湘潭安行电梯有限公司', '湘潭顺升电梯工程有限公司', '湘潭恒达机电有限公司']
  const seqs = names.map(() => 0)
  let minute = 0
  const line = (i: number, outcome: string, input: object, as: string, day: string) => ({
    key: `listed-${i}-${seqs[i]}`,
    case: `F-10${i}`,
    seq: seqs[i]!++,
    outcome,
    input,
    ...(outcome === 'apply_list' ? { programme: 'elevator.firm', area: xiangtan } : {}),
    as,
    at: `2021-${day}T09:${String(minute++).padStart(2, '0')}:00+08:00`,
  })
  await history(at, [
    ...names.flatMap((firmName, i) => [
      line(
        i,
        'apply_list',
        {
          firmName,
          uscc: `91430300MA4QTEST${i}X`,
          licenceLevel: 'A1',
          licenceNo: `TS3343${i}01-2024`,
          licenceTo: i === 1 ? '2021-10-10' : '2024-06-30',
        },
        office,
        '08-02',
      ),
      line(i, 'admit', { commendation: '许可有效' }, office, '08-10'),
    ]),
    line(1, 'penalise', { penalty: 'skipped', points: 6, reason: '未按程序办理合同备案' }, office, '09-06'),
    line(
      2,
      'penalise',
      { penalty: 'skipped', points: 12, reason: '未备案即开工，责令改正后仍不改正' },
      office,
      '09-06',
    ),
    line(2, 'propose_removal', { reason: '年度累计记分达到十二分' }, office, '09-08'),
    line(2, 'state', { statement: '已更换项目负责人' }, `${xiangtan}-elevator-firm-1`, '09-09'),
    line(2, 'remove', { reason: '累计记分达到移出标准，申辩理由不成立' }, head, '09-13'),
  ])
}
