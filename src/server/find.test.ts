/** [FD1]-[FD9] Finding anything: what each row looks for, who finds it, and what nobody finds any more. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Programme } from '#kernel/programme'
import { findableIn, findablePlaces } from '#kernel/find'
import { folded } from '#kernel/identity'
import { act, apply, family, posts, staffOf, type Family, type Staff } from '../../tools/county.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { everywhere, openHouseOver, openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { temporaryAssistance } from '../../packs/social-assistance/temporary/programme.ts'
import type { BulletinView, Done, FoundKind, FoundView, OwnView } from './contract/index.ts'
import { fillFound } from './find/fill.ts'
import { soundsOf } from './find/sounds.ts'

let house: TestHouse
let staff: Staff
/** A case of each of them; the last one's village is in another township. */
const ids: Record<string, string> = {}
const people = {
  wang: { ...family(801), name: '王小明' },
  shan: { ...family(802), name: '单晓乐' },
  rare: { ...family(803), name: '𠮷㛃' },
  long: { ...family(804), name: '买买提·艾力江' },
  gone: { ...family(805), name: '令狐旧人' },
  far: { ...family(806), name: '王小远' },
} as const
const member = { ...family(807), name: '王小芳' }
const farVillage = '430523100001'

const find = async (who: Visitor, q: string, limit = 6): Promise<FoundView> => {
  const { status, body } = await who.post<FoundView>('/api/find', { q, limit })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const groupOf = (answer: FoundView, kind: FoundKind) => answer.groups.find((g) => g.kind === kind)
const idsOf = (answer: FoundView, kind: FoundKind): readonly string[] =>
  (groupOf(answer, kind)?.hits ?? []).map((hit) => hit.id).toSorted()
const counted = (answer: FoundView, kind: FoundKind): number => groupOf(answer, kind)?.total ?? 0
const verified = async () =>
  (
    await house.console.send<{ ok: boolean; mismatches: { kind: string; what: string }[] }>(
      'POST',
      '/api/verify',
      '{}',
      { 'content-type': 'application/json' },
    )
  ).body
const refill = () =>
  house.console.send('POST', '/api/find/refill', '{}', { 'content-type': 'application/json' })

/** Told as history, by the village worker of a place. */
async function told(id: string, area: string, input: Record<string, unknown>): Promise<string> {
  const { body } = await house.console.send<{ ok: boolean; case: string }>(
    'POST',
    '/api/commands',
    `${JSON.stringify({ key: `find-test-${id}`, case: id, seq: 0, outcome: 'apply', programme: 'assistance.temporary', area, as: `${area}-village-worker`, input })}\n`,
    { 'content-type': 'application/x-ndjson' },
  )
  expect(String(body)).toContain('"ok":true')
  return id
}
const inputOf = (f: Family, changed: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'emergency',
  cause: 'illness',
  story: '突发疾病住院',
  applicantName: f.name,
  applicantId: f.idNo,
  phone: f.phone,
  monthlyIncome: 60_000,
  accountHolder: f.name,
  accountHolderRelation: 'self',
  account: f.card,
  authorised: true,
  ...changed,
})

beforeAll(async () => {
  house = await openTestHouse({ packs: everywhere() })
  staff = await staffOf(house)
  ids.wang = await apply(staff, people.wang, {
    members: [{ name: member.name, idNo: member.idNo, relation: 'child' }],
  })
  for (const name of ['shan', 'rare', 'long', 'gone'] as const) ids[name] = await apply(staff, people[name])
  ids.far = await told('FAR-1', farVillage, inputOf(people.far))
  const signed = await staff.county.post<BulletinView>('/api/bulletins/assistance.monthly/sign', {
    asOf: '2021-10-20',
  })
  expect(signed.status).toBe(200)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

describe('[FD1] what is found is declared', () => {
  test('a name and number of whom it is about, the telephone beside, and of lines the names of their numbers', () => {
    expect(findablePlaces(temporaryAssistance).map((p) => [p.field, p.column, p.kind].join(' '))).toEqual([
      'applicantName  name',
      'applicantId  number',
      'phone  phone',
      'members name name',
      'members idNo number',
    ])
  })

  const t = (zh: string) => ({ zh, en: zh })
  const declared = {
    subject: { name: 'about', people: ['owners.idNo', 'owners.guardianIdNo'], place: true },
    fields: {
      about: { type: 'text', max: 20, title: t('单元') },
      licence: { type: 'text', max: 20, title: t('许可证'), findable: 'number' },
      host: { type: 'name', title: t('主持人') },
      owners: {
        type: 'list',
        max: 9,
        title: t('业主'),
        of: {
          name: { type: 'name', title: t('姓名') },
          idNo: { type: 'resident_id', title: t('身份证号') },
          phone: { type: 'mobile', title: t('手机') },
          guardian: { type: 'name', title: t('监护人') },
          guardianIdNo: { type: 'resident_id', title: t('监护人身份证号') },
          nick: { type: 'name', title: t('小名'), findable: 'never' },
        },
      },
    },
  } as unknown as Programme

  test('each line’s name is of the number after it, its telephone of the one before; what says so itself is found so, or never', () => {
    const facts = {
      about: '测试单元',
      licence: 'TS-1',
      host: '主持',
      owners: [
        { name: '甲', idNo: '1', phone: '2', guardian: '乙', guardianIdNo: '3', nick: '丙' },
        { name: '丁', idNo: null },
      ],
    }
    expect(
      findableIn(declared, facts, ['k1'], (idNo) => `k${idNo}`).map((f) =>
        [f.field, f.line, f.kind, f.text, f.person ?? '-'].join(' '),
      ),
    ).toEqual([
      'about 0 name 测试单元 -',
      'licence 0 number TS-1 -',
      'owners 0 name 甲 k1',
      'owners 1 name 丁 -',
      'owners 0 number 1 k1',
      'owners 0 phone 2 k1',
      'owners 0 name 乙 k3',
      'owners 0 number 3 k3',
    ])
  })
})

describe('[FD3] people', () => {
  test.each<[string, string, readonly string[]]>([
    ['the whole name', '王小明', ['wang']],
    ['with blanks and full width', ' 王 小　明 ', ['wang']],
    ['two letters of it: of several people', '王小', ['wang', 'wang', 'far']],
    ['two other letters', '小明', ['wang']],
    ['a member of the household', '小芳', ['wang']],
    ['pinyin', 'wangxiaoming', ['wang']],
    ['pinyin as it is spaced', "Wang Xiao'ming", ['wang']],
    ['initials', 'wxm', ['wang']],
    ['a surname read its own way, and a letter of two readings', 'shanxiaole', ['shan']],
    ['the other reading', 'shanxiaoyue', ['shan']],
    ['initials of the other reading', 'sxy', ['shan']],
    ['letters outside of the first plane', '𠮷㛃', ['rare']],
    ['three letters of a longer name', '艾力江', ['long']],
    ['another dot', '买提•艾', ['long']],
    ['the ID number', people.wang.idNo, ['wang']],
    ['the ID number of a member', member.idNo, ['wang']],
    ['the telephone', people.wang.phone, ['wang']],
    ['the telephone with its country', `+86 ${people.wang.phone}`, ['wang']],
    ['letters that do not stand together', '王明', []],
    ['the same letters in another order', '明小王', []],
    ['part of a number', people.wang.idNo.slice(0, 12), []],
    ['part of a telephone', people.wang.phone.slice(0, 8), []],
    ['a name that nobody has', '诸葛无人', []],
  ])('%s: %s', async (_, q, whose) => {
    const answer = await find(staff.county, q)
    expect(idsOf(answer, 'person')).toEqual(whose.map((name) => ids[name]!).toSorted())
    expect(counted(answer, 'person')).toBe(whose.length)
  })

  test('[P1] a name is told masked, with the cases that it was found in', async () => {
    const [hit] = groupOf(await find(staff.clerk, '王小明'), 'person')!.hits
    expect(hit).toMatchObject({ title: { zh: '王**' }, to: `/desk/cases/${ids.wang}` })
    expect(hit!.cases!.map((c) => c.id)).toEqual([ids.wang])
    expect(JSON.stringify(hit)).not.toContain('小明')
  })

  test('one person of several cases is one, the newest case first', async () => {
    const twice = family(808)
    const first = await apply(staff, { ...twice, name: '双案人' })
    expect(
      (await act(staff, 'clerk', first, 1, 'refuse_acceptance', { reason: '不属于本乡镇' })).status,
    ).toBe(200)
    const second = await apply(staff, { ...twice, name: '双案人' })
    const answer = await find(staff.clerk, '双案人')
    expect(counted(answer, 'person')).toBe(1)
    expect(
      groupOf(answer, 'person')!
        .hits[0]!.cases!.map((c) => c.id)
        .toSorted(),
    ).toEqual([first, second].toSorted())
  })

  test('one letter is no name: it is said, and places are still looked for', async () => {
    const answer = await find(staff.county, '王')
    expect(idsOf(answer, 'person')).toEqual([])
    expect(answer.note?.zh).toContain('两个字')
    expect((await find(staff.county, '云')).groups.map((g) => g.kind)).toContain('place')
    expect(await find(staff.county, '   ')).toEqual({ groups: [], note: null })
  })

  test('how names are read', () => {
    expect(soundsOf('吕布').whole).toContain('lvbu')
    expect(soundsOf('尉迟恭').whole[0]).toBe('yuchigong')
    expect(soundsOf('Tom Li')).toEqual({ whole: [], initials: [] })
  })
})

describe('[FD4] what one may not see is not found, nor counted', () => {
  test.each<[string, keyof Staff, readonly string[]]>([
    ['the county finds it in every township', 'county', ['wang', 'wang', 'far']],
    ['who audits too', 'auditor', ['wang', 'wang', 'far']],
    ['a township’s clerk in their own', 'clerk', ['wang', 'wang']],
    ['a village’s worker in theirs', 'village', ['wang', 'wang']],
  ])('%s', async (_, who, whose) => {
    const answer = await find(staff[who], '王小')
    expect(idsOf(answer, 'person')).toEqual(whose.map((name) => ids[name]!).toSorted())
    expect(counted(answer, 'person')).toBe(whose.length)
  })

  test.each([
    ['name', '王小远'],
    ['pinyin', 'wangxiaoyuan'],
    ['ID number', people.far.idNo],
    ['telephone', people.far.phone],
    ['case number', 'FAR-1'],
  ])('by %s, of another township', async (_, q) => {
    expect((await find(staff.county, q)).groups.map((g) => g.total)).toEqual([1])
    expect((await find(staff.clerk, q)).groups).toEqual([])
  })

  test('a resident and a stranger look for nobody', async () => {
    expect((await (await house.as('li')).post('/api/find', { q: '王小明' })).status).toBe(404)
    expect((await house.stranger.post('/api/find', { q: '王小明' })).status).toBe(401)
  })

  test('whom a case merely concerns finds themselves in it by these keys, and nobody beside them', async () => {
    const { rows } = await house.owner.query<{ policy: string }>(
      "select pg_get_expr(polqual, polrelid) as policy from pg_policy where polrelid = 'case_key'::regclass and polname = 'seen'",
    )
    expect(rows[0]!.policy).toContain('person')
    expect(rows[0]!.policy).not.toContain('yimen_own')
  })
})

describe('cases, papers, places, programmes', () => {
  test('a case by the beginning of its number, in either case of letters', async () => {
    for (const q of [ids.wang!, ids.wang!.slice(0, 6).toLowerCase()])
      expect(idsOf(await find(staff.clerk, q), 'case')).toEqual([ids.wang])
  })

  test.each<[string, FoundKind, string]>([
    ['a place by its name', 'place', '云赵村'],
    ['a place by its initials', 'place', 'yzc'],
    ['a place by its code', 'place', '430523106234'],
    ['a programme by part of its title', 'programme', '临时救助'],
    ['a programme by its initials', 'programme', 'lsjz'],
    ['a signed paper by its number', 'paper', '〔2021〕1号'],
  ])('%s', async (_, kind, q) => {
    expect(counted(await find(staff.clerk, q), kind)).toBeGreaterThan(0)
  })

  test('the list of a place tells how many there are, and more than a page of a number is more', async () => {
    const { body } = await staff.clerk.get<{ total: number; tasks: { area: string }[] }>(
      `/api/found?area=${'430523106234'}`,
    )
    expect(body.total).toBe(body.tasks.length)
    expect(body.tasks.every((task) => task.area === '430523106234')).toBe(true)
    expect((await staff.clerk.get<{ total: number }>(`/api/found?area=${farVillage}`)).body.total).toBe(0)
  })
})

describe('[FD2] what is told again', () => {
  test('[V1] verification finds the index true, names what was put in or taken out, and a refill mends it', async () => {
    expect((await verified()).mismatches).toEqual([])
    await house.owner.query("delete from case_key where case_id = $1 and field = 'phone'", [ids.wang])
    await house.owner.query("update case_key set person = 'somebody' where case_id = $1", [ids.shan])
    expect((await verified()).mismatches).toMatchObject(
      [ids.wang, ids.shan].toSorted().map((what) => ({ kind: 'find', what })),
    )
    expect((await refill()).status).toBe(200)
    expect((await verified()).mismatches).toEqual([])
    expect(idsOf(await find(staff.county, people.wang.phone), 'person')).toEqual([ids.wang])
  })

  test.each([
    ['one after the other', 'B2021-LATE-1', { ...family(841), name: '晚知一' }, 1],
    ['written in one batch', 'B2021-LATE-2', { ...family(842), name: '晚知二' }, 4],
  ])('who is known only later is found by all of it, told %s', async (_, id, late, atOnce) => {
    const lines = (
      [
        [
          'report_urgent',
          posts.village,
          { cause: 'illness', story: '昏迷送医', applicantName: late.name, phone: late.phone },
        ],
        ['decline_urgent', posts.leader, { reason: '情况已缓和' }],
        ['supplement', posts.clerk, { missing: '身份证号' }],
        ['resubmit', posts.village, { applicantId: late.idNo, monthlyIncome: 60_000, authorised: true }],
      ] as const
    ).map(([outcome, as, input], seq) =>
      JSON.stringify({
        key: `${id}-${seq}`,
        case: id,
        seq,
        outcome,
        as,
        input,
        ...(seq === 0 ? { programme: 'assistance.temporary', area: yunzhao } : {}),
      }),
    )
    for (let at = 0; at < lines.length; at += atOnce) {
      const { body } = await house.console.send(
        'POST',
        '/api/commands',
        lines.slice(at, at + atOnce).join('\n'),
        { 'content-type': 'application/x-ndjson' },
      )
      expect(String(body)).not.toContain('"ok":false')
    }
    expect((await verified()).mismatches).toEqual([])
    for (const q of [late.name, late.phone, late.idNo])
      expect(idsOf(await find(staff.county, q), 'person'), q).toEqual([id])
  })

  test('[FD6] a home without keys is filled when it is opened, from where it was left', async () => {
    await house.owner.query('delete from case_key')
    await house.owner.query("update find_fill set filled = false, after_case = ''")
    const later = await openHouseOver(
      { url: house.databaseUrl, name: 'the same', close: async () => undefined },
      { packs: everywhere() },
    )
    await later.close()
    expect((await verified()).mismatches).toEqual([])
    await fillFound(house.house)
    expect(idsOf(await find(staff.county, 'wxm'), 'person')).toEqual([ids.wang])
  })
})

describe('[FD8] erased', () => {
  test('a person who was erased is not found, whatever is filled anew; others of the case are', async () => {
    expect(idsOf(await find(staff.county, '令狐旧人'), 'person')).toEqual([ids.gone])
    await act(staff, 'clerk', ids.gone!, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' })
    const erased = await house.console.post('/api/erasures', {
      idNo: people.gone.idNo,
      purpose: '本人申请删除',
    })
    expect(erased.status, JSON.stringify(erased.body)).toBe(200)
    for (const again of [false, true]) {
      if (again) expect((await refill()).status).toBe(200)
      for (const q of ['令狐旧人', '旧人', 'linghujiuren', 'lhjr', people.gone.idNo, people.gone.phone])
        expect((await find(staff.county, q)).groups, `${q} ${again}`).toEqual([])
      expect((await verified()).mismatches).toEqual([])
    }
    const { rows } = await house.owner.query('select 1 from case_key where case_id = $1', [ids.gone])
    expect(rows).toEqual([])
  })

  test('who comes again after it is found by what they bring then', async () => {
    ids.back = await apply(staff, people.gone)
    expect(idsOf(await find(staff.county, '令狐旧人'), 'person')).toEqual([ids.back])
    expect((await refill()).status).toBe(200)
    expect(idsOf(await find(staff.county, '令狐旧人'), 'person')).toEqual([ids.back])
  })
})

describe('[FD7] recent and pinned', () => {
  const own = async (who: Visitor) => {
    const { body } = await who.get<OwnView>('/api/find/own')
    return { recent: body.recent.map((h) => h.id), pinned: body.pinned.map((h) => h.id) }
  }
  const does = (who: Visitor, act: string, kind: string, id: string) =>
    who.post('/api/find/own', { act, kind, id })

  test('are one’s own, the newest first, and what one may not see is never among them', async () => {
    for (const name of ['wang', 'shan', 'wang'])
      expect((await does(staff.clerk, 'open', 'person', ids[name]!)).status).toBe(200)
    expect((await does(staff.clerk, 'pin', 'programme', 'assistance.temporary')).status).toBe(200)
    expect(await own(staff.clerk)).toEqual({ recent: [ids.wang, ids.shan], pinned: ['assistance.temporary'] })
    expect(await own(staff.county)).toEqual({ recent: [], pinned: [] })
    expect((await does(staff.clerk, 'open', 'case', 'FAR-1')).status).toBe(404)
    expect((await does(staff.clerk, 'pin', 'case', 'NOBODY-1')).status).toBe(404)
    expect(groupOf(await find(staff.clerk, '临时救助'), 'programme')!.hits[0]!.pinned).toBe(true)
    await does(staff.clerk, 'unpin', 'programme', 'assistance.temporary')
    expect((await own(staff.clerk)).pinned).toEqual([])
  })

  test('[S4] stand sealed, and no word of a search stands anywhere', async () => {
    const { rows } = await house.owner.query<{ line: string }>(
      `select r::text as line from remembered r union all select k::text from case_key k`,
    )
    const lines = rows.map((r) => r.line).join('\n')
    for (const clear of ['王小明', '小明', 'wangxiaoming', 'wxm', people.wang.idNo, people.wang.phone])
      expect(lines).not.toContain(clear)
    const { rows: sealed } = await house.owner.query<{ line: string }>(
      'select r::text as line from remembered r',
    )
    expect(sealed.map((r) => r.line).join('')).not.toContain(ids.wang)
  })
})

describe('hostile', () => {
  test.each([
    ['quotes', "' or 1=1 --"],
    ['signs of a pattern', '%_%'],
    ['a backslash', '\\'],
    ['nothing that is seen', '\u200b\u200b'],
    ['a direction', '\u202e王小明'],
    ['a very long word', '王小明'.repeat(20)],
    ['many letters', '甲乙丙丁戊己庚辛壬癸'.repeat(6)],
    ['a script', '<script>alert(1)</script>'],
    ['the words of a key', 'yimen find v1|whole|王小明'],
  ])('%s finds nothing that it should not', async (_, q) => {
    const answer = await find(staff.clerk, q)
    expect(answer.groups.flatMap((g) => g.hits.map((h) => h.id)).filter((id) => id === 'FAR-1')).toEqual([])
  })

  test.each<[unknown, number]>([
    [{ q: '王'.repeat(61) }, 400],
    [{ q: 'half \ud842' }, 400],
    [{ q: 7 }, 400],
    [{}, 400],
    [{ q: '王小', limit: 5_000 }, 400],
    [{ q: '王小', post: 'x' }, 400],
  ])('%j is refused', async (body, status) => {
    expect((await staff.clerk.post('/api/find', body)).status).toBe(status)
  })

  test('a NUL in a word is refused or finds nothing', async () => {
    const { status } = await staff.clerk.post('/api/find', { q: '王\u0000小' })
    expect([200, 400]).toContain(status)
  })
})

describe('[FD3] a property: the index finds what reading every name would', () => {
  const letters = ['王', '小', '明', '阳', '𠮷']
  const named: { readonly case: string; readonly name: string; readonly far: boolean }[] = []
  const nameArb = fc
    .array(fc.constantFrom(...letters), { minLength: 2, maxLength: 5 })
    .map((l) => `赵${l.join('')}`)

  beforeAll(async () => {
    const names = fc.sample(nameArb, { numRuns: 40, seed: 15 })
    for (const [n, name] of names.entries()) {
      const far = n % 3 === 0
      const id = await told(
        `PROP-${n}`,
        far ? farVillage : '430523106234',
        inputOf({ ...family(900 + n), name }),
      )
      named.push({ case: id, name, far })
    }
  })

  test('as many and the same, for who sees all and for who sees a part', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...letters, '赵'), { minLength: 2, maxLength: 5 }).map((l) => l.join('')),
        async (q) => {
          for (const who of ['county', 'clerk'] as const) {
            const answer = await find(staff[who], q, 50)
            const wanted = named.filter(
              (x) => (who === 'county' || !x.far) && folded(x.name).includes(folded(q)),
            )
            expect(
              idsOf(answer, 'person').filter((id) => id.startsWith('PROP-')),
              q,
            ).toEqual(wanted.map((x) => x.case).toSorted())
          }
        },
      ),
      { numRuns: 60, seed: 15 },
    )
  }, 600_000)
})

describe('[FD5] entries of registers', () => {
  const enter = (register: string, id: string, area: string, isOpen: boolean, body: object) =>
    house.owner.query(
      `insert into entry (realm, register, id, area, standing, body, open, case_id, seq, origin, from_day)
        values ('430523', $1, $2, $3, 'listed', $4, $5, 'FAR-1', 1, 'FAR-1', '2021-10-01')`,
      [register, id, area, JSON.stringify(body), isOpen],
    )
  beforeAll(async () => {
    await enter('elevator.firms', 'FIRM-0001', '430523', true, {
      name: '测试某某电梯有限公司',
      licenceNo: 'TS3310-2026',
    })
    await enter('elevator.units', '430523106234/测试家园/1栋/2单元', '430523106234', false, {
      estate: '测试家园',
      building: '1栋',
      unit: '2单元',
    })
    expect((await refill()).status).toBe(200)
  })

  test.each([
    ['its name from the front', '测试某某', 'elevator.firms/FIRM-0001'],
    ['a part of its name', '电梯有限', 'elevator.firms/FIRM-0001'],
    ['its key', 'firm-0001', 'elevator.firms/FIRM-0001'],
    ['the number of its paper', 'ts3310-2026', 'elevator.firms/FIRM-0001'],
  ])('%s', async (_, q, id) => {
    expect(idsOf(await find(staff.county, q), 'entry')).toContain(id)
  })

  test('of a register that is not published, only whose posts reach it', async () => {
    expect(idsOf(await find(staff.auditor, '测试家园1栋'), 'entry')).toEqual([
      'elevator.units/430523106234/测试家园/1栋/2单元',
    ])
    expect(idsOf(await find(staff.auditor, '430523106234/测试家园'), 'entry')).toHaveLength(1)
    const clerk = await find(staff.clerk, '测试家园')
    expect([idsOf(clerk, 'entry'), counted(clerk, 'entry')]).toEqual([[], 0])
  })
})

test('an act answered before is one more case found, and a repeat of it none', async () => {
  const key = 'find-test-repeat-1'
  const input = inputOf({ ...family(850), name: '重复件' })
  const body = {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: '430523106234',
    post: posts.village,
    input,
  }
  const [first, again] = [
    await staff.village.post<Done>('/api/cases', body, key),
    await staff.village.post<Done>('/api/cases', body, key),
  ]
  expect(again.body).toEqual(first.body)
  expect(idsOf(await find(staff.clerk, '重复件'), 'person')).toEqual([first.body.case])
})
