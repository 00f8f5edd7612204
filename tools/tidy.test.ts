/** The walls, read off the syntax: who may import whom, no clock and no chance in the kernel, no file that nobody needs. */
import { describe, expect, test } from 'vitest'
import {
  doors,
  lineOf,
  nameOf,
  namesGiven,
  namesGivenBy,
  namesTaken,
  sourceBelow,
  sourceFile,
  target,
  textOf,
  wordsOf,
  type Node,
  type SourceFile,
} from './source.ts'

const files = sourceBelow(['src', 'packs', 'tools', 'bench'])
/** What only tests import is a part of the tests. */
const isTest = ({ path }: SourceFile): boolean => /(\.test|\/testing)\.tsx?$/.test(path)
const shipped = files.filter((f) => !isTest(f))
const within = (...rooms: readonly string[]): readonly SourceFile[] =>
  shipped.filter((f) => rooms.includes(roomOf(f.path)))

function roomOf(path: string): string {
  if (path.startsWith('src/')) return path.split('/').slice(0, 2).join('/')
  return ['packs', 'tools', 'bench'].find((room) => path.startsWith(`${room}/`)) ?? 'outside'
}

const targetsOf = (f: SourceFile): readonly string[] => f.imports.map((i) => target(f.path, i.from))

/** Room, the rooms it may look into, and why. `src/main.ts` knows them all. */
const walls: readonly (readonly [string, readonly string[], string])[] = [
  ['src/kernel', [], 'the rules know no database, no network, no page and no policy'],
  ['src/tree', ['src/kernel'], 'the tree of the log, as mathematics: it knows no event'],
  ['src/ground', ['src/kernel'], 'places on the ground, as mathematics: it knows no case'],
  ['src/campaign', ['src/kernel'], 'figures with targets: pure as the kernel, which knows none of it'],
  [
    'src/contradiction',
    ['src/kernel', 'src/campaign'],
    'prose and tables read for what cannot be true: pure',
  ],
  [
    'src/page',
    ['src/kernel', 'src/tree', 'src/contradiction'],
    'a page over realms, and what it can believe of them: pure',
  ],
  ['src/rows', ['src/kernel'], 'rows of a spreadsheet as lines of a form: pure'],
  [
    'src/room',
    ['src/kernel', 'src/canonical.ts'],
    'what a pack says of a room and of a stage, how alike two cases are, and a stage done anew: pure',
  ],
  [
    'src/exchange',
    ['src/kernel', 'src/tree', 'src/canonical.ts'],
    'what two installations say to each other, as text: it knows no database, no network and no key',
  ],
  ['src/seek', ['src/kernel'], 'who could be eligible by what is held already: pure'],
  ['src/whynot', ['src/kernel'], 'what of a refusal could be otherwise, by running the kernel: pure'],
  ['src/store', ['src/kernel', 'src/tree', 'src/embedded'], 'it keeps what the kernel decided'],
  ['src/embedded', [], 'a database server as a process, and no table'],
  [
    'src/sign-in',
    ['src/kernel', 'src/store', 'src/problem.ts'],
    'who is let in; it knows no programme and no case',
  ],
  ['src/paper', ['src/kernel', 'src/fonts.ts', 'src/problem.ts'], 'blocks of a document; it knows no case'],
  ['src/sheets', [], 'cells of a spreadsheet; it knows no register'],
  [
    'src/books',
    ['src/kernel'],
    'the books as text of other accounting programs, which it runs; it knows no case',
  ],
  ['src/pdf', ['src/problem.ts'], 'the structure of a PDF'],
  [
    'src/drafts',
    ['src/kernel', 'src/contradiction', 'src/sheets'],
    'the text of a file, and what cannot be true in it',
  ],
  ['src/explain', ['src/kernel', 'src/fonts.ts'], 'it prints what the kernel explained, and knows no case'],
  [
    'src/server',
    [
      'src/kernel',
      'src/tree',
      'src/ground',
      'src/campaign',
      'src/contradiction',
      'src/page',
      'src/rows',
      'src/whynot',
      'src/room',
      'src/exchange',
      'src/canonical.ts',
      'src/seek',
      'src/store',
      'src/embedded',
      'src/sign-in',
      'src/paper',
      'src/sheets',
      'src/books',
      'src/pdf',
      'src/drafts',
      'src/explain',
      'src/clauses.ts',
      'src/fonts.ts',
      'src/problem.ts',
      'src/realm-key.ts',
    ],
    'it decides nothing that the kernel could, and runs any packs',
  ],
  [
    'src/web',
    ['src/kernel', 'src/tree', 'src/ground', 'src/server', 'src/realm-key.ts'],
    'live hints by the same rules; of the server only its contract’s types',
  ],
  [
    'src/cli',
    [
      'src/kernel',
      'src/page',
      'src/room',
      'src/store',
      'src/embedded',
      'src/explain',
      'src/checks.ts',
      'src/clauses.ts',
      'src/main.ts',
      'src/realm-key.ts',
      'packs',
    ],
    'verbs speak HTTP; check, explain, recompute and rehearse read the packs; serve is main',
  ],
  [
    'packs',
    [
      'src/kernel',
      'src/ground',
      'src/campaign',
      'src/page',
      'src/whynot',
      'src/seek',
      'src/room',
      'src/exchange',
    ],
    'a pack can leave the repository unchanged',
  ],
]
/** Of the kernel’s doors, with types. */
const mostNames = 384
/** They know law and time, and what is counted, and nothing of the world: no clock, no chance, no network. */
const pure = [
  'src/kernel',
  'src/tree',
  'src/ground',
  'src/campaign',
  'src/contradiction',
  'src/page',
  'src/rows',
  'src/whynot',
  'src/seek',
  'src/room',
  'src/exchange',
]

describe('walls', () => {
  test.each(walls)('%s looks only where it may', (room, may) => {
    const strays = within(room).flatMap((f) =>
      targetsOf(f)
        .filter(
          (t) =>
            roomOf(t) !== 'outside' && roomOf(t) !== room && !may.includes(roomOf(t)) && !may.includes(t),
        )
        .map((t) => `${f.path} → ${t}`),
    )
    expect(strays).toEqual([])
  })

  /** The reader of DMN files is the engine's other front: boxed expressions are run by the evaluator itself, not by its door. */
  test('rooms are entered by their doors, but for the pages, which take only what they show', () => {
    const strays = within(...walls.map(([room]) => room).filter((room) => room !== 'src/web'))
      .filter((f) => !/^src\/cli\/dmn(\/|\.ts)/.test(f.path))
      .flatMap((f) =>
        f.imports
          .filter((i) => i.from.startsWith('.'))
          .map((i) => target(f.path, i.from))
          .filter((t) => roomOf(t) !== roomOf(f.path) && t.split('/').length > 2 && t.startsWith('src/'))
          .map((t) => `${f.path} → ${t}`),
      )
    expect(strays).toEqual([])
  })

  /** A name that nobody outside takes is no part of a door, and the kernel’s doors together stay small enough to be read. */
  test('the doors of the kernel give under 250 values, and what no other room takes is not among them', () => {
    const byPath = new Map(files.map((f) => [f.path, f]))
    const given = [...doors]
      .filter(([name]) => name.startsWith('#kernel/'))
      .flatMap(([, path]) => namesGiven(byPath.get(path)!).map((n) => ({ ...n, path })))
    expect(given.filter((n) => !n.typeOnly).length).toBeLessThan(250)
    expect(given.length).toBeLessThan(mostNames)
    const takenFrom = (path: string): ReadonlySet<string> =>
      new Set(
        files
          .filter((f) => !f.path.startsWith('src/kernel/'))
          .flatMap((f) => namesTaken(f, (from) => target(f.path, from) === path)),
      )
    const taken = new Map([...new Set(given.map((n) => n.path))].map((path) => [path, takenFrom(path)]))
    expect(
      given
        .filter((n) => n.path.endsWith('/index.ts') && !taken.get(n.path)!.has(n.name))
        .map((n) => `${n.path} ${n.name}`),
    ).toEqual([])
  })

  test('all SQL is in the store', () => {
    const isSql = (node: Node): boolean =>
      /\bselect\s+\S+.*\bfrom\b.*\bwhere\b|insert into /s.test(wordsOf(node) ?? '') ||
      (node.type === 'CallExpression' && /(^|\.)(pool|db)\.query$/.test(nameOf(node.callee) ?? ''))
    expect(
      strays(within(...walls.map(([room]) => room).filter((room) => room !== 'src/store')), isSql),
    ).toEqual([])
  })

  test.each([
    ['`select txid::text, pos from event where realm = $1 order by txid, pos`', true],
    ['`select n::text as n from event order by n desc limit 1`', true],
    ['`select txid::text from event order by event.txid`', false],
    ['`select txid::text as shown from event order by txid`', false],
  ])(
    'an order is of the columns, and not of the texts that are selected under their names: %s',
    (sql, isWrong) => {
      const file = sourceFile('example.ts', `const sql = ${sql}`)
      expect(strays([file], ordersByText)).toEqual(isWrong ? ['example.ts:1'] : [])
    },
  )

  test('[LV1] an order is of the columns, and not of the texts that are selected under their names', () => {
    expect(strays(within('src/store', 'src/server'), ordersByText)).toEqual([])
  })

  test.each([
    ["'select state from office_case where id = $1'", true],
    ['`select c.id, c.state from office_case c`', true],
    ["`select ${standing('c')} from office_case c`", false],
    ['`select c.state, c.seq as stands from office_case c`', false],
    ["`select c.state->'facts' from office_case c`", false],
  ])('[W12] what selects a case selects how it went on: %s', (sql, isWrong) => {
    const file = sourceFile('example.ts', `const sql = ${sql}`)
    expect(strays([file], statesAlone)).toEqual(isWrong ? ['example.ts:1'] : [])
  })

  /** Verification holds each against its own events. */
  test('[W12] what selects a case selects how it went on', () => {
    const sites = strays(within('src/store', 'src/server'), statesAlone)
    expect(sites.map((site) => site.replace(/:\d+$/, ''))).toEqual(['src/store/audit.ts'])
  })

  test('of the server the pages take types only', () => {
    const taken = within('src/web').flatMap((f) =>
      f.imports
        .map((i) => ({ f, to: target(f.path, i.from), typeOnly: i.typeOnly }))
        .filter((i) => i.to.startsWith('src/server/')),
    )
    expect(taken.length).toBeGreaterThan(0)
    expect(
      taken
        .filter((i) => !i.typeOnly || !i.to.startsWith('src/server/contract/'))
        .map((i) => `${i.f.path} → ${i.to}`),
    ).toEqual([])
  })

  /** How a frame of coordinates is bent is known to one library, that everybody uses. */
  test('the rooms beside the kernel use no library, but for the frames of the ground', () => {
    const libraries = within(...pure.filter((room) => room !== 'src/kernel')).flatMap((f) =>
      f.imports.filter((i) => !/^[.#]/.test(i.from)).map((i) => `${f.path} ${i.from}`),
    )
    expect(libraries).toEqual(['src/ground/frame.ts gcoord'])
  })

  /** feelin and what it stands on read formulas and days; decimal.js draws the roots of decimals. */
  test('the kernel uses the libraries of formulas and nothing else', () => {
    const libraries = new Set(
      within('src/kernel').flatMap((f) =>
        f.imports.map((i) => i.from).filter((from) => !from.startsWith('.')),
      ),
    )
    expect(
      [...libraries].filter(
        (l) => !/^(feelin|@bpmn-io\/|lezer-feel|@lezer\/|temporal-polyfill|decimal\.js$)/.test(l),
      ),
    ).toEqual([])
  })
})

/** Places where a node of these files is what it must not be. */
const strays = (of: readonly SourceFile[], banned: (node: Node) => boolean): readonly string[] =>
  of.flatMap((f) => f.nodes.filter(banned).map((node) => lineOf(f, node)))

/** `select txid::text … order by txid` puts 1000 before 999: the name is the text's. */
function ordersByText(node: Node): boolean {
  const sql = wordsOf(node) ?? ''
  const texts = [...sql.matchAll(/(?<![$\w])([a-z_]\w*)::text\b(?!\[)(?:\s+as\s+(\w+))?/g)].map(
    ([, column, as]) => as ?? column,
  )
  return [...sql.matchAll(/\border by ([\w\s.,]+)/g)].some(([, keys = '']) =>
    keys.split(',').some((key) => texts.includes(key.trim().split(/\s+/)[0])),
  )
}

/** A state alone may not know what came since it was written. */
const statesAlone = (node: Node): boolean =>
  /(?<![\w>.'])(?:\w+\.)?state(?= from office_case|,(?! \w+\.seq as stands)[^()]*from\s+office_case)/.test(
    wordsOf(node) ?? '',
  )

const named =
  (pattern: RegExp) =>
  (node: Node): boolean =>
    (node.type === 'Identifier' || node.type === 'MemberExpression') && pattern.test(nameOf(node) ?? '')

const impurities: readonly (readonly [string, string, (node: Node) => boolean])[] = [
  ['a clock', 'const t = Date.now()', named(/^(Date|performance)\.now$/)],
  [
    'a clock made new',
    'const t = new Date()',
    (n) =>
      n.type === 'NewExpression' &&
      nameOf(n.callee) === 'Date' &&
      (n.arguments as readonly unknown[]).length === 0,
  ],
  ['chance', 'const t = Math.random()', named(/^Math\.random$|(^|\.)(randomUUID|getRandomValues)$/)],
  ['the process', 'const t = process.env', named(/^(process|globalThis)$/)],
  ['the network', 'const t = fetch("x")', (n) => n.type === 'CallExpression' && nameOf(n.callee) === 'fetch'],
  ['waiting', 'setTimeout(f, 1)', named(/^(setTimeout|setInterval|setImmediate|queueMicrotask)$/)],
  ['a promise', 'async function f() {}', (n) => n.type === 'AwaitExpression' || n.async === true],
]

describe('the kernel and the rooms beside it are pure', () => {
  test.each(impurities)('no %s', (_, example, banned) => {
    expect(strays([sourceFile('example.ts', example)], banned)).toEqual(['example.ts:1'])
    expect(strays(within(...pure), banned)).toEqual([])
  })
})

const isTestCall = (n: Node): boolean =>
  n.type === 'MemberExpression' && /^(test|it|describe)\.(only|skip|todo)$/.test(nameOf(n) ?? '')
/** These say how a value came to be, and not what it is. */
const vague = /^(found|known|told|open|kept|asked)$/
const givesVagueName = (n: Node): boolean => namesGivenBy(n).some((name) => vague.test(nameOf(name) ?? ''))
const unfinished = /\b(TODO|FIXME|HACK|XXX)\b/

describe('tidy', () => {
  test('every file begins by saying what it is', () => {
    expect(files.filter((f) => !/^(#![^\n]*\n)?\/\*\*/.test(f.text)).map((f) => f.path)).toEqual([])
  })

  test('nothing says that it is not finished, or switches the types off', () => {
    const banned = new RegExp(`${unfinished.source}|@ts-ignore|@ts-nocheck`)
    expect(
      files.flatMap((f) => f.comments.filter((c) => banned.test(c.value)).map((c) => lineOf(f, c))),
    ).toEqual([])
    expect(strays(shipped, (n) => unfinished.test(wordsOf(n) ?? ''))).toEqual([])
  })

  test.each([
    ['a hole in the types', 'const x = y as any', (n: Node) => n.type === 'TSAnyKeyword'],
    ['a test that is switched off', 'test.skip("x", f)', isTestCall],
  ] as const)('no %s', (_, example, banned) => {
    expect(strays([sourceFile('example.ts', example)], banned)).toEqual(['example.ts:1'])
    expect(strays(files, banned)).toEqual([])
  })

  test.each([
    'const found = rows.find(isDue)',
    'const [open, setOpen] = useState(false)',
    'const { isOpen: open, ...kept } = row',
    'for (const [known = 0] of rows) use(known)',
    'function tell(told: string) {}',
    'rows.map((asked) => asked.day)',
  ])('a local is named by what it holds, unlike in: %s', (example) => {
    expect(strays([sourceFile('example.ts', example)], givesVagueName)).toEqual(['example.ts:1'])
  })

  test('a local is named by what it holds', () => {
    const fine = 'const { open: isOpen } = row\nreport({ found: rows.length, kept: isOpen })'
    expect(strays([sourceFile('example.ts', fine)], givesVagueName)).toEqual([])
    expect(strays(files, givesVagueName)).toEqual([])
  })

  test('no number is stored where it should be counted: no pack writes down the figures of the newspaper', () => {
    const figures: readonly unknown[] = [8313, 6_312_000, 631_200_000]
    const isFigure = (n: Node): boolean =>
      n.type === 'Literal' &&
      (figures.includes(n.value) || /\b(8313|6312000|631200000)\b/.test(String(n.value)))
    const withFigures = within('packs').filter((f) => f.nodes.some(isFigure))
    expect(withFigures.map((f) => f.path)).toEqual(['packs/social-assistance/rehearsal/index.ts'])
  })

  test('nothing is dead: every file is reached from an entry or is a test', () => {
    const byPath = new Map(files.map((f) => [f.path, f]))
    const entries = files.filter((f) => isTest(f) || entry.test(f.path))
    const reached = new Set<string>()
    const queue = entries.map((f) => f.path)
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const file = byPath.get(path)
      if (reached.has(path) || file === undefined) continue
      reached.add(path)
      queue.push(...targetsOf(file))
    }
    expect(files.filter((f) => !reached.has(f.path)).map((f) => f.path)).toEqual([])
  })

  /** Types count too: who reads one file of a circle has to read them all. */
  test('no file imports itself by way of others', () => {
    const example = new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', ['b']],
    ])
    expect(circlesIn(example)).toEqual([['b', 'c']])
    expect(circlesIn(new Map(files.map((f) => [f.path, targetsOf(f)])))).toEqual([])
  })

  test('no page waits for the engine of formulas: a form fetches it', () => {
    const byPath = new Map(files.map((f) => [f.path, f]))
    const first = new Set<string>()
    const queue = files.flatMap((f) => (/^src\/web\/\w+\/main\.tsx?$/.test(f.path) ? [f.path] : []))
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (first.has(path)) continue
      first.add(path)
      for (const i of byPath.get(path)?.imports ?? [])
        if (!i.typeOnly && !i.late) queue.push(target(path, i.from))
    }
    expect(first.size).toBeGreaterThan(20)
    expect([...first].filter((p) => /^src\/kernel\/(rule\/feel|number\/roots)/.test(p))).toEqual([])
  })

  const domains: readonly (readonly [string, RegExp])[] = [
    ['elevators', /elevator|电梯|加装|楼栋|楼层|\bstair|stair_unit|'floors'|trapped|人被困|困人|扒门/i],
    [
      'owners who decide',
      /ballot|dwelling|表决|业主|户册|房号|专有部分|\bvoter|cost share|buy-in|补缴|分摊|维修资金|公积金/i,
    ],
    /** 督办 itself is an act of every office [OA12]; orders and sheets are the pack's. */
    ['campaigns and dispatch', /周调度|调度会|督办(单|令|函|事项)|dispatch sheet|weekly dispatch/i],
    ['helmets', /helmet|头盔/i],
    ['social assistance', /救助|低保|social assistance|temporary assistance/i],
  ]
  /** A comment may cite the article that a rule stands on, and a text of another law than its domain's. */
  const spoken = (f: SourceFile): string =>
    f.comments.filter((c) => c.value.includes('《')).reduce((text, c) => text.replace(c.value, ''), f.text)

  test.each(domains)('[AB1] [AB5] no word of %s stands in the kernel, the server or a page', (_, words) => {
    const rooms = within('src/kernel', 'src/server', 'src/web')
    expect(rooms.length).toBeGreaterThan(300)
    expect(
      rooms.flatMap((f) => {
        const word = words.exec(spoken(f))
        return word ? [`${f.path}: ${word[0]}`] : []
      }),
    ).toEqual([])
  })

  test('what is committed names no registry and no machine', () => {
    const texts = [
      ...files.map((f) => f.path),
      'package.json',
      'package-lock.json',
      'vite.config.ts',
      'vitest.config.ts',
    ]
    expect(
      texts.filter(
        (p) => p !== 'tools/tidy.test.ts' && /"resolved": "http|\/(root|work|home\/\w+)\//.test(textOf(p)),
      ),
    ).toEqual([])
  })
})

/** The files that lie on a circle of imports, each circle once. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reachable = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    const queue = [...(graph.get(from) ?? [])]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      queue.push(...(graph.get(path) ?? []))
    }
    return seen
  }
  const reach = new Map([...graph.keys()].map((path) => [path, reachable(path)]))
  const onCircle = [...graph.keys()].filter((path) => reach.get(path)!.has(path))
  const circles = onCircle.map((path) =>
    onCircle.filter((other) => reach.get(path)!.has(other) && reach.get(other)!.has(path)),
  )
  return circles.filter((circle, i) => onCircle[i] === circle[0])
}

/** What is started, not imported. */
const entry = new RegExp(
  `^(${[
    'src/main\\.ts',
    'src/cli/(main\\.ts|dmn/worker\\.mjs)',
    'src/explain/png\\.mjs',
    'src/(sheets/(worker|writer)|drafts/worker|pdf/child)\\.mjs',
    'src/web/(counter|resident|desk|wall|stage|field)/main\\.tsx',
    'src/web/page/main\\.ts',
    'src/web/field/worker\\.ts',
    'src/web/proof/main\\.ts',
    'tools/(start|yimen|test|bench|audit|vitest-setup|old-age-server)\\.(mjs|ts)',
    'tools/audit/index\\.ts',
    'bench/(index\\.ts|kills\\.ts|crowd\\.mjs|players\\.mjs|screens\\.mjs|cost/(house|bare)\\.ts)',
    'packs/rehearsal-hunan/divisions/extract\\.mjs',
  ].join('|')})$`,
)
