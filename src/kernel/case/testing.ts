/** Small pieces of programmes, for tests of what happens to a case. */
import type { Outcome } from '../programme/index.ts'

export const t = (zh: string) => ({ zh, en: 'Text' })
export const out = (to: string, by: readonly string[], more: Partial<Outcome> = {}): Outcome => ({
  title: t('动作'),
  by,
  to,
  clause: 'law#1',
  ...more,
})
export const days = (value: number) => ({
  title: t('天数'),
  unit: 'days' as const,
  history: [{ from: '2020-01-01', value, source: 'law#1', reviewBy: '2022-01-01' }] as const,
})
