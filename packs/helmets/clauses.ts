/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `helmets/policy/${file}.md#${article}`

export const law = text('road-traffic-safety-law(2021-04-29)')
export const procedure = text('violation-procedure(2020-04-07)')
export const points = text('points-measures(2021-12-17)')
export const hunan = text('hunan-ebike-measures(2021-03-01)')
export const local = text('rehearsal-campaign-parameters(2021-09-01)')
