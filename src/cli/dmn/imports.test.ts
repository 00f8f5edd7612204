/** [N8] Files that import others without a name are one file with them (DMN 1.5, 6.3.3): which element a name then stands for. */
import { describe, expect, test } from 'vitest'
import { evaluateDmn } from './evaluate.ts'

const model = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
/** A file of one namespace, what it imports, `c=county` by a name and `county` without one, and its elements. */
const file = (namespace: string, imports: readonly string[], ...elements: readonly string[]) =>
  `<definitions xmlns="${model}" id="file" name="${namespace}" namespace="${namespace}">${imports
    .map((i) => (i.includes('=') ? i.split('=') : ['', i]))
    .map(([name, i]) => `<import name="${name}" namespace="${i}" importType="${model}"/>`)
    .join('')}${elements.join('')}</definitions>`
const decision = (name: string, text: string, requires = '', typeRef = '') =>
  `<decision name="${name}" id="_${name}"><variable name="${name}"${typeRef && ` typeRef="${typeRef}"`}/>${
    requires &&
    `<informationRequirement><requiredDecision href="${requires.includes('#') ? requires : `#_${requires}`}"/></informationRequirement>`
  }<literalExpression><text>${text}</text></literalExpression></decision>`
const bkm = (name: string, text: string, typeRef = '') =>
  `<businessKnowledgeModel name="${name}" id="_${name}"><variable name="${name}"${typeRef && ` typeRef="${typeRef}"`}/><encapsulatedLogic><literalExpression><text>${text}</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`
const type = (name: string, typeRef: string) =>
  `<itemDefinition name="${name}"><typeRef>${typeRef}</typeRef></itemDefinition>`

const due = decision('due', 'rate', 'rate')
const rate = (from: string) => decision('rate', `"${from}"`)

/** The decision `due` of the first file, which reads `rate`; what it finds. */
const rows: readonly [what: string, files: readonly string[], answer: unknown][] = [
  [
    'the importing file before the imported',
    [file('town', ['county'], due, rate('town')), file('county', [], rate('county'))],
    'town',
  ],
  [
    'the first import before the second',
    [
      file('town', ['county', 'city'], due),
      file('county', [], rate('county')),
      file('city', [], rate('city')),
    ],
    'county',
  ],
  [
    'the second import, where the first has none',
    [file('town', ['county', 'city'], due), file('county', []), file('city', [], rate('city'))],
    'city',
  ],
  [
    'an import before what it imports',
    [file('town', ['county'], due), file('county', ['city'], rate('county')), file('city', [], rate('city'))],
    'county',
  ],
  [
    'what the first import imports before the second import',
    [
      file('town', ['county', 'province'], due),
      file('county', ['city']),
      file('city', [], rate('city')),
      file('province', [], rate('province')),
    ],
    'city',
  ],
  [
    'for an imported decision too, the one of the importing file',
    [
      file('town', ['county'], decision('due', 'share', 'share'), rate('town')),
      file('county', [], decision('share', 'rate', 'rate'), rate('county')),
    ],
    'town',
  ],
  [
    'even where it names its own file',
    [
      file('town', ['county'], decision('due', 'share', 'county#_share'), rate('town')),
      file('county', [], decision('share', 'rate', 'county#_rate'), rate('county')),
    ],
    'town',
  ],
  [
    'files that import one another',
    [file('town', ['county'], due), file('county', ['town'], rate('county'))],
    'county',
  ],
  ['a file that imports itself', [file('town', ['town'], due, rate('town'))], 'town'],
  [
    'a function of the importing file',
    [
      file('town', ['county'], decision('due', 'fee()'), bkm('fee', '"town"')),
      file('county', [], bkm('fee', '"county"')),
    ],
    'town',
  ],
  [
    'and for a function that is imported',
    [
      file('town', ['county'], decision('due', 'bill()'), bkm('fee', '"town"')),
      file('county', [], bkm('bill', 'fee()'), bkm('fee', '"county"')),
    ],
    'town',
  ],
  [
    'a type of an import',
    [
      file('town', ['county'], decision('due', '12', '', 'tRate')),
      file('county', [], type('tRate', 'string')),
    ],
    null,
  ],
  [
    'a type of its own before that of an import',
    [
      file('town', ['county'], type('tRate', 'number'), decision('due', '12', '', 'tRate')),
      file('county', [], type('tRate', 'string')),
    ],
    12,
  ],
  [
    'a type that has the name of a decision',
    [file('town', ['county'], decision('due', '"x"', '', 'due')), file('county', [], type('due', 'string'))],
    'x',
  ],
]

describe('of two elements of one name', () => {
  test.each(rows)('%s', async (_, [first, ...others], answer) => {
    const { decisions } = await evaluateDmn(first!, {}, { others, decisions: ['due'] })
    expect(decisions).toEqual({ due: answer })
  })

  test('what is imported can be asked for, with its inputs', async () => {
    const county = file(
      'county',
      [],
      '<inputData name="area" id="_area"><variable name="area" typeRef="number"/></inputData>',
      '<decision name="due" id="_due"><variable name="due"/><informationRequirement><requiredInput href="#_area"/></informationRequirement><literalExpression><text>area * 2</text></literalExpression></decision>',
    )
    const { decisions, problems } = await evaluateDmn(
      file('town', ['county']),
      { area: 60 },
      { others: [county], decisions: ['due'] },
    )
    expect({ decisions, problems }).toEqual({ decisions: { due: 120 }, problems: [] })
  })
})

test('a function is called by names with signs in them', async () => {
  const service = `<inputData name="Farmer's area" id="_area"><variable name="Farmer's area"/></inputData><decisionService name="told" id="_told"><outputDecision href="#_body"/><inputData href="#_area"/></decisionService><decision name="body" id="_body"><variable name="body"/><informationRequirement><requiredInput href="#_area"/></informationRequirement><literalExpression><text>Farmer's area * 2</text></literalExpression></decision>`
  const town = file('town', [], service, decision('due', `told(Farmer's area: 4)`))
  expect((await evaluateDmn(town, {}, { decisions: ['due'] })).decisions).toEqual({ due: 8 })
})

describe('a function answers with what its variable, of a function type, says (6.3.9)', () => {
  const answers = (name: string, of: string) =>
    `<itemDefinition name="${name}"><functionItem outputTypeRef="${of}"/></itemDefinition>`
  const types = `<itemDefinition name="tDays" isCollection="true"><typeRef>date</typeRef></itemDefinition>${answers('toDays', 'tDays')}${answers('toDay', 'date')}${answers('toMoment', 'date and time')}${answers('toText', 'string')}`
  const day = 'date(&quot;2026-03-01&quot;)'
  test.each<[typeRef: string, text: string, answer: unknown]>([
    ['toDays', day, ['2026-03-01']],
    ['toDay', `[${day}]`, '2026-03-01'],
    ['toMoment', day, '2026-03-01T00:00:00Z'],
    ['toText', '12', null],
    ['string', '12', null],
    ['toNowhere', '12', 12],
  ])('%s of %s is %j', async (typeRef, text, answer) => {
    const service = `<decisionService name="told" id="_told"><variable name="told" typeRef="${typeRef}"/><outputDecision href="#_body"/></decisionService>`
    const town = file(
      'town',
      [],
      types,
      decision('body', text),
      service,
      bkm('asked', text, typeRef),
      decision('due', '[asked(), told()]'),
    )
    const ask = async (name: string) => (await evaluateDmn(town, {}, { decisions: [name] })).decisions[name]
    expect([await ask('asked'), await ask('told'), await ask('due')]).toEqual([
      answer,
      answer,
      [answer, answer],
    ])
  })
})

describe('one file imported in several ways', () => {
  const input = '<inputData name="area" id="_area"><variable name="area" typeRef="string"/></inputData>'
  const asks = (text: string, ...from: readonly string[]) =>
    `<decision name="due" id="_due"><variable name="due"/>${from
      .map((f) => `<informationRequirement><requiredInput href="${f}#_area"/></informationRequirement>`)
      .join('')}<literalExpression><text>${text}</text></literalExpression></decision>`
  const province = file('province', [], input)
  const county = file('county', ['p=province'], input, asks('area + p.area', '', 'province'))
  const town = (...imports: readonly string[]) =>
    file('town', imports, input, asks('area + " " + c.area + " " + p.area', '', 'county', 'province'))

  test.each([
    ['before it', ['c=county', 'p=province']],
    ['after it', ['p=province', 'c=county']],
  ])('is the one named here, where an import of it stands %s', async (_, imports) => {
    const { decisions } = await evaluateDmn(
      town(...imports),
      { area: 'T', c: { area: 'C', p: { area: 'no' } }, p: { area: 'P' } },
      { others: [county, province], decisions: ['due'] },
    )
    expect(decisions).toEqual({ due: 'T C P' })
  })

  test('an input is the one of its names before one of the same name elsewhere', async () => {
    const { decisions } = await evaluateDmn(
      town('c=county', 'p=province'),
      { area: 'T', 'c.area': 'C', 'c.p.area': 'no', 'p.area': 'P' },
      { others: [county, province], decisions: ['due'] },
    )
    expect(decisions).toEqual({ due: 'T C P' })
  })

  test.each<[text: string, imports: readonly string[]]>([
    ['rate + c.rate', ['county', 'c=county']],
    ['rate + c.rate', ['c=county', 'county']],
    ['c.rate + d.rate', ['c=county', 'd=county']],
    ['fee() + c.fee()', ['county', 'c=county']],
    ['fee() + c.fee()', ['c=county', 'county']],
  ])('%s, imported as %j', async (text, imports) => {
    const { decisions, problems } = await evaluateDmn(
      file('town', imports, decision('due', text, 'county#_rate')),
      {},
      { others: [file('county', [], decision('rate', '4'), bkm('fee', '4'))], decisions: ['due'] },
    )
    expect({ decisions, problems }).toEqual({ decisions: { due: 8 }, problems: [] })
  })
})
