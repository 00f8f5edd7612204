/** The text this pack stands on. */
const text = (file: string) => (article: string) => `dispatch/policy/${file}.md#${article}`

export const rules = text('dispatch-rules(2021-01-04)')
