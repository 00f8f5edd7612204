/** Names, conditions, the credit code, one head, changes, branches, closing: rows of the regulations and of §6.10. */
import { describe, expect, test } from 'vitest'
import { registered } from '../registered/programme.ts'
import { registers } from '../registers.ts'
import { clock, codeOf, codeOfRefusal, entry, idOf, play, saying, type Move, type Played } from './play.ts'

const reserve = (orgName: string, kind = 'association', more: object = {}): Move => ({
  by: 'window',
  do: 'reserve',
  at: '2021-03-01 09:00',
  with: { orgName, kind, scope: '公益服务', supervisor: '武陵区民政局', ...more },
})
const approveName: Move = { by: 'registrar', do: 'approve_name', at: '2021-03-03 09:00' }
const person = (n: number) => ({ name: '某某', idNo: idOf(n) })
const application = {
  address: '启明街道半边街社区',
  headName: '王某',
  headId: idOf(1),
  money: 3_000_000,
  individuals: 50,
  unitMembers: 0,
  staff: 1,
  promoters: [person(1)],
  consentOn: '2021-03-02',
  council: [{ ...person(2), duty: 'chair' }],
  termFrom: '2021-04-01',
  termTo: '2026-03-31',
}
const apply = (more: object = {}): Move => ({
  by: 'window',
  do: 'apply',
  at: '2021-03-10 09:00',
  with: { ...application, ...more },
})
const propose: Move = { by: 'registrar', do: 'propose', at: '2021-03-20 09:00' }
const register = (uscc: string, more: object = {}): Move => ({
  by: 'head',
  do: 'register',
  at: '2021-03-25 09:00',
  with: { uscc, charterOn: '2021-03-25', ...more },
})
const all = (uscc = codeOf('51', 1), name = '常德市武陵区义工协会'): readonly Move[] => [
  reserve(name),
  approveName,
  apply(),
  propose,
  register(uscc),
]

describe('[item-1] 名称：只差一个全角字、带不显示字符的，是同一个名称', () => {
  const taken = [
    entry('organisations.names', '阳光(武陵)社会服务中心', 'used', { holder: 'Z-9' }),
    entry('organisations.names', '武陵ABC协会', 'used', { holder: 'Z-8' }),
    entry('organisations.likenesses', '武陵第8合唱协会', 'used', { holder: 'Z-7' }),
  ]
  const same = '“名称”：本区已有相同名称（全角半角、空格和不显示的字符不作区别）'
  test.each([
    ['一字不差', '阳光(武陵)社会服务中心', 'not_met'],
    ['全角括号', '阳光（武陵）社会服务中心', 'not_met'],
    ['夹一个零宽空格', '阳光(武陵)社\u200B会服务中心', 'not_met'],
    ['夹一个空格', '阳光 (武陵)社会服务中心', 'not_met'],
    ['差一个字', '阳光(武陵)社会服务所', 'ok'],
    ['数字写法不同：要说明', '武陵第八合唱协会', 'missing_field'],
  ])('%s', (_, name, code) => {
    const played = play(registered, [reserve(name, 'private')], { entries: taken })
    expect(codeOfRefusal(played)).toBe(code)
    if (code === 'not_met') expect(saying(played)).toContain(same.slice(5))
  })
  test('说明以后可以办', () =>
    expect(
      codeOfRefusal(
        play(registered, [reserve('武陵第八合唱协会', 'association', { nameNote: '成员和活动地点都不同' })], {
          entries: taken,
        }),
      ),
    ).toBe('ok'))
  test.each(['中国义工协会', '全国义工协会', '中华义工协会', '中\u200B国义工协会', '中 国义工协会'])(
    '地方性组织不得叫“%s”',
    (name) => expect(codeOfRefusal(play(registered, [reserve(name)]))).toBe('not_met'),
  )
  test('代码小写、全角写的是同一个代码', () => {
    const lower = play(registered, all(codeOf('51', 1).toLowerCase()))
    expect([lower.case.facts.uscc, lower.entries.has(`organisations.registered ${codeOf('51', 1)}`)]).toEqual(
      [codeOf('51', 1), true],
    )
    expect(
      codeOfRefusal(
        play(registered, all(codeOf('51', 1).toLowerCase()), {
          entries: [entry('organisations.registered', codeOf('51', 1), 'normal', {}, 'Z-9')],
        }),
      ),
    ).toBe('not_met')
  })
  test('预留期满，名称释放', () => {
    const reserved = play(registered, [reserve('常德市武陵区义工协会'), approveName])
    expect(clock(registered, reserved, 'reservation', '2021-09-01 09:00').dueDay).toBe('2021-09-03')
    const over = play(registered, [{ by: 'system', do: 'release_name', at: '2021-09-04 00:00' }], {
      from: reserved,
    })
    expect(over.entries.get('organisations.names 常德市武陵区义工协会')?.standing).toBe('free')
  })
})

describe('[art-10] 条件', () => {
  test.each([
    ['五十个个人会员', {}, 'ok'],
    ['四十九个', { individuals: 49 }, 'not_met'],
    ['三十个单位会员', { individuals: 0, unitMembers: 30 }, 'ok'],
    ['二十九个单位', { individuals: 0, unitMembers: 29 }, 'not_met'],
    ['混合五十个', { individuals: 30, unitMembers: 20 }, 'ok'],
    ['混合四十九个', { individuals: 30, unitMembers: 19 }, 'not_met'],
    ['三万元', { money: 3_000_000 }, 'ok'],
    ['差一分', { money: 2_999_999 }, 'not_met'],
    ['没有从业人员', { staff: 0 }, 'not_met'],
    ['任期六年', { termTo: '2027-03-31' }, 'not_met'],
  ])('%s', (_, more, code) =>
    expect(codeOfRefusal(play(registered, [reserve('武陵区义工协会'), approveName, apply(more)]))).toBe(code),
  )
  test('[art-12] 六十日内决定；补正以后重新起算', () => {
    const applied = play(registered, [reserve('武陵区义工协会'), approveName, apply()])
    expect(clock(registered, applied, 'decision', '2021-04-01 09:00').dueDay).toBe('2021-05-10')
    const again = play(
      registered,
      [
        { by: 'registrar', do: 'supplement', at: '2021-03-12 09:00', with: { missing: '场所证明' } },
        { by: 'window', do: 'resubmit', at: '2021-03-22 09:00', with: {} },
      ],
      { from: applied },
    )
    expect(clock(registered, again, 'decision', '2021-04-01 09:00').dueDay).toBe('2021-05-21')
  })
  test('审查和决定是两个人', () => {
    const both: Move[] = [reserve('武陵区义工协会'), approveName, apply(), propose]
    expect(
      codeOfRefusal(play(registered, [...both, { ...register(codeOf('51', 1)), by: 'registrar' }])),
    ).toBe('wrong_role')
    expect(codeOfRefusal(play(registered, [...both, register(codeOf('51', 1))]))).toBe('ok')
  })
})

describe('[item-4] 统一社会信用代码', () => {
  const wrong = (code: string) => `${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}`
  test.each([
    ['社会团体51', codeOf('51', 1), {}, 'ok'],
    ['校验位不对', wrong(codeOf('51', 1)), {}, 'not_met'],
    ['字母O当作0', codeOf('51', 1).replace('0', 'O'), {}, 'not_met'],
    ['十七位', codeOf('51', 1).slice(1), {}, 'not_met'],
    ['是民办非企业单位的代码', codeOf('52', 1), {}, 'not_met'],
    ['[§6.10-6] 基金会在省级登记', codeOf('53', 1), {}, 'not_met'],
    ['市场监管部门的代码', codeOf('91', 1), {}, 'not_met'],
    ['[§6.10-9] 区划是功能区：要核对说明', codeOf('51', 1, '430771'), {}, 'missing_field'],
    [
      '[§6.10-9] 说明以后可以登记',
      codeOf('51', 1, '430771'),
      { zoneNote: '证书原件为西洞庭管理区核发' },
      'ok',
    ],
    ['不是功能区就不问', codeOf('51', 1), { zoneNote: '无' }, 'unknown_field'],
  ])('%s', (_, uscc, more, code) =>
    expect(
      codeOfRefusal(
        play(registered, [reserve('武陵区义工协会'), approveName, apply(), propose, register(uscc, more)]),
      ),
    ).toBe(code),
  )
})

describe('[§6.10-3] 同一人不得担任两个社会团体的法定代表人', () => {
  const heads = (standing: string) => [
    entry('organisations.heads', `key-${idOf(1)}`, standing, { holder: 'Z-9' }),
  ]
  test.each([
    ['已是另一社会团体的法定代表人', 'association', 'heads', 'not_met'],
    ['在另一社会团体已经离任', 'association', 'left', 'ok'],
    ['民办非企业单位不受此限', 'private', 'heads', 'ok'],
  ])('%s', (_, kind, standing, code) => {
    const { individuals, unitMembers, ...rest } = application
    const form = kind === 'private' ? rest : { ...rest, individuals, unitMembers }
    expect(
      codeOfRefusal(
        play(registered, [reserve('武陵区义工协会', kind), approveName, { ...apply(), with: form }], {
          entries: heads(standing),
        }),
      ),
    ).toBe(code)
  })
  test('更换以后，原任可以到别处任职，新任不可以', () => {
    const changed = play(registered, [
      ...all(),
      {
        by: 'window',
        do: 'apply_change',
        at: '2021-05-10 09:00',
        with: { change: 'head', consentOn: '2021-05-01', newHeadName: '李某', newHeadId: idOf(5) },
      },
      { by: 'registrar', do: 'approve_change', at: '2021-05-12 09:00' },
    ])
    expect([1, 5].map((n) => changed.entries.get(`organisations.heads key-${idOf(n)}`)?.standing)).toEqual([
      'left',
      'heads',
    ])
  })
})

describe('法定代表人，从申请到决定之间', () => {
  const takenMeanwhile = entry('organisations.heads', `key-${idOf(1)}`, 'heads', { holder: 'Z-9' })
  test('两个社会团体同时申请同一人：后登记的不予登记', () => {
    const deciding = play(registered, [reserve('武陵区义工协会'), approveName, apply(), propose])
    expect(
      codeOfRefusal(
        play(registered, [register(codeOf('51', 1))], { from: deciding, entries: [takenMeanwhile] }),
      ),
    ).toBe('not_met')
  })
  const changeHead = (n: number, at = '2021-05-10 09:00'): Move => ({
    by: 'window',
    do: 'apply_change',
    at,
    with: { change: 'head', consentOn: '2021-05-01', newHeadName: '李某', newHeadId: idOf(n) },
  })
  const approve: Move = { by: 'registrar', do: 'approve_change', at: '2021-05-12 09:00' }
  test('变更申请以后新任在别处当选：不予变更', () => {
    const applied = play(registered, [...all(), changeHead(5)])
    const elsewhere = entry('organisations.heads', `key-${idOf(5)}`, 'heads', { holder: 'Z-9' })
    expect(codeOfRefusal(play(registered, [approve], { from: applied, entries: [elsewhere] }))).toBe(
      'not_met',
    )
  })
  test('新任与现任是同一人：没有变更', () =>
    expect(codeOfRefusal(play(registered, [...all(), changeHead(1)]))).toBe('not_met'))
  const officersOf = (played: Played) => [
    ...(played.entries.get(`organisations.officers ${codeOf('51', 1)}`)!.body.people as readonly string[]),
  ]
  const keys = (...people: readonly number[]) => people.map((n) => `key-${idOf(n)}`)
  test('回避所依据的任职人员：新任在内，原任不再在内', () => {
    expect(officersOf(play(registered, all())).toSorted()).toEqual(keys(1, 2).toSorted())
    expect(officersOf(play(registered, [...all(), changeHead(5), approve])).toSorted()).toEqual(
      keys(2, 5).toSorted(),
    )
  })
  const standing: Move = {
    by: 'registrar',
    do: 'take_over',
    at: '2021-01-05 09:00',
    with: {
      orgName: '常德市武陵区义工协会',
      kind: 'association',
      uscc: codeOf('51', 1),
      scope: '公益服务',
      supervisor: '武陵区民政局',
      address: '启明街道',
      headName: '王某',
      headId: idOf(1),
      money: 3_000_000,
      registeredOn: '2010-05-01',
      charterOn: '2018-05-01',
      termFrom: '2019-05-01',
      termTo: '2024-04-30',
      council: [{ ...person(2), duty: 'chair' }],
      party: 'joint',
    },
  }
  test('补录的也一样：更换以后原任可以到别处任职，换届不丢法定代表人', () => {
    const changed = play(registered, [standing, changeHead(5), approve])
    expect([
      ...[1, 5].map((n) => changed.entries.get(`organisations.heads key-${idOf(n)}`)?.standing),
      ...officersOf(changed).toSorted(),
    ]).toEqual(['left', 'heads', ...keys(2, 5).toSorted()])
    const council: Move = {
      by: 'window',
      do: 'record_council',
      at: '2021-05-10 09:00',
      with: { council: [{ ...person(3), duty: 'chair' }], termFrom: '2021-05-01', termTo: '2026-04-30' },
    }
    expect(officersOf(play(registered, [standing, council])).toSorted()).toEqual(keys(1, 3).toSorted())
  })
  test.each([
    ['没有登记经办岗位的，任何组织岗位都不能办', 'own', 'not_met'],
    ['窗口可以办', 'window', 'ok'],
  ])('%s', (_, by, code) =>
    expect(
      codeOfRefusal(
        play(registered, [
          standing,
          {
            by,
            do: 'begin_liquidation',
            at: '2021-06-01 09:00',
            with: { consentOn: '2021-05-30', liquidators: '三人' },
          },
        ]),
      ),
    ).toBe(code),
  )
  test.each([
    ['已经检到2020年度的，要的是2021年度的报告', { inspectedYear: 2020, inspection: 'pass' }, '2022-05-31'],
    ['只检到2019年度的', { inspectedYear: 2019, inspection: 'pass' }, '2021-05-31'],
    ['没有检过的', {}, '2021-05-31'],
  ])('补录：%s', (_, more, dueDay) => {
    const taken = play(registered, [
      { ...standing, at: '2021-04-06 09:00', with: { ...standing.with, ...more } },
    ])
    expect(clock(registered, taken, 'annual', '2021-05-01 09:00').dueDay).toBe(dueDay)
  })
  test('补录的未报告事由要有年度，否则永远无法消除', () =>
    expect(
      codeOfRefusal(
        play(registered, [
          { ...standing, with: { ...standing.with, earlier: [{ kind: 'annual_report', on: '2020-06-01' }] } },
        ]),
      ),
    ).toBe('not_met'))
})

describe('[item-3] 法定代表人本人办理报告、评估、承接，凭名录里的密文', () => {
  const change: Move = {
    by: 'window',
    do: 'apply_change',
    at: '2021-05-10 09:00',
    with: { change: 'head', consentOn: '2021-05-01', newHeadName: '李某', newHeadId: idOf(5) },
  }
  const approve: Move = { by: 'registrar', do: 'approve_change', at: '2021-05-12 09:00' }
  const keyOf = (played: Played) =>
    played.entries.get(`organisations.registered ${codeOf('51', 1)}`)!.body.headKey
  test('变更获准以前是原任，以后是新任', () => {
    expect(
      [all(), [...all(), change], [...all(), change, approve]].map((m) => keyOf(play(registered, m))),
    ).toEqual([1, 1, 5].map((n) => `key-${idOf(n)}`))
  })
  test('登记办件里以本人为当事人的，不得以岗位办理', () =>
    expect(codeOfRefusal(play(registered, [...all(), { ...change, by: 'one' }]))).toBe('kin'))
  test('密文不公开', () =>
    expect(
      registers.find((r) => r.id === 'organisations.registered')!.columns.headKey!.public,
    ).toBeUndefined())
})

describe('名称变更', () => {
  const rename = (newName: string, at = '2021-05-10 09:00'): readonly Move[] => [
    { by: 'window', do: 'apply_change', at, with: { change: 'name', consentOn: at.slice(0, 10), newName } },
    { by: 'registrar', do: 'approve_change', at },
  ]
  const names = (played: Played, ...words: readonly string[]) =>
    words.map((word) => played.entries.get(`organisations.names ${word}`)?.standing)
  test('新名称归它，原名称释放；改回来也可以', () => {
    const renamed = play(registered, [...all(), ...rename('武陵区志愿者（义工）联合会')])
    expect(names(renamed, '武陵区志愿者(义工)联合会', '常德市武陵区义工协会')).toEqual(['used', 'free'])
    const back = play(registered, rename('常德市武陵区义工协会', '2021-06-10 09:00'), { from: renamed })
    expect([codeOfRefusal(back), ...names(back, '武陵区志愿者(义工)联合会', '常德市武陵区义工协会')]).toEqual(
      ['ok', 'free', 'used'],
    )
  })
  test('别人不能再用新名称', () => {
    const { entries } = play(registered, [...all(), ...rename('武陵区志愿者联合会')])
    expect(
      codeOfRefusal(
        play(registered, [reserve('武陵区志愿者联合会', 'association', { nameNote: '不是同一组织' })], {
          id: 'Z-0002',
          entries: [...entries.values()],
        }),
      ),
    ).toBe('not_met')
  })
  test.each([
    ['与现名称相同，只差宽度', '常德市武陵区义工协会\u200B'],
    ['改冠“中国”', '中国武陵义工协会'],
    ['中间夹一个不显示的字符', '中\u200B华武陵义工协会'],
  ])('%s：不收', (_, newName) =>
    expect(codeOfRefusal(play(registered, [...all(), rename(newName)[0]!]))).toBe('not_met'),
  )
  test('别的都不改：改住所时名称照旧', () => {
    const moved = play(registered, [
      ...all(),
      {
        by: 'window',
        do: 'apply_change',
        at: '2021-05-10 09:00',
        with: { change: 'address', consentOn: '2021-05-01', newText: '府坪街道' },
      },
      { by: 'registrar', do: 'approve_change', at: '2021-05-11 09:00' },
    ])
    expect(names(moved, '常德市武陵区义工协会')).toEqual(['used'])
  })
  test('没有批准的章程不是现行章程', () => {
    const played = play(registered, [
      ...all(),
      {
        by: 'window',
        do: 'apply_change',
        at: '2021-05-10 09:00',
        with: { change: 'charter', consentOn: '2021-05-01', charterOn: '2021-05-01' },
      },
      { by: 'registrar', do: 'refuse_change', at: '2021-05-12 09:00', with: { reason: '程序不合' } },
      { by: 'party', do: 'record_party', at: '2021-05-13 09:00', with: { party: 'joint' } },
    ])
    expect(played.entries.get(`organisations.registered ${codeOf('51', 1)}`)?.body.charterOn).toBe(
      '2021-03-25',
    )
  })
})

describe('[art-18] 变更', () => {
  const change = (more: object, at = '2021-05-10 09:00', by = 'window'): Move => ({
    by,
    do: 'apply_change',
    at,
    with: { change: 'address', consentOn: '2021-04-10', newText: '府坪街道', ...more },
  })
  test.each([
    ['同意后第三十日', change({}), 'ok'],
    ['第三十一日', change({}, '2021-05-11 09:00'), 'not_met'],
    ['同意日期在将来', change({ consentOn: '2021-05-11' }), 'invalid_field'],
    ['改名要问新名称', change({ change: 'name' }), 'unknown_field'],
    ['别的组织的经办人', change({}, '2021-05-10 09:00', 'other'), 'not_met'],
  ])('%s', (_, move, code) => {
    const appointed: Move = {
      by: 'registrar',
      do: 'appoint_agent',
      at: '2021-04-01 09:00',
      with: { agent: 'post-own' },
    }
    const played = play(registered, [...all(), appointed, move])
    /** A field that the change does not ask, or one that it does. */
    expect(code === 'unknown_field' ? ['unknown_field', 'missing_field'] : [code]).toContain(
      codeOfRefusal(played),
    )
  })
  test('章程每改一次是一个版本', () => {
    const amend = (at: string, charterOn: string): readonly Move[] => [
      { by: 'window', do: 'apply_change', at, with: { change: 'charter', consentOn: charterOn, charterOn } },
      { by: 'registrar', do: 'approve_change', at },
    ]
    const played = play(registered, [
      ...all(),
      ...amend('2021-05-10 09:00', '2021-05-01'),
      ...amend('2022-05-10 09:00', '2022-05-01'),
    ])
    expect(played.case.facts.charters).toEqual([
      { no: 1, on: '2021-03-25' },
      { no: 2, on: '2021-05-01' },
      { no: 3, on: '2022-05-01' },
    ])
  })
})

describe('[§6.10-8] 分支机构', () => {
  const branch = (isRegional: boolean): Move => ({
    by: 'window',
    do: 'set_branch',
    at: '2021-05-10 09:00',
    with: { branchName: '老年工作委员会', isRegional },
  })
  const unit = (): readonly Move[] => {
    const { individuals: _, unitMembers: __, ...rest } = application
    return [
      reserve('武陵区康乐中心', 'private'),
      approveName,
      { ...apply(), with: rest },
      propose,
      register(codeOf('52', 1)),
    ]
  }
  test.each([
    ['社会团体可以设', all(), false, 'ok', 'ok'],
    ['社会团体不得按地域设', all(), true, 'not_met', '社会团体不得设立地域性的分支机构'],
    ['民办非企业单位不得设', unit(), false, 'not_met', '民办非企业单位不得设立分支机构'],
  ])('%s', (_, before, isRegional, code, words) => {
    const played = play(registered, [...before, branch(isRegional)])
    expect([codeOfRefusal(played), saying(played)]).toEqual([code, words])
  })
})

describe('[art-20] [art-21] 清算、注销、归档', () => {
  const closing = (liquidatedOn: string, at: string): readonly Move[] => [
    ...all(),
    {
      by: 'window',
      do: 'begin_liquidation',
      at: '2021-06-01 09:00',
      with: { consentOn: '2021-05-30', liquidators: '三人' },
    },
    { by: 'window', do: 'apply_closing', at, with: { liquidatedOn } },
  ]
  test.each([
    ['清算结束后第十五日', '2021-07-01', '2021-07-16 09:00', 0],
    ['第十六日：逾期一日，照办并记明', '2021-07-01', '2021-07-17 09:00', 1],
  ])('%s', (_, liquidatedOn, at, late) =>
    expect(play(registered, closing(liquidatedOn, at)).case.facts.lateDays).toBe(late),
  )
  test('证书、印章没有收缴不能注销；注销以后名称释放、状态如实', () => {
    const before = closing('2021-07-01', '2021-07-10 09:00')
    const end = (isTakenIn: boolean): Move => ({
      by: 'head',
      do: 'deregister',
      at: '2021-07-12 09:00',
      with: { isTakenIn, archiveNo: 'WL-ZX-01' },
    })
    expect(codeOfRefusal(play(registered, [...before, end(false)]))).toBe('not_met')
    const over = play(registered, [...before, end(true)])
    expect([
      over.case.step,
      over.entries.get(`organisations.registered ${codeOf('51', 1)}`)?.standing,
      over.entries.get('organisations.names 常德市武陵区义工协会')?.standing,
    ]).toEqual(['deregistered', 'deregistered', 'free'])
  })
})
