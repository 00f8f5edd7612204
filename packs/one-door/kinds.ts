/** The words of the national list of fields that catalogue, window and agreements share. */
import { t } from './shared.ts'

/** Six kinds of service at one window. */
export const services = {
  party: t('党务', 'Party affairs'),
  government: t('政务', 'Government'),
  village: t('村（居）务', 'Village and community'),
  business: t('商务', 'Business'),
  culture: t('文化', 'Culture'),
  social: t('社会', 'Social'),
} as const
export const sides = { livelihood: t('民生', 'Livelihood'), enterprise: t('涉企', 'Enterprise') } as const
export const itemTypes = {
  licence: t('行政许可', 'Licence'),
  confirmation: t('行政确认', 'Confirmation'),
  ruling: t('行政裁决', 'Ruling'),
  payment: t('行政给付', 'Payment'),
  reward: t('行政奖励', 'Reward'),
  other: t('其他行政权力', 'Other power'),
  service: t('公共服务', 'Public service'),
} as const
export const levels = {
  nation: t('国家级', 'Nation'),
  province: t('省级', 'Province'),
  city: t('市级', 'City'),
  county: t('县级', 'County'),
  town: t('乡镇（街道）级', 'Township'),
  village: t('村（社区）级', 'Village'),
} as const
export const handlings = {
  immediate: t('即办件', 'Done at once'),
  promised: t('承诺件', 'By a promised day'),
} as const
export const doings = {
  open: t('新设', 'New'),
  change: t('变更', 'Change'),
  extend: t('延续', 'Extension'),
  cancel: t('注销', 'Cancelled'),
  other: t('其他', 'Other'),
} as const
export const natures = {
  statutory: t('法定机关', 'Statutory organ'),
  authorised: t('授权组织', 'Authorised body'),
  entrusted: t('受委托组织', 'Entrusted body'),
} as const
export const objects = {
  natural: t('自然人', 'Natural person'),
  legal: t('法人', 'Legal person'),
  both: t('自然人、法人', 'Both'),
} as const
export const depths = {
  one: t('I级', 'I'),
  two: t('II级', 'II'),
  three: t('III级', 'III'),
  four: t('IV级', 'IV'),
}
export const reaches = {
  nation: t('全国', 'Nation'),
  provinces: t('跨省', 'Across provinces'),
  cities: t('跨市', 'Across cities'),
  counties: t('跨县', 'Across counties'),
  here: t('本区', 'Here alone'),
} as const
export const units = { workday: t('工作日', 'Working days'), day: t('自然日', 'Calendar days') } as const
export const resultTypes = {
  licence: t('证照', 'Licence'),
  document: t('批文', 'Document'),
  other: t('其他', 'Other'),
} as const
export const channels = {
  window: t('窗口', 'Window'),
  online: t('网上', 'Online'),
  helper: t('帮代办', 'Through a helper'),
} as const
export const stars = {
  v5: t('非常满意', 'Very satisfied'),
  v4: t('满意', 'Satisfied'),
  v3: t('基本满意', 'Fairly satisfied'),
  v2: t('不满意', 'Dissatisfied'),
  v1: t('非常不满意', 'Very dissatisfied'),
} as const
export const partners = {
  yuhua: t('长沙市雨花区', 'Yuhua District, Changsha'),
  liuyang: t('浏阳市', 'Liuyang City'),
  luohu: t('深圳市罗湖区', 'Luohu District, Shenzhen'),
  zone: t('株洲经开区', 'Zhuzhou Economic Development Zone'),
} as const
export const modes = {
  online: t('全程网办', 'Fully online'),
  forward: t('异地代收代办', 'Received here, handled there'),
  joint: t('多地联办', 'Jointly'),
} as const
