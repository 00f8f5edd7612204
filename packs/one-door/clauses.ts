/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `one-door/policy/${file}.md#${article}`

export const licensing = text('licensing-law(2019-04-23)')
export const online = text('online-services(2019-04-26)')
export const business = text('business-environment(2019-10-22)')
export const service = text('anyang-service-regulations(2021-10-25)')
export const rating = text('evaluation-and-agents(2020-05-19)')
export const cross = text('cross-region-handling(2021-09-23)')
export const local = text('rehearsal-zone-window-parameters(2021-01-01)')
