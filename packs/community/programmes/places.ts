/** Places that communities work from, built and accepted with photos; and the estates, with whether a branch covers them. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { channelOf, placeKinds } from '../places.ts'
import {
  act,
  choice,
  ended,
  enter,
  entryOf,
  file,
  line,
  must,
  none,
  papersOf,
  param,
  past,
  rolesOf,
  said,
  t,
  whole,
  words,
} from '../shared.ts'

const clause = local('item-14')
const stands = (standing: string): EffectRule =>
  enter('community.places', standing, {
    kind: 'kind',
    name: 'placeName',
    address: 'address',
    channel: 'channel',
    estate: 'estate',
    partner: 'partner',
    openedOn: 'openedOn',
  })

export const place = defineProgramme({
  ...none,
  id: 'community.place',
  title: t('社区阵地建设', 'Places of a community'),
  summary: t(
    '服务场所、小区党群服务站、调解工作室、警务室、法律服务室、文明实践广场和站、教育栏、社区学院、联盟基地：建设、带照片验收、启用、停用。',
    'Premises, stations, studios, rooms, squares, boards, colleges and bases: built, accepted with photos, opened, closed.',
  ),
  basis: [clause],
  audience: 'office',
  subject: { name: 'placeName', people: [], place: true },
  roles: rolesOf('community-head', 'party-street', 'system'),
  fields: {
    kind: choice('类别', 'Kind', placeKinds),
    placeName: line('名称', 'Name', 40),
    address: line('地址', 'Address', 80),
    estate: entryOf('community.estates', '所在小区', 'Estate'),
    partner: entryOf('community.partners', '共建院校、单位', 'Partner'),
    area: file(whole('建筑面积（平方米）', 'Floor area, m²', 20_000)),
    photos: papersOf('photos', '建成照片', 'Photos'),
    openedOn: past('启用日期', 'Opened on'),
    checkNote: words('验收意见', 'What was found', 300),
    closeReason: words('停用原因', 'Why it closes', 200),
  },
  papers: { photos: { title: t('建成照片', 'Photos'), from: 'office', clause } },
  values: { channel: said('解决问题计入的渠道', 'Channel that it counts in') },
  entries: {
    theEstate: { register: 'community.estates', id: 'estate' },
    theSchool: { register: 'community.partners', id: 'partner' },
  },
  opens: {
    begin: act(t('立项建设', 'Begin'), ['community-head'], 'building', clause, {
      asks: {
        kind: 'required',
        placeName: 'required',
        address: 'required',
        area: 'optional',
        estate: { when: 'kind = "estate_station"' },
        partner: { when: 'kind = "college"' },
      },
      when: [
        must(
          'kind != "estate_station" or (theEstate != null and theEstate.standing != "merged")',
          clause,
          '小区党群服务站应当写明在册的小区',
          'A station of an estate names an estate on the register',
        ),
        must(
          'kind != "college" or (theSchool != null and theSchool.standing = "on" and theSchool.kind = "school")',
          local('item-10'),
          '社区学院应当有已签约的共建院校',
          'A community college has a school that has joined',
        ),
      ],
      sets: { channel: channelOf('kind') },
    }),
  },
  steps: {
    building: {
      title: t('建设中', 'Being built'),
      holder: 'community-head',
      outcomes: {
        report: act(t('建成报验', 'Report it built'), ['community-head'], 'to_accept', clause, {
          asks: { photos: 'required' },
        }),
        give_up: act(t('不再建设', 'Give it up'), ['community-head'], 'dropped', clause, {
          asks: { closeReason: 'required' },
        }),
      },
    },
    to_accept: {
      title: t('待验收', 'To be accepted'),
      holder: 'party-street',
      outcomes: {
        accept: act(t('验收启用', 'Accept and open'), ['party-street'], 'open', clause, {
          asks: { openedOn: 'required', checkNote: 'optional' },
          effects: [stands('open')],
        }),
        again: act(t('退回整改', 'Send back'), ['party-street'], 'building', clause, {
          asks: { checkNote: 'required' },
        }),
      },
    },
    open: {
      title: t('在用', 'In use'),
      holder: 'community-head',
      dormant: true,
      outcomes: {
        check_place: act(t('年度核对', 'Checked each year'), ['system'], 'open', clause, {
          effects: [
            { kind: 'notify', to: 'community-head', text: t('请核对阵地是否在用。', 'Is it still in use?') },
          ],
        }),
        close: act(t('停用', 'Close'), ['community-head', 'party-street'], 'closed', clause, {
          asks: { closeReason: 'required' },
          effects: [stands('closed')],
        }),
      },
    },
    closed: ended('已停用', 'Closed', 'done'),
    dropped: ended('不再建设', 'Given up', 'withdrawn'),
  },
  schedules: {
    yearly: {
      title: t('年度核对', 'Each year'),
      every: 'year',
      on: 10,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'check_place', at: ['open'] },
      clause,
    },
  },
})

const branch = local('item-7')
const estateStands = (standing: string): EffectRule =>
  enter('community.estates', standing, {
    name: 'estateName',
    households: 'households',
    branch: 'branchName',
    foundedOn: 'foundedOn',
    successor: 'successor',
  })

export const estate = defineProgramme({
  ...none,
  id: 'community.estate',
  title: t('小区和小区党支部', 'An estate and its branch'),
  summary: t(
    '主要小区登记，建立、撤销党支部，小区合并；覆盖率按当日在册的小区计算，合并以后基数随之改变。',
    'Main estates, their branches, and mergers; coverage is of the estates on the register that day, so a merger changes its base.',
  ),
  basis: [branch],
  audience: 'office',
  subject: { name: 'estateName', people: [], place: true },
  roles: rolesOf('community-head', 'party-street', 'system'),
  fields: {
    estateName: line('小区名称', 'Estate', 40),
    households: whole('户数', 'Households', 20_000, 0),
    branchName: line('党支部名称', 'Branch', 40),
    members: whole('正式党员人数', 'Full members', 2_000),
    foundedOn: past('成立日期', 'Founded on'),
    successor: entryOf('community.estates', '并入的小区', 'Goes into'),
    mergeReason: words('依据和处置', 'Ground, and what becomes of the branch', 300),
  },
  params: { leastMembers: param('建立党支部的正式党员', 'Members to found a branch', 'count', 3, branch) },
  entries: { into: { register: 'community.estates', id: 'successor' } },
  opens: {
    enlist: act(t('登记小区', 'Put on the register'), ['community-head'], 'uncovered', branch, {
      asks: { estateName: 'required', households: 'required' },
      effects: [estateStands('uncovered')],
    }),
  },
  steps: {
    uncovered: {
      title: t('未建党支部', 'Without a branch'),
      holder: 'party-street',
      outcomes: {
        found: act(t('批准建立党支部', 'Found a branch'), ['party-street'], 'covered', branch, {
          asks: { branchName: 'required', members: 'required', foundedOn: 'required' },
          when: [
            must(
              'members >= leastMembers',
              branch,
              '正式党员不足三人，不能单独建立党支部',
              'Fewer than three full members found no branch of their own',
            ),
          ],
          effects: [estateStands('covered')],
        }),
        merge_estate: merge(),
      },
    },
    covered: {
      title: t('已建党支部', 'With a branch'),
      holder: 'party-street',
      dormant: true,
      outcomes: {
        check_branch: act(t('年度核对', 'Checked each year'), ['system'], 'covered', branch, {
          effects: [
            { kind: 'notify', to: 'party-street', text: t('请核对小区党支部。', 'Please check the branch.') },
          ],
        }),
        dissolve: act(t('撤销党支部', 'Dissolve the branch'), ['party-street'], 'uncovered', branch, {
          asks: { mergeReason: 'required' },
          sets: { branchName: 'null', foundedOn: 'null' },
          effects: [estateStands('uncovered')],
        }),
        merge_estate: merge(),
      },
    },
    merged: ended('已并入', 'Merged', 'done'),
  },
  schedules: {
    yearly: {
      title: t('年度核对', 'Each year'),
      every: 'year',
      on: 10,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'check_branch', at: ['covered'] },
      clause: branch,
    },
  },
})

function merge() {
  return act(t('小区合并', 'Goes into another estate'), ['party-street'], 'merged', branch, {
    asks: { successor: 'required', mergeReason: 'required' },
    when: [
      must(
        'into != null and into.standing != "merged" and successor != caseId',
        branch,
        '只能并入在册的其他小区',
        'It goes into another estate on the register',
      ),
    ],
    effects: [estateStands('merged')],
  })
}
