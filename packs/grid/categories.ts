/** What events are about, on three levels, as data: a kind's code begins with that of its class, and this with that of its field. */
import type { Text } from 'yimen/kernel/text'

const t = (zh: string, en: string): Text => ({ zh, en })
type Kind = readonly [code: string, zh: string, en: string]

export const fields: Readonly<Record<string, Text>> = {
  c01: t('社会治安', 'Public security'),
  c02: t('消防安全', 'Fire'),
  c03: t('安全生产', 'Work safety'),
  c04: t('食品药品', 'Food and drugs'),
  c05: t('市容环境', 'City appearance'),
  c06: t('市政设施', 'Municipal facilities'),
  c07: t('生态环境', 'Environment'),
  c08: t('违法建设', 'Illegal building'),
  c09: t('交通秩序', 'Traffic'),
  c10: t('物业管理', 'Property management'),
  c11: t('矛盾纠纷', 'Conflicts and disputes'),
  c12: t('民生救助', 'Livelihood and relief'),
  c13: t('公共卫生', 'Public health'),
  c14: t('劳动保障', 'Labour'),
  c15: t('宣传政策', 'Publicity and policy'),
  c99: t('其他', 'Other'),
}

export const classes: Readonly<Record<string, Text>> = {
  c0101: t('治安隐患', 'Hazards'),
  c0201: t('火灾隐患', 'Fire hazards'),
  c0202: t('燃气', 'Gas'),
  c0301: t('施工现场', 'Building sites'),
  c0401: t('餐饮卫生', 'Catering'),
  c0501: t('环境卫生', 'Cleanliness'),
  c0502: t('占道经营', 'Trading on the road'),
  c0601: t('道路设施', 'Roads'),
  c0602: t('照明排水', 'Lamps and drains'),
  c0701: t('噪声油烟', 'Noise and fumes'),
  c0702: t('水体', 'Waters'),
  c0801: t('搭建', 'Structures'),
  c0901: t('停车', 'Parking'),
  c0902: t('骑行安全', 'Riding'),
  c1001: t('物业服务', 'Property service'),
  c1101: t('民间纠纷', 'Private disputes'),
  c1201: t('困难群众', 'People in need'),
  c1301: t('防疫', 'Epidemic prevention'),
  c1401: t('工资', 'Wages'),
  c1501: t('咨询', 'Questions'),
  c9901: t('其他', 'Other'),
}

const all: readonly Kind[] = [
  ['c010101', '门禁损坏', 'Broken gate'],
  ['c010102', '可疑人员', 'Suspicious persons'],
  ['c020101', '堵塞消防通道', 'Blocked fire lane'],
  ['c020102', '楼道堆物', 'Things in the stairwell'],
  ['c020103', '飞线充电', 'Charging by a flying lead'],
  ['c020201', '燃气异味', 'Smell of gas'],
  ['c030101', '施工围挡缺失', 'Hoarding missing'],
  ['c030102', '高处坠物隐患', 'Things that may fall'],
  ['c040101', '餐饮店卫生差', 'Dirty kitchen'],
  ['c050101', '垃圾堆积', 'Rubbish'],
  ['c050102', '乱贴小广告', 'Small posters'],
  ['c050201', '占道摆摊', 'Stalls on the road'],
  ['c060101', '路面坑洞', 'Pothole'],
  ['c060102', '井盖缺失', 'Manhole cover missing'],
  ['c060103', '人行道破损', 'Broken pavement'],
  ['c060201', '路灯不亮', 'Dead lamp'],
  ['c060202', '下水堵塞', 'Blocked drain'],
  ['c060203', '路面积水', 'Standing water'],
  ['c070101', '施工噪声', 'Noise of building'],
  ['c070102', '油烟扰民', 'Fumes'],
  ['c070201', '水体异味', 'Smelling water'],
  ['c080101', '违规搭建', 'Unlawful structure'],
  ['c090101', '车辆乱停', 'Wild parking'],
  ['c090102', '共享单车堆积', 'Heaps of shared bicycles'],
  ['c090201', '骑乘未戴头盔', 'Riding without a helmet'],
  ['c100101', '电梯停运', 'Lift out of service'],
  ['c100102', '二次供水', 'Water supply of buildings'],
  ['c100103', '物业不作为', 'Property firm does nothing'],
  ['c110101', '邻里纠纷', 'Neighbours'],
  ['c110102', '家庭纠纷', 'Families'],
  ['c120101', '老人独居需要帮助', 'Old person alone needs help'],
  ['c120102', '救助申请', 'Asks for relief'],
  ['c130101', '聚集未戴口罩', 'Gathering without masks'],
  ['c130102', '来返人员', 'Who came back'],
  ['c140101', '拖欠工资', 'Wages not paid'],
  ['c150101', '政策咨询', 'Question about policy'],
  ['c990101', '其他事项', 'Other'],
]

export const kinds: Readonly<Record<string, Text>> = Object.fromEntries(
  all.map(([code, zh, en]) => [code, t(zh, en)]),
)
/** Private disputes are mediated and are no events of city management. */
export const isDispute = 'substring(kind, 1, 3) = "c11"'
