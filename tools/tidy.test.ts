/** The walls, read off the source: who may import whom, no clock and no chance in the kernel, no file that nobody needs. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const under = (folder: string): readonly string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((f) => `${folder}/${f.replaceAll('\\', '/')}`)
const source = ['src', 'packs', 'tools', 'bench'].flatMap(under).filter((f) => /\.(ts|tsx|mjs)$/.test(f) && !f.endsWith('.d.ts') && !f.endsWith('.d.mts'))
/** What only tests import is a part of the tests. */
const isTest = (f: string): boolean => /(\.test|\/testing)\.tsx?$/.test(f)
const importsOf = (f: string): readonly string[] => [...read(f).matchAll(/(?:^|[^.\w])(?:import|export)\s(?:[^'"()]*?from\s)?'([^']+)'|import\('([^']+)'\)|import\("([^"]+)"\)/g)].map((m) => m[1] ?? m[2] ?? m[3]!)

const doors: Readonly<Record<string, string>> = { '#kernel': 'src/kernel/index.ts', '#store': 'src/store/index.ts', '#server': 'src/server/index.ts', '#cli': 'src/cli/index.ts', 'yimen/kernel': 'src/kernel/index.ts' }
const target = (f: string, from: string): string => doors[from] ?? (from.startsWith('.') ? normalize(join(dirname(f), from)).replaceAll('\\', '/') : from)
const roomOf = (path: string): string => (path.startsWith('src/') ? path.split('/').slice(0, 2).join('/') : path.startsWith('packs/') ? 'packs' : path.startsWith('tools/') ? 'tools' : path.startsWith('bench/') ? 'bench' : 'outside')

/** Room, the rooms it may look into, and why. `src/main.ts` knows them all. */
const walls: readonly (readonly [string, readonly string[], string])[] = [
  ['src/kernel', [], 'the rules know no database, no network, no page and no policy'],
  ['src/store', ['src/kernel'], 'it keeps what the kernel decided'],
  ['src/server', ['src/kernel', 'src/store', 'src/clauses.ts'], 'it decides nothing that the kernel could, and runs any packs'],
  ['src/web', ['src/kernel', 'src/server'], 'live hints by the same rules; of the server only its contract’s types'],
  ['src/cli', ['src/kernel', 'src/store', 'src/clauses.ts', 'src/main.ts', 'packs'], 'verbs speak HTTP; check and rehearse read the packs; serve is main'],
  ['packs', ['src/kernel'], 'a pack can leave the repository unchanged'],
]

describe('walls', () => {
  test.each(walls)('%s looks only where it may', (room, may) => {
    const strays = source.filter((f) => roomOf(f) === room && !isTest(f)).flatMap((f) => importsOf(f).map((i) => target(f, i)).filter((t) => roomOf(t) !== 'outside' && roomOf(t) !== room && !may.includes(roomOf(t)) && !may.includes(t)).map((t) => `${f} → ${t}`))
    expect(strays).toEqual([])
  })

  /** The reader of DMN files is the engine's other front: boxed expressions are run by the evaluator itself, not by its door. */
  test('rooms are entered by their doors, but for the pages, which take only what they show', () => {
    const strays = source.filter((f) => !isTest(f) && !/^src\/cli\/dmn(\/|\.ts)/.test(f) && /^(src\/(server|store|cli)|packs)\//.test(f)).flatMap((f) => importsOf(f).filter((i) => i.startsWith('.')).map((i) => target(f, i)).filter((t) => /^src\/(kernel|store|server)\//.test(t) && roomOf(t) !== roomOf(f)).map((t) => `${f} → ${t}`))
    expect(strays).toEqual([])
  })

  test('all SQL is in the store', () => {
    expect(source.filter((f) => /^src\/(server|cli|web|kernel)\/|^packs\//.test(f) && !isTest(f) && /(pool|db)\.query[<(]|\bselect\s+\S+.*\bfrom\b.*\bwhere\b|insert into /.test(read(f)))).toEqual([])
  })

  test('of the server the pages take types only', () => {
    const strays = source.filter((f) => f.startsWith('src/web/') && !isTest(f)).flatMap((f) => read(f).split('\n').filter((l) => /from '[^']*server\//.test(l) && !/^import type |^export type /.test(l)).map((l) => `${f}: ${l}`))
    expect(strays).toEqual([])
    expect(source.filter((f) => f.startsWith('src/web/')).flatMap((f) => importsOf(f).map((i) => target(f, i)).filter((t) => t.startsWith('src/server/') && !t.startsWith('src/server/contract/')))).toEqual([])
  })

  test('the kernel uses the libraries of formulas and nothing else', () => {
    const libraries = new Set(source.filter((f) => f.startsWith('src/kernel/') && !isTest(f)).flatMap((f) => importsOf(f).filter((i) => !i.startsWith('.'))))
    expect([...libraries].filter((l) => !/^(feelin|@bpmn-io\/|lezer-feel|@lezer\/|temporal-polyfill)/.test(l))).toEqual([])
  })
})

describe('the kernel is pure', () => {
  test.each([['a clock', /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/], ['chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/], ['the process', /\bprocess\.|\bglobalThis\b/], ['the network', /\bfetch\(/], ['waiting', /\bsetTimeout\b|\bsetInterval\b|\basync\b|\bawait\b/]])('no %s', (_, banned) => {
    const strays = source.filter((f) => f.startsWith('src/kernel/') && !isTest(f)).flatMap((f) => read(f).split('\n').map((l, i) => [l.replace(/\/\/.*|\/?\*.*/, ''), i + 1] as const).filter(([l]) => banned.test(l)).map(([l, n]) => `${f}:${n} ${l.trim()}`))
    expect(strays).toEqual([])
  })
})

describe('tidy', () => {
  test('every file begins by saying what it is', () => {
    expect(source.filter((f) => !/^(#![^\n]*\n)?\/\*\*/.test(read(f)))).toEqual([])
  })

  test('no file has two ideas: four hundred lines are too many', () => {
    expect(source.filter((f) => read(f).split('\n').length > 400)).toEqual([])
  })

  test.each([['unfinished work', /\b(TODO|FIXME|HACK|XXX)\b/], ['a hole in the types', /@ts-ignore|@ts-nocheck|\bas any\b|: any\b|<any>/], ['a test that is switched off', /\b(test|it|describe)\.(only|skip|todo)\(/]])('no %s', (_, banned) => {
    expect(source.filter((f) => f !== 'tools/tidy.test.ts').flatMap((f) => read(f).split('\n').map((l, i) => [l.startsWith('/**') ? '' : l, i + 1] as const).filter(([l]) => banned.test(l)).map(([, n]) => `${f}:${n}`))).toEqual([])
  })

  test('no number is stored where it should be counted: no pack writes down the figures of the newspaper', () => {
    const told = source.filter((f) => f.startsWith('packs/') && !isTest(f) && /\b8[,_]?313\b|\b6[,_]?312[,_]?000\b|\b631[,_]?200[,_]?000\b/.test(read(f)))
    expect(told).toEqual(['packs/social-assistance/rehearsal/index.ts'])
  })

  test('nothing is dead: every file is reached from an entry or is a test', () => {
    const known = new Set(source)
    const entries = source.filter((f) => isTest(f) || /^(src\/main\.ts|src\/cli\/(main\.ts|yimen\.mjs|dmn\/worker\.mjs)|src\/server\/(sheets\/(worker|writer)|drafts\/worker)\.mjs|tools\/(start|test|bench|audit|vitest-setup)\.(mjs|ts)|tools\/audit\/index\.ts|bench\/index\.ts|src\/web\/(resident|desk|wall)\/main\.tsx|src\/web\/proof\/main\.ts|packs\/rehearsal-hunan\/divisions\/extract\.mjs)$/.test(f))
    const seen = new Set<string>()
    const queue = [...entries]
    for (let f = queue.pop(); f !== undefined; f = queue.pop()) {
      if (seen.has(f) || !known.has(f)) continue
      seen.add(f)
      queue.push(...importsOf(f).map((i) => target(f!, i)))
    }
    expect(source.filter((f) => !seen.has(f))).toEqual([])
  })

  test('what is committed names no registry and no machine', () => {
    const files = [...source, 'package.json', 'package-lock.json', 'vite.config.ts', 'vitest.config.ts']
    expect(files.filter((f) => f !== 'tools/tidy.test.ts' && /"resolved": "http|\/(root|work|home\/\w+)\//.test(read(f)))).toEqual([])
  })
})
