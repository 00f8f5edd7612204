/** What every pack promises: one file, read for each of them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { checkProgramme, programmeSchema, registerFaults, registerSchema, type Programme } from 'yimen/kernel'
import { readClauses } from '../src/clauses.ts'
import { packs } from './index.ts'
import pins from './pins.json' with { type: 'json' }
import { rolesHeld } from './rehearsal.ts'

const clause = readClauses(new URL('./', import.meta.url))
const heldRoles = rolesHeld(20211020)
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(programmeSchema)
const validateRegister = new Ajv2020({ allErrors: true, strict: false }).compile(registerSchema)

const hashOf = (p: Programme): string => createHash('sha256').update(JSON.stringify(p)).digest('hex')

/** A text that is in force somewhere is changed by a new version alone; how its file is laid out changes nothing. */
test('[S6] every programme reads as it was pinned', () => {
  expect(
    Object.fromEntries(packs.flatMap((p) => p.programmes).map((p) => [`${p.id}@${p.version}`, hashOf(p)])),
  ).toEqual(pins)
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

  test.each(pack.programmes.map((p) => [p.id, p] as const))(
    '[PK2] the checker finds nothing in %s',
    (_, p) => {
      expect(
        checkProgramme(p, {
          holdsClause: (c) => clause(c) !== null,
          authorities: pack.authorities.filter((a) => a.programme === p.id),
          heldRoles,
          figures: pack.figures.filter((f) => f.programme === p.id),
        }),
      ).toEqual([])
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
    expect(
      registerFaults(
        packs.flatMap((p) => p.registers),
        (c) => clause(c) !== null,
      ).filter((f) => pack.registers.some((r) => f.startsWith(r.id))),
    ).toEqual([])
  })

  test('[PK4] it imports the kernel and its own files, and nothing else', () => {
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
        from !== 'yimen/kernel' &&
        !(
          from.startsWith('./') ||
          (from.startsWith('../') && f.split('/').length > from.split('../').length - 1)
        ),
    )
    expect(outside).toEqual([])
  })

  test('[PK5] figures count outcomes that there are, and the numbers of a bulletin are figures', () => {
    const ids = new Set(packs.flatMap((x) => x.figures.map((f) => f.id)))
    for (const f of pack.figures) {
      const p: Programme = pack.programmes.find((x) => x.id === f.programme)!
      const outcomes = new Set([
        ...Object.keys(p.opens),
        ...Object.values(p.steps).flatMap((s) => Object.keys(s.outcomes)),
      ])
      const named = [f.counts, f.among].flatMap((c) =>
        c !== undefined && 'on' in c && c.programme === undefined ? [...c.on, ...(c.until ?? [])] : [],
      )
      expect(
        named.filter((o) => !outcomes.has(o)),
        f.id,
      ).toEqual([])
    }
    for (const p of pack.programmes as readonly Programme[])
      expect(
        Object.values(p.readings ?? {})
          .map((r) => r.figure)
          .filter((f) => !ids.has(f)),
        p.id,
      ).toEqual([])
    for (const b of pack.bulletins) {
      expect(Object.values(b.slots).filter((s) => !ids.has(s.figure))).toEqual([])
      const used = b.paragraphs.flatMap((p) => [
        ...[p.text?.zh ?? '', p.text?.en ?? ''].flatMap((t) =>
          [...t.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!),
        ),
        ...(p.table?.columns.map((c) => c.slot) ?? []),
      ])
      const named = Object.keys(b.names ?? {})
      expect(
        used.filter(
          (s) => !Object.hasOwn(b.slots, s) && !named.includes(s) && !['year', 'month', 'day'].includes(s),
        ),
      ).toEqual([])
      expect(
        named.filter(
          (s) =>
            !used.includes(s) ||
            Object.hasOwn(b.slots, s) ||
            !b.paragraphs.some((p) => p.table?.rankedBy === b.names![s]!.rankedBy),
        ),
      ).toEqual([])
      expect(Object.keys(b.slots).filter((s) => !used.includes(s))).toEqual([])
    }
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
    expect(validate(change(pack.programmes[0] as unknown as Record<string, never>))).toBe(false)
  })
})

test('[PK5] a campaign names figures that there are, and steps, clocks and facts of its programme', () => {
  const figures = packs.flatMap((p) => p.figures)
  for (const c of packs.flatMap((p) => p.campaigns)) {
    const counted = [c.done, c.target, ...c.stages, ...c.more, ...c.stuck.marks].map(
      (id) => [id, figures.find((f) => f.id === id)] as const,
    )
    expect(
      counted.filter(([, f]) => f === undefined).map(([id]) => id),
      c.id,
    ).toEqual([])
    expect(
      c.stages.filter((id) => !('at' in figures.find((f) => f.id === id)!.counts)),
      c.id,
    ).toEqual([])
    expect(
      [
        ...c.sheet.filter((id) => ![c.done, ...c.stages, ...c.more].includes(id)),
        ...c.stuck.stages.filter((id) => !c.stages.includes(id)),
      ],
      c.id,
    ).toEqual([])
    const p: Programme = packs.flatMap((x) => x.programmes).find((x) => x.id === c.programme)!
    const facts = Object.assign(
      {},
      p.fields,
      ...[p.opens, ...Object.values(p.steps).map((x) => x.outcomes)].flatMap((all) =>
        Object.values(all).map((o) => o.sets ?? {}),
      ),
    ) as object
    expect(
      [
        ...Object.keys(c.stuck.longer).filter((s) => !Object.hasOwn(p.steps, s)),
        ...c.stuck.beside.filter((k) => !Object.hasOwn(p.clocks, k)),
        ...c.apart.filter((f) => !Object.hasOwn(facts, f) || p.fields[f]?.sensitive),
      ],
      c.id,
    ).toEqual([])
    expect(c.from <= c.to && c.lights.length > 0, c.id).toBe(true)
  }
})

test('[PK6] ids are nobody else’s', () => {
  for (const ids of [
    packs.flatMap((p) => p.programmes.map((x) => `${x.id}@${x.version}`)),
    packs.flatMap((p) => p.figures.map((x) => x.id)),
    packs.flatMap((p) => p.bulletins.map((x) => x.id)),
    packs.flatMap((p) => p.campaigns.map((x) => x.id)),
    packs.flatMap((p) => p.authorities.map((x) => x.id)),
    packs.flatMap((p) => p.registers.map((x) => x.id)),
  ])
    expect(new Set(ids).size).toBe(ids.length)
})
