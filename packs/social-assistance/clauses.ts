/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `social-assistance/policy/${file}.md#${article}`

export const measures = text('social-assistance-interim-measures(2019-03-02)')
export const licensing = text('administrative-licensing-law(2019-04-23)')
export const opinions = text('temporary-assistance-opinions(2018-01-23)')
export const oneCard = text('one-card-payment(2020-11-25)')
export const local = text('rehearsal-shaoyang-parameters(2020-01-01)')
export const again = text('rehearsal-shaoyang-reuse(2021-12-01)')
export const confirmation = text('living-allowance-confirmation(2021-06-11)')
export const approval = text('living-allowance-approval(2012-12-12)')
export const living = text('rehearsal-shaoyang-living(2020-01-01)')
export const accountability = text('rehearsal-shaoyang-accountability(2021-07-01)')
export const devolution = text('rehearsal-shaoyang-devolution(2021-07-01)')
export const outreachRules = text('rehearsal-shaoyang-outreach(2021-07-01)')
export const supportOpinions = text('extreme-poverty-opinions(2016-02-10)')
export const identification = text('extreme-poverty-identification(2021-04-26)')
export const supportRules = text('rehearsal-shaoyang-support(2020-01-01)')
