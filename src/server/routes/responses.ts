/** How routes say in the OpenAPI document what they answer. */
import type { z } from '@hono/zod-openapi'
import { ProblemSchema } from '../contract/index.ts'

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const problems = {
  default: {
    description: 'A problem, in both languages',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  },
}
