/** Cases on a map. */
import { z } from '@hono/zod-openapi'

export const MapCasesSchema = z
  .object({
    /** How many open cases lie in the stretch, of those that I may see. */
    total: z.number().int(),
    /** Each with how many lie together, and where: degrees in millionths, WGS-84. `case` where it is one alone. */
    clusters: z.array(
      z.object({
        n: z.number().int(),
        lon: z.number().int(),
        lat: z.number().int(),
        case: z.string().nullable(),
      }),
    ),
  })
  .openapi('MapCases')

export type MapCases = z.infer<typeof MapCasesSchema>
