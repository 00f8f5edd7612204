/** What every pack promises: one file, read for each of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { checkPacks } from 'yimen/kernel/check'
import { enterRule } from 'yimen/kernel/case'
import { folded } from 'yimen/kernel/identity'
import { isMaskedName, programmeSchema, slotsIn, type Programme } from 'yimen/kernel/programme'
import { registerSchema } from 'yimen/kernel/register'
import { shapeFindings } from '../src/kernel/check/shape.ts'
import { roomChecks } from '../src/checks.ts'
import { readClauses } from '../src/clauses.ts'
import { isRealmKey } from '../src/realm-key.ts'
import { textHash } from '../src/store/index.ts'
import { packs } from './index.ts'
import pins from './pins.json' with { type: 'json' }
import { rehearsed } from './rehearsal.ts'

const clause = readClauses(new URL('./', import.meta.url))
/** The same that `yimen check` asks. */
const findings = checkPacks(
  packs,
  { holdsClause: (id) => clause(id) !== null, ...rehearsed(20211020) },
  roomChecks,
)
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(programmeSchema)
const validateRegister = new Ajv2020({ allErrors: true, strict: false }).compile(registerSchema)

/**
 * By the hash that the house keeps it under: dated values go on without it, and so does how the file is laid out. A text in force
 * somewhere is changed by a new version alone; one that says the same in another way declares what it was, in `formerly`.
 */
test('[S6] every programme reads as it was pinned', () => {
  expect(
    Object.fromEntries(packs.flatMap((p) => p.programmes).map((p) => [`${p.id}@${p.version}`, textHash(p)])),
  ).toEqual(pins)
})

test('[RM11] every realm that a pack names has a key, one area for all packs, and a rehearsal that has this area', () => {
  const named = packs.flatMap((p) =>
    p.realms.map((r) => (typeof r === 'string' ? ([r, r] as const) : ([r.key, r.area] as const))),
  )
  expect(named.filter(([key]) => !isRealmKey(key))).toEqual([])
  expect(new Set(named.map(String)).size).toBe(new Set(named.map(([key]) => key)).size)
  const { areas } = rehearsed(20211020)
  expect(named.filter(([, area]) => !areas.has(area))).toEqual([])
})

/** Every clause that a value names, wherever it stands. */
function cited(value: unknown, under = ''): readonly string[] {
  if (typeof value === 'string')
    return under === 'clause' || under === 'source' || under === 'basis' ? [value] : []
  if (Array.isArray(value)) return value.flatMap((v) => cited(v, under))
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([k, v]) => cited(v, k))
    : []
}

/** Worked out, and shown as money or a number. */
const isCounted = (p: Programme, name: string): boolean =>
  Object.hasOwn(p.derived ?? {}, name) && ['fen', 'count'].includes(p.values?.[name]?.unit ?? '')

/** `../../together/index.ts`: what two packs may share is a pack without programmes; those with programmes never import each other. */
function isSharedDoor(file: string, from: string): boolean {
  const up = '../'.repeat(file.split('/').length)
  const name = from.startsWith(up) ? /^([\w-]+)\/index\.ts$/.exec(from.slice(up.length))?.[1] : undefined
  return name !== undefined && sharedPacks.includes(name)
}
/** Formulas as a programme would name them, so that the checker reads them. */
const decisionsOf = (kind: string, formulas: readonly string[], clause: string): Programme['decisions'] =>
  Object.fromEntries(
    formulas.map((expression, i) => [`seek_${kind}_${i}`, { kind: 'formula', expression, clause } as const]),
  )

const sharedPacks: readonly string[] = ['together', 'drafting']

describe.each(packs.map((p) => [p.id, p] as const))('pack %s', (id, pack) => {
  test.each([
    ...new Set(
      cited([
        pack.programmes,
        pack.figures,
        pack.authorities,
        pack.campaigns.map((c) => ({ ...c, lights: [], consequences: [] })),
      ]),
    ),
  ])('[PK1] %s is an article that we hold the text of, in both languages', (name) => {
    const held = clause(name)
    expect(held?.text).toMatch(/[\u4e00-\u9fff]/)
    expect(held?.text).toMatch(/[A-Za-z]{3}/)
  })

  test.each(pack.programmes.map((p) => [p.id] as const))(
    '[PK2] the checker finds nothing in %s',
    (programme) => {
      expect(findings.filter((f) => f.programme === programme)).toEqual([])
    },
  )

  test.each(pack.programmes.map((p) => [p.id, p] as const))(
    '[PK3] %s is data: it survives JSON and fits the schema',
    (_, p) => {
      expect(JSON.parse(JSON.stringify(p))).toEqual(p)
      expect(validate(p), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
    },
  )

  test('[PK3] [RG10] its registers are data that fits the schema, and all that they name is there', () => {
    for (const r of pack.registers) {
      expect(JSON.parse(JSON.stringify(r))).toEqual(r)
      expect(validateRegister(r), `${r.id} ${JSON.stringify(validateRegister.errors?.slice(0, 3))}`).toBe(
        true,
      )
    }
    const ids = new Set(pack.registers.map((r) => r.id))
    expect(findings.filter((f) => ids.has(f.programme))).toEqual([])
  })

  test('[IM10] what a sheet fills stands on the register under a heading that the sheet reads', () => {
    const strange = pack.programmes.flatMap((p: Programme) => {
      const register = p.sheet && pack.registers.find((r) => r.id === enterRule(p, p.sheet!)?.register)
      return Object.entries(p.sheet?.columns ?? {}).flatMap(([name, c]) => {
        const title = register?.columns[name]?.title.zh
        return title === undefined || c.headings.some((h) => folded(h) === folded(title))
          ? []
          : [`${name} ${title}`]
      })
    })
    expect(strange).toEqual([])
  })

  test('[PK4] it imports the kernel, campaigns, pages, rooms, exchange, the ground, why not, what other packs share by their names, and its own files', () => {
    const folder = new URL(`./${id}/`, import.meta.url)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (f) => f.endsWith('.ts') && !f.endsWith('.test.ts'),
    )
    const imports = files.flatMap((f) =>
      [...readFileSync(new URL(f, folder), 'utf8').matchAll(/from '([^']+)'/g)].map(
        (m) => [f, m[1]!] as const,
      ),
    )
    const outside = imports.filter(
      ([f, from]) =>
        !/^yimen\/(kernel(\/[\w-]+)?|campaign|page|room|exchange|ground|whynot|seek|packs\/[\w-]+)$/.test(
          from,
        ) &&
        !isSharedDoor(f, from) &&
        !(
          from.startsWith('./') ||
          (from.startsWith('../') && f.split('/').length > from.split('../').length - 1)
        ),
    )
    expect(outside).toEqual([])
    /** What rows are played on is no part of what runs. */
    const tables = imports.filter(([, from]) => from === 'yimen/packs/table-top')
    expect(tables.filter(([f]) => !f.startsWith('cases/'))).toEqual([])
  })

  test('[UN3] what its papers and pages say besides is of its programmes, and names what they ask', () => {
    for (const [name, { decision }] of Object.entries(pack.wording ?? {})) {
      const versions = pack.programmes.filter((p) => p.id === name)
      expect(versions.length, name).toBeGreaterThan(0)
      for (const p of versions)
        expect(
          [decision?.trace?.zh, decision?.trace?.en]
            .flatMap((words) => slotsIn(words ?? ''))
            .filter((slot) => p.fields[slot] === undefined),
        ).toEqual([])
    }
  })

  test('[WN1] what people may change is a single fact in clear of each version, or worked out of sealed ones and told by how much, and who qualifies is judged at a step that there is', () => {
    for (const [name, { qualifies, changes }] of Object.entries(pack.whyNot ?? {})) {
      const versions = pack.programmes.filter((p) => p.id === name)
      expect(versions.length, name).toBeGreaterThan(0)
      for (const p of versions) {
        expect(Object.keys(p.steps[qualifies.step]!.outcomes)).toContain(qualifies.outcome)
        for (const change of changes) {
          const field = p.fields[change.name]
          if (field === undefined) {
            expect([change.name, isCounted(p, change.name), change.says?.zh.includes('{to}')]).toEqual([
              change.name,
              true,
              false,
            ])
            continue
          }
          const fits =
            'toward' in change
              ? ['fen', 'integer'].includes(field.type) && change.within > 0
              : field.type === 'choice'
                ? Object.hasOwn(field.options, String(change.to))
                : field.type === 'boolean' && typeof change.to === 'boolean'
          expect([change.name, fits, field.sensitive ?? field.sealed ?? false]).toEqual([
            change.name,
            true,
            false,
          ])
          expect(
            [change.says?.zh, change.says?.en]
              .flatMap((words) => slotsIn(words ?? ''))
              .filter((slot) => !['by', 'to'].includes(slot)),
          ).toEqual([])
        }
      }
    }
  })

  test('[SK1] [SK4] whom people are looked for by holds a role and an article; what is read of them is there, is of its type, and is told in clear alone', () => {
    for (const [name, seek] of Object.entries(pack.seeks ?? {})) {
      const p = pack.programmes.findLast((x) => x.id === name)!
      expect(
        seek.by.filter((role) => !['village', 'township', 'county'].includes(p.roles[role]!.level)),
      ).toEqual([])
      for (const cite of [seek.clause, ...seek.conditions.map((x) => x.clause)])
        expect(clause(cite)?.text).toMatch(/[\u4e00-\u9fff]/)
      expect(seek.shows.filter((fact) => !Object.hasOwn(seek.facts, fact))).toEqual([])
      expect(Object.keys(seek.facts).filter((fact) => isMaskedName(p, fact))).toEqual([])
      const conditions = decisionsOf(
        'condition',
        seek.conditions.map((x) => x.test),
        seek.clause,
      )
      const sources =
        'cases' in seek.from
          ? pack.programmes.filter((x) => x.id === (seek.from as { cases: string }).cases)
          : []
      const read = decisionsOf(
        'read',
        [...Object.values(seek.facts), ...(seek.where === undefined ? [] : [seek.where])],
        seek.clause,
      )
      const programmes = pack.programmes.map((x) =>
        x === p || sources.includes(x)
          ? {
              ...x,
              decisions: {
                ...x.decisions,
                ...(x === p ? conditions : {}),
                ...(sources.includes(x) ? read : {}),
              },
            }
          : x,
      )
      const others = packs.map((other) => (other === pack ? { ...other, programmes } : other))
      expect(
        checkPacks(
          others,
          { holdsClause: (id) => clause(id) !== null, ...rehearsed(20211020) },
          roomChecks,
        ).filter((f) => f.where.startsWith('decisions.seek_') && f.rule !== 'Q16'),
      ).toEqual([])
      if ('cases' in seek.from) {
        const { at } = seek.from
        expect(sources.length).toBeGreaterThan(0)
        expect(at.filter((step) => !sources.some((x) => Object.hasOwn(x.steps, step)))).toEqual([])
        expect(seek.calls.filter((call) => sources.some((x) => !Object.hasOwn(x.fields, call)))).toEqual([])
      } else {
        const { register } = seek.from
        const columns = pack.registers.find((r) => r.id === register)!.columns
        expect(seek.calls.filter((call) => !Object.hasOwn(columns, call))).toEqual([])
      }
    }
  })

  test('[PK5] figures count outcomes that there are, and the numbers of a bulletin are figures', () => {
    const ids = new Set([...pack.figures, ...pack.bulletins, ...pack.campaigns].map((x) => x.id))
    expect(findings.filter((f) => ids.has(f.programme))).toEqual([])
  })

  test.each<[string, (p: Record<string, never>) => unknown]>([
    ['a field too many', (p) => ({ ...p, winner: true })],
    ['a version that is no number', (p) => ({ ...p, version: '1' })],
    ['a title without English', (p) => ({ ...p, title: { zh: '临时救助' } })],
    [
      'a parameter with a fraction',
      (p) => ({
        ...p,
        params: {
          x: {
            title: { zh: '一', en: 'one' },
            unit: 'fen',
            history: [{ from: '2020-01-01', value: 0.5, source: 'a#b', reviewBy: '2021-01-01' }],
          },
        },
      }),
    ],
    [
      'an outcome that nobody may do',
      (p) => ({
        ...p,
        opens: { apply: { title: { zh: '申请', en: 'Apply' }, by: [], to: 'x', clause: 'a#b' } },
      }),
    ],
  ])('[PK3] the schema refuses %s', (_, change) => {
    const value = change(pack.programmes[0] as unknown as Record<string, never>)
    expect(validate(value)).toBe(false)
    expect(shapeFindings(value, programmeSchema)).not.toEqual([])
  })
})

test('[PK3] [PF4] the schema has room for what is not acted on yet, and none for what format 1 said', () => {
  const p = packs[0]!.programmes[0]! as Programme
  const title = { zh: '甲', en: 'A' }
  const act = { by: ['clerk'], clause: 'law#1' }
  const deed = { title, from: 'applicant', clause: 'law#1' }
  const yearly = { title, every: 'year', on: -1, missed: 'all', clause: 'law#1' }
  expect(
    validate({
      ...p,
      acts: { handOver: act, urge: { ...act, at: ['inquiry'] } },
      ref: { title, by: ['clerk'] },
      papers: { deed: { ...deed, reuse: { consent: title, days: 'days', clause: 'law#1' } } },
      schedules: {
        close: { ...yearly, offDay: 'before', does: { outcome: 'close', at: ['inquiry'] } },
        begin: { ...yearly, does: { opens: 'begin', per: 'township', input: { kind: '"yearly"' } } },
      },
    }),
    JSON.stringify(validate.errors?.slice(0, 3)),
  ).toBe(true)
  const subject = { name: 'unitName', people: [], place: true, hides: { facts: [], outcomes: [] } }
  expect(validate({ ...p, subject })).toBe(false)
  expect(
    validate({ ...p, schedules: { close: { ...yearly, on: 0, does: { outcome: 'x', at: ['y'] } } } }),
  ).toBe(false)
})

/** Every place of a value, with something else there or nothing at all. */
function* spoiled(value: object): Generator<object> {
  const places: (readonly (string | number)[])[] = [[]]
  for (let path = places.pop(); path; path = places.pop()) {
    const at = path.reduce<unknown>((v, key) => (v as Record<string | number, unknown>)[key], value)
    if (path.length > 0)
      for (const other of [undefined, null, 7, 'x y', [], {}]) {
        const whole = JSON.parse(JSON.stringify(value)) as Record<string | number, unknown>
        const holder = path
          .slice(0, -1)
          .reduce<Record<string | number, unknown>>(
            (v, key) => v[key] as Record<string | number, unknown>,
            whole,
          )
        const key = path.at(-1)!
        if (other === undefined) delete holder[key]
        else holder[key] = other
        yield JSON.parse(JSON.stringify(whole)) as object
      }
    if (typeof at === 'object' && at !== null)
      for (const key of Object.keys(at)) places.push([...path, Array.isArray(at) ? Number(key) : key])
  }
}

describe('[Q32] the checker and a validator of JSON Schema say the same', () => {
  const bySize = (all: readonly { readonly id: string }[]) =>
    all.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)
  test.each([
    [
      'the least programme',
      bySize(packs.flatMap((p) => p.programmes))[0]!,
      validate,
      programmeSchema,
    ] as const,
    [
      'the largest register',
      bySize(packs.flatMap((p) => p.registers)).at(-1)!,
      validateRegister,
      registerSchema,
    ] as const,
  ])('of %s with any place of it spoiled', (_, whole, validator, schema) => {
    let wrong = 0
    for (const value of spoiled(whole)) {
      const isShaped = validator(value)
      if (!isShaped) wrong += 1
      expect(shapeFindings(value, schema).length === 0, JSON.stringify(value).slice(0, 2_000)).toBe(isShaped)
    }
    expect(wrong).toBeGreaterThan(100)
  })
  test.each(packs.flatMap((p) => p.programmes.map((x) => [x.id, x] as const)))('of %s as it is', (_, p) => {
    expect(shapeFindings(p, programmeSchema)).toEqual([])
  })
})

test('[PK2] [PK6] nothing is found anywhere, and ids are nobody else’s', () => {
  expect(findings).toEqual([])
})
