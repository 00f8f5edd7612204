/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `social-organisations/policy/${file}.md#${article}`

export const association = text('association-regulations(2016-02-06)')
export const privateUnit = text('private-unit-regulations(1998-10-25)')
export const foundation = text('foundation-regulations(2004-03-08)')
export const credit = text('credit-information-measures(2018-01-24)')
export const evaluation = text('evaluation-measures(2010-12-27)')
export const filing = text('xiangtan-filing-rules(2019-01-01)')
export const local = text('rehearsal-wuling-parameters(2020-01-01)')
