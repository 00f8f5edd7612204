/** The county’s bulletin on the living allowance since devolution: each number of it is a figure. */
import type { Bulletin } from 'yimen/kernel/bulletin'

const page = (id: string) => ({ id, unit: 'persons', qualifier: 'exact' }) as const
const slot = (name: string) => ({ figure: `assistance.living.${name}`, format: 'whole' }) as const

export const livingBulletin: Bulletin = {
  id: 'assistance.living_monthly',
  version: 1,
  title: { zh: '关于全县最低生活保障工作情况的通报', en: 'Bulletin on the living allowance in the county' },
  area: '430523',
  issuer: { zh: '邵阳县民政局', en: 'Shaoyang County Civil Affairs Bureau' },
  mark: '邵县民通',
  signedBy: 'county-leader',
  slots: {
    addedRural: { ...slot('added_rural'), page: page('A4-08') },
    addedUrban: { ...slot('added_urban'), page: page('A4-09') },
    removedRural: { ...slot('removed_rural'), page: page('A4-10') },
    removedUrban: { ...slot('removed_urban'), page: page('A4-11') },
    goneRural: slot('gone_rural'),
    goneUrban: slot('gone_urban'),
    familiesRural: slot('families_rural'),
    familiesUrban: slot('families_urban'),
    personsRural: slot('persons_rural'),
    personsUrban: slot('persons_urban'),
    newRural: slot('new_month_rural'),
    newUrban: slot('new_month_urban'),
    stoppedRural: slot('stopped_month_rural'),
    stoppedUrban: slot('stopped_month_urban'),
    applications: slot('applications'),
    marginal: slot('marginal'),
    refusals: slot('refusals'),
    overStandard: slot('over_standard'),
    reviewsOverdue: slot('reviews_overdue'),
    paid: { figure: 'assistance.living.paid', format: 'wan_yuan', decimals: 2 },
  },
  paragraphs: [
    {
      heading: { zh: '一、保障情况', en: '1. The register' },
      text: {
        zh:
          '截至{year}年{month}月{day}日，全县农村低保{familiesRural}户{personsRural}人，城市低保{familiesUrban}户{personsUrban}人；' +
          '本月发放低保金{paid}万元。',
        en:
          'By {year}-{month}-{day} the county pays {familiesRural} rural families, {personsRural} persons, and ' +
          '{familiesUrban} urban families, {personsUrban} persons; {paid} ten-thousand yuan this month.',
      },
    },
    {
      heading: { zh: '二、动态管理', en: '2. Added and removed' },
      text: {
        zh:
          '审核确认权限下放以来，新增农村低保{addedRural}人、城市低保{addedUrban}人，清退农村低保对象{removedRural}人、城市低保对象{removedUrban}人；' +
          '死亡、迁出等自然减少农村{goneRural}人、城市{goneUrban}人，不计入清退。本月新增{newRural}人和{newUrban}人，停发{stoppedRural}人和{stoppedUrban}人。',
        en:
          'Since the townships confirm, {addedRural} rural and {addedUrban} urban persons were added, ' +
          '{removedRural} and {removedUrban} removed; {goneRural} and {goneUrban} died, moved or left and are not among them. ' +
          'This month {newRural} and {newUrban} were added, {stoppedRural} and {stoppedUrban} stopped.',
      },
    },
    {
      heading: { zh: '三、办理质效', en: '3. Quality' },
      text: {
        zh: '今年收到申请{applications}件，认定边缘家庭{marginal}户，不予确认{refusals}件；核对发现财产超标{overStandard}件；逾期未核查{reviewsOverdue}户。',
        en:
          'This year {applications} applications, {marginal} marginal families, {refusals} refusals; {overStandard} ' +
          'checks found too much property; {reviewsOverdue} reviews are overdue.',
      },
    },
    {
      table: {
        title: { zh: '附：各乡镇低保情况表', en: 'Annex: the living allowance by township' },
        by: 'township',
        columns: [
          { title: { zh: '农村（户）', en: 'Rural families' }, slot: 'familiesRural' },
          { title: { zh: '农村（人）', en: 'Rural persons' }, slot: 'personsRural' },
          { title: { zh: '城市（户）', en: 'Urban families' }, slot: 'familiesUrban' },
          { title: { zh: '城市（人）', en: 'Urban persons' }, slot: 'personsUrban' },
          { title: { zh: '农村新增（人）', en: 'Rural added' }, slot: 'addedRural' },
          { title: { zh: '农村清退（人）', en: 'Rural removed' }, slot: 'removedRural' },
          { title: { zh: '城市新增（人）', en: 'Urban added' }, slot: 'addedUrban' },
          { title: { zh: '城市清退（人）', en: 'Urban removed' }, slot: 'removedUrban' },
        ],
      },
    },
  ],
}
