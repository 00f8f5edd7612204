/** The shape of a programme as JSON Schema 2020-12, for those who write or check one without our compiler. */
import {
  bothLanguages,
  clause,
  count,
  day,
  feel,
  list,
  map,
  name,
  object,
  one,
  text,
  type Schema,
} from '../shape.ts'
import { decisionDefs } from './schema-decisions.ts'
import { laterParts, paperReuse } from './schema-later.ts'
import { paperDefs } from './schema-papers.ts'
import { elsewhere, listed } from './schema-elsewhere.ts'
import { gathers, schedules } from './schema-time.ts'

const seenBy = one('concerned', 'office')
const said: Schema = { type: 'object', additionalProperties: { type: 'string' } }
const fieldOf = (
  ...kinds: readonly [Schema, Readonly<Record<string, Schema>>?, Readonly<Record<string, Schema>>?][]
): Schema => ({
  oneOf: kinds.map(([type, required = {}, optional = {}]) =>
    object(
      { type, title: text, ...required },
      {
        hint: text,
        sensitive: { type: 'boolean' },
        sealed: { const: true },
        inClear: text,
        forTheFile: { type: 'boolean' },
        seenBy,
        joins: { const: true },
        findable: one('name', 'number', 'phone', 'never'),
        optional: { type: 'boolean' },
        ...optional,
      },
    ),
  ),
})
const defs = {
  text: bothLanguages,
  guard: object({ test: feel, clause, message: text }),
  field: fieldOf(
    [one('text'), { max: count }, { lines: { type: 'boolean' }, code: { const: true } }],
    [one('name', 'resident_id', 'mobile', 'bank_card', 'boolean', 'post', 'case', 'point')],
    [one('area'), {}, { digits: { type: 'integer', minimum: 13, maximum: 20 } }],
    [one('day', 'month'), {}, { past: { const: true } }],
    [one('entry'), { register: name }, { code: { const: true } }],
    [one('fen'), { min: { type: 'integer' }, max: { type: 'integer' } }],
    [
      one('integer'),
      { min: { type: 'integer' }, max: { type: 'integer' } },
      { past: { const: true }, unit: name },
    ],
    [one('choice'), { options: { type: 'object', additionalProperties: text, minProperties: 1 } }],
    [one('papers'), { paper: name, max: count }, { unlike: { ...list(name), minItems: 1 } }],
    [
      one('list'),
      { max: count, of: map({ $ref: '#/$defs/field' }) },
      {
        tally: name,
        scans: object(
          { code: name },
          { with: said, times: list(name), ticks: object({ by: list(name), called: name }, { with: said }) },
        ),
      },
    ],
  ),
  effect: {
    oneOf: [
      object({ kind: one('transfer'), debit: name, credit: name, amount: feel, memo: text }, { when: feel }),
      object({ kind: one('award'), amount: feel, tag: feel }),
      object({ kind: one('void_award') }),
      object({ kind: one('open_obligation'), obligation: name }),
      object({ kind: one('close_obligation'), obligation: name, how: name }, { late: name }),
      object({ kind: one('notify'), to: name, text }),
      object(
        { kind: one('enter'), register: name, id: feel, standing: feel, body: map(feel) },
        { each: name, alone: { const: true }, area: feel, when: feel },
      ),
      object({ kind: one('take_back'), register: name }),
      object({ kind: one('command'), case: feel, outcome: name, input: map(feel) }),
      object(
        { kind: one('open_each'), list: name, programme: name, outcome: name, input: map(feel) },
        { area: feel },
      ),
      object({ kind: one('command_each'), list: name, case: name, outcome: feel, input: map(feel) }),
      object(
        { kind: one('send'), message: name, to: feel, tells: map(name) },
        { when: feel, refused: object({ outcome: name, why: name }) },
      ),
    ],
  },
  outcome: object(
    { title: text, by: { ...list(name), minItems: 1 }, to: name, clause },
    {
      asks: map({ oneOf: [one('required', 'optional'), object({ when: feel })] }),
      own: list(name),
      begins: list(name),
      branches: { ...list(object({ title: text, when: feel, to: name, clause })), minItems: 1 },
      when: list({ $ref: '#/$defs/guard' }),
      sets: map(feel),
      adds: map(feel),
      unordered: { const: true },
      decides: object({ act: name, amount: feel }),
      notBy: list(name),
      kinMayAct: { type: 'boolean' },
      seenBy: one('actor'),
      effects: list({ $ref: '#/$defs/effect' }),
      atMost: count,
      onlyAfter: name,
      onScreen: object({ consent: text }),
    },
  ),
  step: object(
    { title: text, outcomes: map({ $ref: '#/$defs/outcome' }) },
    {
      holder: name,
      post: name,
      dormant: { const: true },
      parties: map(object({ clock: name })),
      suspends: object({ clocks: list(name), reason: text, clause }),
      end: name,
    },
  ),
  parameter: object({
    title: text,
    unit: name,
    history: {
      ...list(
        object(
          { from: day, value: { type: ['integer', 'null'], minimum: 0 }, source: clause, reviewBy: day },
          { area: { type: 'string', pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$' } },
        ),
      ),
      minItems: 1,
    },
  }),
  tally: object(
    {
      title: text,
      programmes: list(name),
      measure: one('sum', 'count'),
      window: { oneOf: [object({ kind: one('days'), param: name }), object({ kind: one('calendar_year') })] },
      clause,
    },
    { tag: feel },
  ),
  ...decisionDefs,
  ...paperDefs,
} satisfies Record<string, Schema>

/** Published at `/schemas/programme.json`. What a schema cannot see (reachable steps, covered amounts), `checkProgramme` does. */
export const programmeSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:yimen:programme',
  title: 'Yimen programme',
  ...object(
    {
      id: name,
      version: count,
      title: text,
      summary: text,
      from: day,
      basis: { ...list(clause), minItems: 1 },
      audience: one('resident', 'office'),
      roles: map(object({ title: text, level: name }, { reads: one('nothing') })),
      fields: map({ $ref: '#/$defs/field' }),
      papers: map(
        object(
          { title: text, from: one('applicant', 'department', 'office'), clause },
          { exempt: text, reuse: paperReuse },
        ),
      ),
      params: map({ $ref: '#/$defs/parameter' }),
      tallies: map({ $ref: '#/$defs/tally' }),
      decisions: map({ $ref: '#/$defs/decision' }),
      clocks: map(
        object(
          {
            title: text,
            limit: {
              oneOf: [
                object({ param: name, unit: one('working_day', 'calendar_day', 'month', 'hour', 'minute') }),
                object({ until: name }, { unit: one('working_day') }),
              ],
            },
            starts: list(name),
            stops: list(name),
            clause,
          },
          { by: name, lapses: object({ outcome: name, tells: text }) },
        ),
      ),
      obligations: map(object({ title: text, clock: name, clause }, { ends: map(text) })),
      accounts: map(
        object(
          { title: text, kind: one('asset', 'liability', 'expense', 'source') },
          { per: name, floor: one(0), unit: name },
        ),
      ),
      opens: map({ $ref: '#/$defs/outcome' }),
      steps: map({ $ref: '#/$defs/step' }),
    },
    {
      subject: object({ name, people: list(name) }, { place: { const: true } }),
      values: map(object({ title: text, unit: one('fen', 'count', 'text') }, { seenBy })),
      working: map(object({ seenBy })),
      reckonings: map({ $ref: '#/$defs/reckoning' }),
      entries: map(object({ register: name, id: feel })),
      readings: map(object({ figure: name, on: feel })),
      located: map(object({ title: text, point: feel, on: feel })),
      derived: map(object({ value: feel, clause })),
      inClear: map(object({ reason: text, clause })),
      elsewhere,
      listed,
      levels: map(
        object({ title: text, digits: { type: 'integer', minimum: 13, maximum: 20 }, within: name }),
      ),
      about: list(name),
      line: list(object({ title: text, steps: list(name) })),
      lists: map({ $ref: '#/$defs/field' }),
      sections: list(
        object({ id: name, title: text, facts: list(name) }, { clocks: list(name), warns: feel }),
      ),
      /** Of texts that were written before abilities told it: the ability that reads it says what is wrong in it. */
      shared: { type: 'object' },
      objections: object({ list: name, answers: name, open: feel, outcome: name, clause }, { phone: name }),
      urgent: object(
        { outcome: name, count: name },
        { phone: name, says: object({ report: text, count: text, call: text, done: text }) },
      ),
      prints: map({
        oneOf: [
          object({
            title: text,
            form: one('receipt', 'supplement', 'decision', 'payment_list'),
            after: list(name),
          }),
          object(
            { title: text, form: { $ref: '#/$defs/form' } },
            { at: list(name), after: list(name), forAll: { const: true } },
          ),
        ],
      }),
      bank: object(
        { lines: name, released: name, answered: name, by: list(name) },
        { says: text, returns: name },
      ),
      remedy: object({ text, clause }),
      sheet: { $ref: '#/$defs/sheet' },
      ...laterParts,
      schedules,
      gathers,
      receives: {
        type: 'object',
        additionalProperties: object(
          { outcome: name, partner: name, takes: map(name) },
          { opens: { const: true } },
        ),
      },
      format: count,
      moves: list(
        object(
          {
            from: count,
            title: text,
            by: { ...list(name), minItems: 1 },
            steps: { ...map(name), minProperties: 1 },
            clause,
          },
          { outcomes: map(name), when: list({ $ref: '#/$defs/guard' }), sets: map(feel) },
        ),
      ),
    },
  ),
  $defs: defs,
}
