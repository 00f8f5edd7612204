/** The text this pack stands on. */
export const rules = (article: string): string => `dispatch/policy/dispatch-rules(2021-01-04).md#${article}`
