/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `grid/policy/${file}.md#${article}`

export const grids = text('binzhou-grid-regulations(2021-08-05)')
export const hotline = text('weifang-hotline-regulations(2021-12-06)')
export const street = text('beijing-street-regulations(2019-11-27)')
export const limits = text('fengxian-limits(2020-01-01)')
export const local = text('rehearsal-zone-parameters(2021-01-01)')
