/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `elevator/policy/${file}.md#${article}`

export const civil = text('civil-code(2020-05-28)')
export const strata = text('strata-ownership-interpretation(2020-12-29)')
export const special = text('special-equipment-safety-law(2013-06-29)')
export const maintenance = text('elevator-maintenance-rules(2017-01-16)')
export const licensing = text('administrative-licensing-law(2019-04-23)')
export const business = text('business-environment-regulations(2019-10-22)')
export const property = text('property-management-regulations(2018-03-19)')
export const fund = text('housing-fund-regulations(2019-03-24)')
export const mediation = text('peoples-mediation-law(2010-08-28)')
export const local = text('rehearsal-xiangtan-parameters(2020-12-01)')
