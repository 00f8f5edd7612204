/** The API tells of itself: every route is in the document, and the document is OpenAPI 3.1. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Document = {
  readonly openapi: string
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly summary?: string; readonly responses: Readonly<Record<string, unknown>> }>
      >
    >
  >
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

test('every route under /api is told, with a summary, an answer and a problem', async () => {
  const { body } = await house.stranger.get<Document>('/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const described = Object.entries(body.paths).flatMap(([path, ways]) =>
    Object.entries(ways).map(([method, way]) => ({ at: `${method.toUpperCase()} ${path}`, way })),
  )
  const routes = new Set(
    house.app.routes
      .filter((r) => r.path.startsWith('/api/') && r.method !== 'ALL' && !r.path.includes('*'))
      .map((r) => `${r.method} ${r.path.replace(/:(\w+)/g, '{$1}')}`),
  )
  expect([...routes].filter((r) => !described.some((x) => x.at === r))).toEqual([])
  expect(described.filter(({ at }) => at.includes(' /api/') && !routes.has(at)).map((x) => x.at)).toEqual([])
  expect(
    described
      .filter(
        ({ way }) =>
          !way.summary ||
          !Object.keys(way.responses).some((s) => /^[23]/.test(s)) ||
          !('default' in way.responses),
      )
      .map((x) => x.at),
  ).toEqual([])
  for (const name of ['Problem', 'Case', 'Command', 'BatchLine', 'Figure', 'Bulletin', 'Registry'])
    expect(Object.keys(body.components.schemas)).toContain(name)
})

test('the JSON Schema of a programme is published', async () => {
  const { status, body } = await house.stranger.get<{ $schema: string }>('/schemas/programme.json')
  expect([status, body.$schema]).toEqual([200, 'https://json-schema.org/draft/2020-12/schema'])
})
