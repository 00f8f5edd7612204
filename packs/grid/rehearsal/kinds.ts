/** What happens when: kinds of events with their units, levels, weather and hours. */
export type Weather = 'any' | 'rain' | 'heat' | 'cold'
export type Kind = {
  readonly kind: string
  readonly weight: number
  readonly weather: Weather
  readonly unit: string
  readonly level: 'red' | 'yellow' | 'same_day' | 'ordinary' | 'hard'
  /** How often, in a hundred, the worker solves it on the spot. */
  readonly solved: number
  readonly text: string
  readonly hours: readonly [number, number]
}
const kind = (
  code: string,
  weight: number,
  unit: string,
  solved: number,
  text: string,
  more: Partial<Pick<Kind, 'weather' | 'level' | 'hours'>> = {},
): Kind => ({
  kind: code,
  weight,
  unit,
  solved,
  text,
  weather: 'any',
  level: 'ordinary',
  hours: [8, 18],
  ...more,
})

export const kinds: readonly Kind[] = [
  kind('c020101', 8, 'fire', 55, '消防通道被车辆堵塞', { level: 'yellow' }),
  kind('c020102', 14, 'property', 85, '楼道堆放杂物'),
  kind('c020103', 12, 'property', 70, '电动车飞线充电', { hours: [18, 21] }),
  kind('c020201', 2, 'gas', 0, '楼道有燃气异味', { level: 'red', weather: 'cold' }),
  kind('c030101', 4, 'construction', 20, '施工围挡缺口'),
  kind('c040101', 3, 'market', 10, '小餐馆后厨卫生差'),
  kind('c050101', 20, 'sanitation', 75, '垃圾桶满溢，周边堆积', { weather: 'heat' }),
  kind('c050102', 14, 'sanitation', 90, '墙面乱贴小广告'),
  kind('c050201', 10, 'urban-management', 60, '占道摆摊影响通行', { hours: [17, 21] }),
  kind('c060101', 8, 'construction', 5, '路面坑洞'),
  kind('c060102', 3, 'construction', 15, '井盖松动', { level: 'yellow' }),
  kind('c060201', 8, 'power', 5, '路灯不亮', { hours: [18, 21] }),
  kind('c060202', 6, 'water', 15, '下水堵塞返水', { weather: 'rain' }),
  kind('c060203', 9, 'construction', 30, '低洼处积水', { weather: 'rain' }),
  kind('c070101', 5, 'ecology', 25, '夜间施工噪声', { hours: [19, 21] }),
  kind('c070102', 5, 'ecology', 15, '餐饮油烟扰民', { weather: 'heat', hours: [17, 20] }),
  kind('c080101', 3, 'urban-management', 5, '楼顶搭建', { level: 'hard' }),
  kind('c090101', 10, 'police', 60, '车辆乱停占用人行道'),
  kind('c090102', 8, 'urban-management', 75, '共享单车堆积'),
  kind('c100101', 3, 'property', 5, '电梯停运', { level: 'same_day' }),
  kind('c120101', 4, 'social', 65, '独居老人需要上门查看', { weather: 'cold' }),
  kind('c150101', 6, 'social', 95, '居民咨询政策'),
]

/** What two units do together: the lead's kind, the co-unit, and its part. */
export const jointly: readonly { readonly kind: string; readonly co: string; readonly task: string }[] = [
  { kind: 'c050201', co: 'police', task: '现场疏导交通' },
  { kind: 'c080101', co: 'construction', task: '提供测绘和拆除设备' },
  { kind: 'c060203', co: 'water', task: '疏通雨水管' },
  { kind: 'c070102', co: 'market', task: '核查证照' },
  { kind: 'c020101', co: 'police', task: '通知车主挪车' },
  { kind: 'c060101', co: 'police', task: '设置围挡和警示' },
  { kind: 'c030101', co: 'emergency', task: '检查安全措施' },
]

/** Rain in spring and early summer, heat in July and August, cold in January, February and December. */
export function suits(weather: Weather, month: number, isRainy: boolean): boolean {
  if (weather === 'rain') return isRainy
  if (weather === 'heat') return month >= 6 && month <= 9
  return weather === 'cold' ? month <= 2 || month === 12 : true
}
