/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `community/policy/${file}.md#${article}`

export const mediationLaw = text('peoples-mediation-law(2010-08-28)')
export const practice = text('mediation-practice-rules(2002-11-01)')
export const confirmation = text('judicial-confirmation-rules(2011-03-23)')
export const committeeLaw = text('residents-committee-law(2018-12-29)')
export const local = text('rehearsal-community-parameters(2021-01-01)')
