/**
 * Every route, every role, in one's own place, a sister's, the one above and none: one expected answer a cell. The answers
 * come from the table below, which an official wrote, not from the rules that the server runs.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, granted, posts, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, password, type TestHouse, type Visitor } from '../../tools/house.ts'
import { newId, random, shaoyangCounty, yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { rehearsalSecret } from '../../packs/rehearsal.ts'
import type { CaseView, Done } from './contract/index.ts'

type Position = 'own' | 'sister' | 'parent' | 'none'
/** Somebody who asks: a role in a position, or one of those without a post. */
type Actor = {
  readonly name: string
  readonly role: string | null
  readonly position: Position | null
  readonly special: 'stranger' | 'concerned' | 'opener' | 'resident' | 'admin' | 'auditor' | 'console' | null
  readonly post: string | null
}

const own = { village: yunzhao, township: yankoupu, county: shaoyangCounty, city: '430500' } as const
const sister = { village: '430523101200', township: '430523101', county: '430524' } as const
const above = { village: 'township', township: 'county', county: 'city' } as const
const levels: Readonly<Record<string, keyof typeof above>> = {
  'village-worker': 'village',
  'grid-worker': 'village',
  'township-clerk': 'township',
  'township-head': 'township',
  'township-leader': 'township',
  'township-vice': 'township',
  'county-clerk': 'county',
  'county-leader': 'county',
  'county-check': 'county',
  'county-finance': 'county',
  'county-finance-head': 'county',
  statistician: 'county',
}
const areaOf = (role: string, position: Position): string =>
  position === 'sister'
    ? sister[levels[role]!]
    : position === 'parent'
      ? own[above[levels[role]!]]
      : own[levels[role]!]

const actors: readonly Actor[] = [
  ...Object.keys(levels).flatMap((role) =>
    (['own', 'sister', 'parent', 'none'] as const).map((position): Actor => ({
      name: `${role}-${position}`,
      role,
      position,
      special: null,
      post: `m-${role}-${position}`,
    })),
  ),
  ...(['stranger', 'concerned', 'opener', 'resident', 'admin', 'auditor', 'console'] as const).map(
    (special): Actor => ({ name: special, role: null, position: null, special, post: null }),
  ),
]

/** 事项里有份的岗位, as the policy says; the county’s clerk and the treasurer of the reserve are not among them. */
const inTemporary = [
  'village-worker',
  'grid-worker',
  'township-clerk',
  'township-head',
  'township-leader',
  'county-check',
  'county-leader',
  'county-finance',
]
const over = (a: Actor): boolean => a.position === 'own' || a.position === 'parent'
const audits = (a: Actor): boolean => a.special === 'auditor' || a.special === 'console'
const official = (a: Actor): boolean =>
  (a.role !== null && a.position !== 'none') || a.special === 'opener' || audits(a)
const signedIn = (a: Actor): boolean => a.special !== 'stranger'
/** [I8] Whole lists leave with a second factor: the village worker who opened the case has none. */
const takesLists = (a: Actor): boolean => signedIn(a) && a.special !== 'opener'
const sees = (a: Actor): boolean =>
  a.special === 'concerned' ||
  a.special === 'opener' ||
  audits(a) ||
  (over(a) && inTemporary.includes(a.role!))
const seesBatch = (a: Actor): boolean =>
  audits(a) || (over(a) && ['county-finance', 'county-finance-head'].includes(a.role!))
const banks = (a: Actor): boolean => over(a) && ['county-finance', 'county-finance-head'].includes(a.role!)
const looks = (a: Actor): boolean => a.special === 'concerned' || audits(a)
const reveals = (a: Actor): boolean => over(a) && a.role === 'township-clerk'
/** The open case waits for the clerk of the town, the granted one for the bank’s answer, with the county’s finance. */
const holds = (a: Actor): boolean =>
  a.position === 'own' && (a.role === 'township-clerk' || a.role === 'county-finance')
const signs = (a: Actor): boolean => over(a) && a.role === 'county-leader'
/** [BK5] Of a township’s reserve: who has a part in what moves it, over the township and not below it. */
const deals = (a: Actor): boolean =>
  audits(a) ||
  (over(a) &&
    [...inTemporary, 'county-finance-head'].includes(a.role!) &&
    areaOf(a.role!, a.position!).length <= 9)
/** [SK3] Who looks for people whom the living allowance could serve, in the village and above it. */
const seeks = (a: Actor): boolean =>
  over(a) && ['village-worker', 'township-clerk', 'township-head', 'county-leader'].includes(a.role!)
const anybody = (): boolean => true
const nobody = (): boolean => false
const only =
  (...specials: readonly string[]) =>
  (a: Actor): boolean =>
    specials.includes(a.special ?? '')
/** [P8] Counts are shown to those over the place who may see the cases; two people are too few for anybody else, in office or not. */
const seesCounts = (a: Actor): boolean =>
  audits(a) ||
  (official(a) &&
    inTemporary.includes(a.role ?? '') &&
    a.position !== 'sister' &&
    a.special !== 'opener' &&
    areaOver(a, shaoyangCounty))
const areaOver = (a: Actor, area: string): boolean =>
  a.role !== null && [area, area.slice(0, 6), '430500'].includes(areaOf(a.role, a.position!))
const seesTown = (a: Actor): boolean =>
  audits(a) || (a.role !== null && inTemporary.includes(a.role) && over(a) && areaOver(a, yankoupu))

const importing = (a: Actor): string =>
  `programme=elevator.survey&area=${shaoyangCounty}&post=${a.post ?? 'none'}`

type Row = {
  readonly send?: (a: Actor) => {
    readonly path: string
    readonly body?: unknown
    readonly raw?: string
    readonly type?: string
    readonly query?: string
  }
  /** Who is let in: the answer is neither 401, 403 nor 404. */
  readonly may: (a: Actor) => boolean
  /** In whose answer the case is named; for lists, where all who are let in get an answer. */
  readonly names?: (a: Actor) => boolean
}

let house: TestHouse
let staff: Staff
let visitors: ReadonlyMap<string, Visitor>
/** Waits for the clerk of Yankoupu; was granted; the batch that pays it; a paper that the case names. */
let waitingCase: string
let done: string
let batch: string
let paper: string
let leaf: string
let n = 0

const rows: Readonly<Record<string, Row>> = {
  /** A wrong code is a wrong code; who has set up none is told so. */
  'POST /api/session/confirm': {
    may: only('opener', 'console'),
    send: () => ({ path: '/api/session/confirm', body: { code: '00000A' } }),
  },
  'POST /api/totp': { may: nobody, send: () => ({ path: '/api/totp', body: { password: 'wrong' } }) },
  'PUT /api/totp': { may: signedIn, send: () => ({ path: '/api/totp', body: { code: '000000' } }) },
  'GET /api/sessions': { may: signedIn },
  'GET /api/oidc': { may: anybody },
  'GET /api/realms': { may: anybody, names: nobody },
  /** Where there is no other house, there is no such way. */
  'GET /api/oidc/start': { may: nobody },
  'GET /api/oidc/callback': { may: nobody },
  'DELETE /api/sessions/{id}': {
    may: nobody,
    send: () => ({ path: '/api/sessions/00000000-0000-4000-8000-000000000000' }),
  },
  'POST /api/password': {
    may: nobody,
    send: () => ({ path: '/api/password', body: { old: 'wrong', fresh: 'a long enough sentence' } }),
  },
  'POST /api/logins/{login}/disable': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/logins/grid/disable', body: {} }),
  },
  'POST /api/logins/{login}/enable': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/logins/grid/enable', body: {} }),
  },
  'POST /api/session': {
    may: anybody,
    send: () => ({ path: '/api/session', body: { login: 'li', password } }),
  },
  'DELETE /api/session': { may: anybody },
  'DELETE /api/sessions': { may: (a) => a.special === 'console' },
  'GET /api/me': { may: signedIn },
  'GET /api/demo-accounts': { may: anybody },
  'GET /api/areas': { may: anybody },
  'GET /api/areas/{code}': { may: anybody, send: () => ({ path: `/api/areas/${yunzhao}` }) },
  'PUT /api/registry': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/registry', body: { nothing: true } }),
  },
  'GET /api/ogc': { may: anybody },
  'GET /api/ogc/conformance': { may: anybody },
  'GET /api/ogc/collections': { may: anybody, names: nobody },
  'GET /api/ogc/collections/{collection}': {
    may: anybody,
    send: () => ({ path: '/api/ogc/collections/areas' }),
  },
  'GET /api/ogc/collections/{collection}/items': {
    may: anybody,
    names: nobody,
    send: () => ({ path: '/api/ogc/collections/areas/items' }),
  },
  /** No border is drawn in the county. */
  'GET /api/ogc/collections/{collection}/items/{feature}': {
    may: nobody,
    send: () => ({ path: '/api/ogc/collections/areas/items/430523' }),
  },
  /** Whoever signed in has a key of their own; the command line is nobody. */
  'POST /api/open311/v2/key': {
    may: (a) => signedIn(a) && a.special !== 'console',
    send: () => ({ path: '/api/open311/v2/key' }),
  },
  'GET /api/open311/v2/{list}': {
    may: anybody,
    names: nobody,
    send: () => ({ path: '/api/open311/v2/requests.json' }),
  },
  /** No programme of the county is offered as a service, whose case it is. */
  'GET /api/open311/v2/{list}/{one}': {
    may: nobody,
    send: () => ({ path: `/api/open311/v2/requests/${waitingCase}.json` }),
  },
  /** Sessions do not count there. */
  'POST /api/open311/v2/{list}': {
    may: nobody,
    send: () => ({
      path: '/api/open311/v2/requests.json',
      raw: 'service_code=c060101',
      type: 'application/x-www-form-urlencoded',
    }),
  },
  'GET /api/ground': { may: anybody },
  'GET /api/ground/at': { may: anybody, send: () => ({ path: '/api/ground/at?lon=111.3&lat=27.1' }) },
  'GET /api/ground/sketch': { may: anybody },
  'PUT /api/ground/sketch': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/ground/sketch', body: { nothing: true } }),
  },
  'GET /api/ground/draft': { may: only('admin', 'console') },
  'PUT /api/ground': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/ground', body: { nothing: true } }),
  },
  'GET /api/programmes': { may: anybody },
  'GET /api/programmes/{id}': {
    may: anybody,
    send: () => ({ path: '/api/programmes/assistance.temporary' }),
  },
  'GET /api/programmes/{id}/explanation': {
    may: official,
    send: () => ({ path: '/api/programmes/assistance.temporary/explanation' }),
  },
  'GET /api/programmes/{id}/explanation/file': {
    may: official,
    send: () => ({ path: '/api/programmes/assistance.temporary/explanation/file?format=html' }),
  },
  'GET /api/programmes/{id}/guide': {
    may: anybody,
    send: () => ({ path: '/api/programmes/assistance.temporary/guide' }),
  },
  'GET /api/programmes/{id}/openings': {
    may: signedIn,
    send: (a) => ({
      path: `/api/programmes/assistance.temporary/openings?area=${yunzhao}${a.post && a.position !== 'none' ? `&post=${a.post}` : ''}`,
    }),
    names: nobody,
  },
  /** [VS7] There is no such version of it: cases move where versions.test.ts has two. */
  'POST /api/programmes/{id}/moves/try': {
    may: nobody,
    send: () => ({ path: '/api/programmes/assistance.temporary/moves/try', body: { from: 1, to: 9 } }),
  },
  'POST /api/programmes/{id}/moves': {
    may: nobody,
    send: () => ({
      path: '/api/programmes/assistance.temporary/moves',
      body: { to: 9, cases: [{ case: waitingCase, seq: 1 }] },
    }),
  },
  'GET /schemas/programme.json': { may: anybody },
  'GET /schemas/register.json': { may: anybody },
  /** No programme of this realm keeps a register; who reads which where there are some, registers-http.test.ts asks. */
  'GET /api/registers': { may: anybody, names: nobody },
  'GET /api/registers/{id}': { may: nobody, send: () => ({ path: '/api/registers/test.houses' }) },
  'GET /api/registers/{id}/entries/{entry}': {
    may: nobody,
    send: () => ({ path: '/api/registers/test.houses/entries/A' }),
  },
  'GET /api/registers/{id}/points': {
    may: nobody,
    send: () => ({ path: '/api/registers/test.houses/points' }),
  },
  'GET /api/registers/{id}/list.xlsx': {
    may: nobody,
    send: () => ({ path: '/api/registers/test.houses/list.xlsx' }),
  },
  'GET /api/map': { may: anybody, names: nobody },
  'GET /api/health': { may: anybody },

  'POST /api/cases': {
    may: (a) =>
      ['concerned', 'opener', 'resident', 'admin', 'auditor'].includes(a.special ?? '') ||
      (over(a) && ['village-worker', 'grid-worker'].includes(a.role!)),
    send: (a) => ({
      path: '/api/cases',
      body: {
        programme: 'assistance.temporary',
        outcome: 'apply',
        area: yunzhao,
        input: {},
        ...(a.post ? { post: a.post } : {}),
      },
    }),
    names: nobody,
  },
  /** A dry run says itself whether they might; the command line is nobody who opens cases. */
  'POST /api/cases/try': {
    may: (a) => signedIn(a) && a.special !== 'console',
    send: (a) => ({
      path: '/api/cases/try',
      body: {
        programme: 'assistance.temporary',
        outcome: 'apply',
        area: yunzhao,
        input: {},
        ...(a.post && a.position !== 'none' ? { post: a.post } : {}),
      },
    }),
    names: nobody,
  },
  'GET /api/cases': {
    may: signedIn,
    names: sees,
    send: () => ({ path: '/api/cases?programme=assistance.temporary' }),
  },
  'GET /api/cases/{id}': {
    may: sees,
    send: (a) => ({
      path: `/api/cases/${waitingCase}${a.post && a.position !== 'none' ? `?post=${a.post}` : ''}`,
    }),
  },
  'POST /api/cases/{id}/commands': {
    may: (a) => sees(a) && a.special !== 'console',
    send: (a) => ({
      path: `/api/cases/${waitingCase}/commands`,
      body: {
        seq: 999,
        outcome: 'accept',
        input: {},
        ...(a.post && a.position !== 'none' ? { post: a.post } : {}),
      },
    }),
  },
  'POST /api/cases/{id}/try': {
    may: sees,
    send: (a) => ({
      path: `/api/cases/${waitingCase}/try`,
      body: {
        seq: 1,
        outcome: 'accept',
        input: {},
        ...(a.post && a.position !== 'none' ? { post: a.post } : {}),
      },
    }),
  },
  'POST /api/cases/{id}/panels/try': {
    may: sees,
    names: nobody,
    send: () => ({ path: `/api/cases/${waitingCase}/panels/try`, body: { of: 'ballot', suppose: {} } }),
  },
  'GET /api/cases/{id}/colleagues': {
    may: (a) => sees(a) && a.special !== 'console',
    send: () => ({ path: `/api/cases/${waitingCase}/colleagues?verb=copy` }),
  },
  'GET /api/errands': { may: signedIn, send: () => ({ path: '/api/errands?box=mine' }), names: nobody },
  /** [OA19] What one may not see is answered as what is not there, under the name that one gave oneself. */
  'POST /api/several/ways': {
    may: signedIn,
    send: () => ({ path: '/api/several/ways', body: { cases: [waitingCase] } }),
    names: sees,
  },
  'POST /api/several/try': {
    may: signedIn,
    send: () => ({
      path: '/api/several/try',
      body: { outcome: 'accept', cases: [{ case: waitingCase, seq: 1 }] },
    }),
    names: signedIn,
  },
  'POST /api/several': {
    may: (a) => signedIn(a) && a.special !== 'console',
    send: () => ({
      path: '/api/several',
      body: { outcome: 'accept', cases: [{ case: waitingCase, seq: 999 }] },
    }),
    names: signedIn,
  },
  /** [FM9] Read for a form of the desk, and kept nowhere. */
  'POST /api/cells': {
    may: (a) => official(a) && a.special !== 'console',
    send: () => ({ path: '/api/cells', raw: '甲,乙\n1,2\n', type: 'application/octet-stream' }),
    names: nobody,
  },
  'GET /api/cases/{id}/versions': { may: sees, send: () => ({ path: `/api/cases/${done}/versions` }) },
  'GET /api/cases/{id}/deciders': { may: sees, send: () => ({ path: `/api/cases/${done}/deciders` }) },
  'POST /api/cases/{id}/reveal': {
    may: reveals,
    send: () => ({
      path: `/api/cases/${waitingCase}/reveal`,
      body: { names: ['phone'], purpose: '联系申请人' },
    }),
  },
  'GET /api/cases/{id}/papers/{file}': {
    may: sees,
    send: () => ({ path: `/api/cases/${done}/papers/decision.docx` }),
  },
  'POST /api/search': {
    may: official,
    names: (a) => official(a) && sees(a),
    send: () => ({ path: '/api/search', body: { idNo: family(1).idNo } }),
  },
  'POST /api/find': {
    may: official,
    names: (a) => official(a) && sees(a),
    send: () => ({ path: '/api/find', body: { q: family(1).idNo } }),
  },
  'GET /api/find/own': { may: official, names: nobody },
  'POST /api/find/own': {
    may: official,
    names: nobody,
    send: () => ({ path: '/api/find/own', body: { act: 'unpin', kind: 'place', id: yunzhao } }),
  },
  'GET /api/found': {
    may: signedIn,
    names: sees,
    send: () => ({ path: '/api/found?programme=assistance.temporary' }),
  },
  /** With no cursor it would never end. */
  'GET /api/live': { may: official, names: nobody, send: () => ({ path: '/api/live?after=x' }) },
  'GET /api/map/cases': {
    may: official,
    names: nobody,
    send: () => ({ path: '/api/map/cases?programme=assistance.temporary&bbox=1,2,3&zoom=9' }),
  },
  'GET /api/rooms': { may: official, names: nobody },
  /** No room of a pack is in force here. */
  'GET /api/rooms/{id}': { may: nobody, names: nobody, send: () => ({ path: '/api/rooms/grid.command' }) },
  'GET /api/rooms/{id}/wall': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/rooms/grid.command/wall' }),
  },
  /** No counter of a pack is in force here, and no screen is paired. */
  'GET /api/counters': { may: signedIn, names: nobody },
  'GET /api/counters/{id}': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/counters/door.counter' }),
  },
  'POST /api/counters/{id}/pairing': {
    may: nobody,
    send: () => ({ path: '/api/counters/door.counter/pairing', body: { post: 'p-1', window: '1' } }),
  },
  'PUT /api/counters/{id}/pairing': {
    may: nobody,
    send: () => ({ path: '/api/counters/door.counter/pairing', body: { ticket: null, case: null } }),
  },
  'DELETE /api/counters/{id}/pairing': {
    may: nobody,
    send: () => ({ path: '/api/counters/door.counter/pairing' }),
  },
  /** Whoever has the digits: what is none is not looked for. */
  'POST /api/counter-screen': {
    may: anybody,
    send: () => ({ path: '/api/counter-screen', body: { code: '' } }),
  },
  'GET /api/counter-screen': { may: nobody, names: nobody },
  'GET /api/counter-screen/live': { may: nobody, names: nobody },
  'POST /api/counter-screen/wrong': {
    may: nobody,
    send: () => ({ path: '/api/counter-screen/wrong', body: { case: 'B23456-23456', seq: 1 } }),
  },
  'POST /api/counter-screen/signature': {
    may: nobody,
    send: () => ({
      path: '/api/counter-screen/signature?case=B23456-23456&seq=1',
      raw: 'not a picture',
      type: 'image/png',
    }),
  },
  'DELETE /api/counter-screen': { may: nobody },
  /** No stage of a pack is in force here. */
  'GET /api/stages': { may: anybody, names: nobody },
  'GET /api/stages/{id}/events/{event}': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1' }),
  },
  'GET /api/stages/{id}/events/{event}/live': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1/live' }),
  },
  'GET /api/stages/{id}/events/{event}/own': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1/own' }),
  },
  'GET /api/stages/{id}/events/{event}/pictures': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1/pictures' }),
  },
  'POST /api/stages/{id}/events/{event}/pictures': {
    may: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1/pictures', body: { ready: true } }),
  },
  'GET /api/stages/{id}/events/{event}/pictures/{picture}': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1/pictures/a' }),
  },
  'GET /api/stages/{id}/events/{event}/pictures/{picture}/shown': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1/pictures/a/shown' }),
  },
  'GET /api/stages/{id}/events/{event}/file.json': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/stages/contests.stage/events/K20211020-1/file.json' }),
  },
  /** Nobody signs in there: an empty letter says nothing that could be believed. */
  'POST /api/exchange/inbox': {
    may: anybody,
    send: () => ({ path: '/api/exchange/inbox', body: { messages: [] } }),
  },
  'GET /api/exchange/key': { may: only('admin', 'console') },
  'POST /api/exchange/key/next': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/exchange/key/next', body: {} }),
  },
  'GET /api/exchange/partners': { may: only('admin', 'console'), names: nobody },
  /** There is no partner yet: who may not ask and who asks of none hear the same. */
  'GET /api/exchange/partners/{id}/lanes': {
    may: nobody,
    names: nobody,
    send: () => ({ path: '/api/exchange/partners/luohu/lanes' }),
  },
  'GET /api/exchange/cases': { may: official, names: nobody },
  'PUT /api/exchange/partners/{id}': {
    may: only('admin', 'console'),
    send: () => ({
      path: '/api/exchange/partners/luohu',
      body: {
        name: { zh: '罗湖', en: 'Luohu' },
        origin: 'yimen/440303',
        url: 'https://luohu.example',
        key: { alg: 'ed25519', publicKey: '?' },
      },
    }),
  },
  'GET /api/hooks': { may: only('admin', 'console'), names: nobody },
  /** An address of its own network is refused to those who may ask; of none that is there nobody hears anything. */
  'PUT /api/hooks/{id}': {
    may: only('admin', 'console'),
    send: () => ({
      path: '/api/hooks/city',
      body: {
        name: { zh: '城市大脑', en: 'City brain' },
        url: 'https://[fd00::1]/told',
        login: 'clerk',
        programmes: ['assistance.temporary'],
      },
    }),
  },
  'DELETE /api/hooks/{id}': { may: nobody, send: () => ({ path: '/api/hooks/city' }) },
  'POST /api/hooks/{id}/secret': { may: nobody, send: () => ({ path: '/api/hooks/city/secret', body: {} }) },
  'POST /api/hooks/{id}/switch': {
    may: nobody,
    send: () => ({ path: '/api/hooks/city/switch', body: { on: false } }),
  },
  'POST /api/hooks/{id}/again': { may: nobody, send: () => ({ path: '/api/hooks/city/again', body: {} }) },
  'GET /api/cases/{id}/exchange': {
    may: (a) => official(a) && sees(a),
    names: nobody,
    send: () => ({ path: `/api/cases/${waitingCase}/exchange` }),
  },
  'GET /api/cases/{id}/exchange.json': {
    may: (a) => official(a) && sees(a),
    send: () => ({ path: `/api/cases/${waitingCase}/exchange.json` }),
  },
  'GET /api/cases/{id}/alike': {
    may: (a) => official(a) && sees(a),
    names: nobody,
    send: () => ({ path: `/api/cases/${waitingCase}/alike` }),
  },
  'POST /api/find/refill': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/find/refill', body: {} }),
  },
  'GET /api/papers/held': {
    may: signedIn,
    names: nobody,
    send: () => ({ path: '/api/papers/held?programme=assistance.temporary&paper=hardshipProof' }),
  },
  'GET /api/inbox': { may: signedIn, names: holds },
  'GET /api/inbox.csv': { may: takesLists, names: holds },
  'GET /api/cases.csv': {
    may: takesLists,
    names: sees,
    send: () => ({ path: '/api/cases.csv?programme=assistance.temporary' }),
  },
  /** Workbooks, whose rows are those of the others. */
  'GET /api/inbox.xlsx': { may: takesLists },
  'GET /api/inbox.ics': { may: takesLists, names: holds },
  'GET /api/cases.xlsx': {
    may: takesLists,
    send: () => ({ path: '/api/cases.xlsx?programme=assistance.temporary' }),
  },
  'GET /api/start': { may: official, names: (a) => holds(a) || a.special === 'opener' },
  'GET /api/lists/kept': { may: official, names: nobody },
  'POST /api/lists/kept': {
    may: official,
    names: nobody,
    send: () => ({
      path: '/api/lists/kept',
      body: { act: 'keep', name: '今天', to: '/desk/inbox?due=today' },
    }),
  },
  'POST /api/commands': {
    may: signedIn,
    names: nobody,
    send: () => ({
      path: '/api/commands',
      raw: '{"key":"matrix-key-1","case":"B22222-22222","seq":0,"outcome":"apply","input":{},"at":"2021-01-01T00:00:00+08:00"}',
      type: 'application/x-ndjson',
    }),
  },
  /** Nobody of this county imports: the programme is another city’s. Who may there, imports.test.ts says. */
  'GET /api/imports/template': {
    may: nobody,
    send: (a) => ({ path: `/api/imports/template?${importing(a)}` }),
  },
  'POST /api/imports/preview': {
    may: nobody,
    send: (a) => ({
      path: `/api/imports/preview?${importing(a)}`,
      raw: 'x',
      type: 'application/octet-stream',
    }),
  },
  'POST /api/imports/faults': {
    may: nobody,
    send: (a) => ({
      path: `/api/imports/faults?${importing(a)}`,
      raw: 'x',
      type: 'application/octet-stream',
    }),
  },
  'POST /api/imports': {
    may: nobody,
    send: (a) => ({
      path: `/api/imports?${importing(a)}&ticket=0000000000`,
      raw: 'x',
      type: 'application/octet-stream',
    }),
  },
  'GET /api/imports/{id}': { may: nobody, send: () => ({ path: `/api/imports/${waitingCase}` }) },
  'POST /api/uploads': {
    may: signedIn,
    send: () => ({ path: '/api/uploads', raw: 'not a picture', type: 'application/octet-stream' }),
  },
  'GET /api/upload-parts/{ref}': {
    may: signedIn,
    names: nobody,
    send: () => ({ path: '/api/upload-parts/photo-1' }),
  },
  'POST /api/upload-parts/{ref}': {
    may: signedIn,
    names: nobody,
    send: () => ({ path: '/api/upload-parts/photo-1', raw: 'x', type: 'application/octet-stream' }),
  },
  'GET /api/field/key': { may: signedIn, names: nobody },
  'GET /api/field/aside': { may: signedIn, names: nobody },
  /** A ticket is asked for and nobody's session: one that nobody gave is answered as nothing. */
  'POST /api/field/aside': {
    may: nobody,
    send: () => ({
      path: '/api/field/aside',
      body: { ticket: 'none.none', id: 'a-box', sealed: 'AAAA', body: 'AAAA' },
    }),
  },
  'POST /api/field/aside/{id}/take': {
    may: nobody,
    send: () => ({ path: '/api/field/aside/none/take', body: { post: 'none', seq: 0 } }),
  },
  'POST /api/field/aside/{id}/discard': {
    may: nobody,
    send: () => ({ path: '/api/field/aside/none/discard', body: { post: 'none', reason: 'unclear' } }),
  },
  'POST /api/field/keys': {
    may: signedIn,
    names: nobody,
    send: () => ({ path: '/api/field/keys', body: { sealed: [] } }),
  },
  'GET /api/uploads/{id}': { may: sees, send: () => ({ path: `/api/uploads/${paper}?case=${waitingCase}` }) },
  'GET /api/payments/{id}/file.csv': {
    may: banks,
    send: () => ({ path: `/api/payments/${batch}/file.csv` }),
  },
  'POST /api/payments/{id}/return': {
    may: (a) => over(a) && a.role === 'county-finance',
    send: () => ({ path: `/api/payments/${batch}/return`, raw: 'nonsense', type: 'text/plain' }),
  },

  /** What it holds is that of their own posts: none where these deal with no bank. */
  'GET /api/payments/months/{month}': {
    may: signedIn,
    names: nobody,
    send: () => ({ path: '/api/payments/months/2021-10' }),
  },
  'GET /api/cases/{id}/listed': { may: sees, send: () => ({ path: `/api/cases/${waitingCase}/listed` }) },
  'GET /api/cases/{id}/receipt': { may: sees, send: () => ({ path: `/api/cases/${waitingCase}/receipt` }) },
  /** [P9] It holds every byte, also the column that is the office’s alone. */
  'GET /api/cases/{id}/proof.html': {
    may: (a) => sees(a) && a.special !== 'concerned',
    send: () => ({ path: `/api/cases/${waitingCase}/proof.html` }),
  },
  /** Hashes and signatures only: the log is everybody’s to check. */
  'GET /api/log/head': { may: anybody, names: nobody },
  'GET /api/log/heads': { may: anybody, names: nobody },
  'GET /api/log/key': { may: anybody, names: nobody },
  'GET /api/log/consistency': {
    may: anybody,
    names: nobody,
    send: () => ({ path: '/api/log/consistency?from=1' }),
  },
  'GET /api/log/proof': {
    may: anybody,
    names: nobody,
    send: () => ({ path: `/api/log/proof?leaf=${leaf}` }),
  },

  'GET /api/figures': { may: official },
  'GET /api/figures/{id}': {
    may: seesTown,
    send: () => ({ path: `/api/figures/assistance.temporary.grants?area=${yankoupu}` }),
  },
  'GET /api/figures/{id}/reading': {
    may: seesTown,
    send: () => ({ path: `/api/figures/assistance.temporary.grants/reading?area=${yankoupu}` }),
  },
  'GET /api/figures/{id}/records': {
    may: seesTown,
    names: (a) => seesTown(a) && sees(a),
    send: () => ({ path: `/api/figures/assistance.temporary.grants/records?area=${yankoupu}` }),
  },
  'GET /api/campaigns': { may: official, names: nobody },
  /** The county has no campaign: who may read one is tried where there is one, in campaigns.test.ts. */
  'GET /api/campaigns/{id}': { may: nobody, send: () => ({ path: '/api/campaigns/elevator.2021' }) },
  'GET /api/campaigns/{id}/board': {
    may: nobody,
    send: () => ({ path: '/api/campaigns/elevator.2021/board' }),
  },
  'GET /api/campaigns/{id}/stuck': {
    may: nobody,
    send: () => ({ path: '/api/campaigns/elevator.2021/stuck' }),
  },
  'GET /api/campaigns/{id}/sheet.xlsx': {
    may: nobody,
    send: () => ({ path: '/api/campaigns/elevator.2021/sheet.xlsx' }),
  },
  'GET /api/bulletins': { may: official },
  'GET /api/bulletins/{id}': {
    may: official,
    names: nobody,
    send: () => ({ path: '/api/bulletins/assistance.monthly' }),
  },
  'GET /api/bulletins/{id}/slots/{slot}/records': {
    may: official,
    names: (a) => official(a) && sees(a),
    send: () => ({ path: '/api/bulletins/assistance.monthly/slots/grants/records' }),
  },
  'POST /api/bulletins/{id}/sign': {
    may: signs,
    send: () => ({ path: '/api/bulletins/assistance.monthly/sign', body: { asOf: '2031-01-01' } }),
  },
  /** Nothing is kept, so that it names no case. */
  'POST /api/contradictions': {
    may: official,
    names: nobody,
    send: () => ({ path: '/api/contradictions', body: { text: '共300台，其中甲区200台、乙区200台。' } }),
  },
  'GET /api/page': { may: official, names: nobody },
  'GET /api/page/signed': { may: official, names: nobody },
  'GET /api/broadsheet': { may: anybody },
  'GET /api/broadsheet/{id}/records': {
    may: anybody,
    send: () => ({ path: '/api/broadsheet/A4-05/records' }),
  },
  'POST /api/broadsheet/sign': {
    may: signs,
    send: () => ({ path: '/api/broadsheet/sign', body: { asOf: '2031-01-01' } }),
  },
  'POST /api/erasures': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/erasures', body: { idNo: family(1).idNo, purpose: '本人申请删除' } }),
  },
  'GET /api/accesses': { may: audits, names: audits },
  'GET /api/refused-orders': { may: (a) => audits(a) || only('admin')(a) },
  /** Without a word of what became of it: whoever may is told so, and nobody is told whether there is such an order. */
  'POST /api/refused-orders/attend': {
    may: only('admin', 'console'),
    send: () => ({
      path: '/api/refused-orders/attend',
      body: { id: 'B23456-23456/1/0', reason: '\u200b\u200b\u200b\u200b' },
    }),
  },
  'POST /api/verify': { may: audits, names: nobody, send: () => ({ path: '/api/verify', body: {} }) },
  'GET /api/backup': { may: only('admin', 'console') },
  'GET /api/books': { may: audits, names: audits },
  'GET /api/books/recounts': { may: audits, names: nobody },
  'GET /api/holdings': { may: signedIn, names: nobody },
  'GET /api/holdings/{account}': {
    may: deals,
    names: nobody,
    send: () => ({ path: '/api/holdings/reserve:430523106' }),
  },
  'GET /api/seeks': { may: signedIn, names: nobody },
  'POST /api/programmes/{id}/seek': {
    may: seeks,
    names: nobody,
    send: (a) => ({
      path: '/api/programmes/assistance.living/seek',
      body: { post: a.post ?? 'none', area: yunzhao, purpose: '政策找人' },
    }),
  },
  'POST /api/programmes/{id}/seek/visits': {
    may: seeks,
    send: (a) => ({
      path: '/api/programmes/assistance.living/seek/visits',
      body: { post: a.post ?? 'none', area: yunzhao, purpose: '政策找人' },
    }),
  },
  'POST /api/books/recount': {
    may: audits,
    names: nobody,
    send: () => ({ path: '/api/books/recount', body: {} }),
  },
  'POST /api/keys/rotate': {
    may: only('admin', 'console'),
    send: () => ({ path: '/api/keys/rotate', body: {} }),
  },
  'POST /api/settle': { may: only('console'), send: () => ({ path: '/api/settle', body: {} }) },
}

beforeAll(async () => {
  const packs = allPacks()
  /** [P9] How a member is related is for the office, the rest of the line for those it concerns. */
  const programmes = packs.programmes.map((p) => {
    const members = p.fields['members']
    if (p.id !== 'assistance.temporary' || members?.type !== 'list') return p
    const relation = { ...members.of['relation']!, seenBy: 'office' as const }
    return { ...p, fields: { ...p.fields, members: { ...members, of: { ...members.of, relation } } } }
  })
  house = await openTestHouse({ packs: { ...packs, programmes } })
  staff = await staffOf(house)
  const rng = random(99)
  const taken = new Set<string>()
  const people = actors
    .filter((a) => a.role !== null || ['resident', 'admin'].includes(a.special ?? ''))
    .map((a) => ({ id: `p-${a.name}`, name: '甲乙', idNo: newId(rng, 'female', 40, taken) }))
  const concerned = { id: 'p-concerned', name: family(1).name, idNo: family(1).idNo }
  const registry = {
    name: { zh: '邵阳县', en: 'Shaoyang County' },
    rehearsal: true,
    startsAt: null,
    areas: [],
    kin: [],
    authorities: [],
    organisations: [
      { id: 'm-org', name: { zh: '测试机构', en: 'Test office' }, area: shaoyangCounty, kind: 'bureau' },
    ],
    people: [...people, concerned],
    posts: actors.flatMap((a) =>
      a.role === null
        ? []
        : [
            {
              id: a.post!,
              person: `p-${a.name}`,
              organisation: 'm-org',
              role: a.role,
              area: areaOf(a.role, a.position!),
              from: '2020-01-01',
              to: a.position === 'none' ? '2021-10-19' : null,
            },
          ],
    ),
    logins: [...people, concerned].map((p) => ({
      login: `m-${p.id.slice(2)}`,
      person: p.id,
      password,
      permissions: p.id === 'p-admin' ? ['admin'] : [],
      totp: rehearsalSecret(`m-${p.id.slice(2)}`),
    })),
  }
  const put = await house.console.send('PUT', '/api/registry', JSON.stringify(registry), {
    'content-type': 'application/json',
  })
  expect(put.status, JSON.stringify(put.body)).toBe(200)

  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const sent = await staff.village.send<{ id: string }>('POST', '/api/uploads', png, {
    'content-type': 'image/png',
    'x-file-name': 'proof.png',
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  paper = sent.body.id
  const members = [{ name: family(3).name, idNo: family(3).idNo, relation: 'other' }]
  waitingCase = await apply(staff, family(1), { proofs: [paper], members })
  done = await granted(staff, family(1), 90_000)
  const compiled = await staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.payment_batch',
    outcome: 'compile',
    area: shaoyangCounty,
    post: posts.finance,
    input: { lines: [{ member: done, amount: 90_000 }] },
  })
  batch = compiled.body.case
  expect((await act(staff, 'finance-head', batch, 1, 'release')).status).toBe(200)
  await house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  leaf = (await staff.auditor.get<{ entry: string }>(`/api/cases/${waitingCase}/receipt`)).body.entry
  visitors = new Map(await Promise.all(actors.map(async (a) => [a.name, await visitorOf(a)] as const)))
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const visitorOf = async (a: Actor): Promise<Visitor> =>
  a.special === 'stranger'
    ? house.stranger
    : a.special === 'console'
      ? house.console
      : a.special === 'opener'
        ? house.as('village')
        : a.special === 'auditor'
          ? house.as('auditor')
          : house.as(`m-${a.name}`)

test('every route of the OpenAPI document has its row, and no row is of a route that is gone', async () => {
  const { body } = await house.stranger.get<{ paths: Record<string, Record<string, unknown>> }>(
    '/openapi.json',
  )
  const routes = Object.entries(body.paths).flatMap(([path, ways]) =>
    Object.keys(ways).map((m) => `${m.toUpperCase()} ${path}`),
  )
  expect(Object.keys(rows).sort()).toEqual(routes.sort())
  expect(routes.length * actors.length).toBeGreaterThan(2_000)
})

/** Signing out comes last: it ends the sessions of all others. */
const order = Object.entries(rows).toSorted(
  ([a], [b]) => Number(/^DELETE \/api\/sessions?$/.test(a)) - Number(/^DELETE \/api\/sessions?$/.test(b)),
)

/** [OT2] A standard has its own form of a refusal. */
const reasonOf = (body: unknown): string | undefined =>
  Array.isArray(body) ? (body as { reason: string }[])[0]?.reason : (body as { code: string }).code

test.each(order)('[P5] %s', async (route, row) => {
  const wrong: string[] = []
  for (const a of actors) {
    const [method, path] = route.split(' ') as [string, string]
    const sent: ReturnType<NonNullable<Row['send']>> = row.send?.(a) ?? { path }
    const answer = await visitors
      .get(a.name)!
      .send<unknown>(
        method,
        sent.path,
        method === 'GET' || method === 'DELETE' ? undefined : (sent.raw ?? JSON.stringify(sent.body ?? {})),
        {
          'content-type': sent.type ?? 'application/json',
          'idempotency-key': `matrix-${n++}`,
          'x-file-name': 'x.png',
        },
      )
    const letIn = ![401, 403, 404].includes(answer.status)
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    const named = text.includes(waitingCase) || text.includes(done)
    if (letIn !== row.may(a))
      wrong.push(
        `${a.name}: ${answer.status}, ${row.may(a) ? 'should be let in' : 'should be kept out'} ${text.slice(0, 120)}`,
      )
    else if (letIn && row.names && named !== row.names(a))
      wrong.push(`${a.name}: the case is ${named ? '' : 'not '}named`)
    if (!letIn) expect(text, `${route} ${a.name} tells what it keeps`).not.toContain(family(1).phone)
    /** What is kept from one is kept in the same words as what does not exist. */
    if (answer.status === 404) expect(reasonOf(answer.body), `${route} ${a.name}`).toBe('not_found')
  }
  expect(wrong).toEqual([])
})

test('[P4] [X5] whoever may open sealed values is told so, and nobody else; looks and exports are told to the one concerned and to those who audit', async () => {
  await staff.clerk.post(`/api/cases/${waitingCase}/reveal`, { names: ['phone'], purpose: '联系申请人' })
  expect((await staff.clerk.get(`/api/uploads/${paper}?case=${waitingCase}`)).status).toBe(200)
  const fresh = new Map(await Promise.all(actors.map(async (a) => [a.name, await visitorOf(a)] as const)))
  for (const a of actors.filter(sees)) {
    const { body } = await fresh
      .get(a.name)!
      .get<{ mayReveal: boolean; reveals: readonly unknown[]; exports: readonly unknown[] }>(
        `/api/cases/${waitingCase}`,
      )
    expect(body.mayReveal, a.name).toBe(reveals(a))
    expect(body.reveals.length > 0, a.name).toBe(looks(a))
    expect(body.exports.length > 0, a.name).toBe(looks(a))
  }
})

test('[P9] a column of a list is told to exactly those who are to see it, on every face of the case', async () => {
  const fresh = new Map(await Promise.all(actors.map(async (a) => [a.name, await visitorOf(a)] as const)))
  let pagesSeen = 0
  for (const a of actors.filter(sees)) {
    const who = fresh.get(a.name)!
    const path = `/api/cases/${waitingCase}`
    const { body } = await who.get<CaseView>(path)
    const lists = [...body.facts, ...body.timeline.flatMap((e) => e.input)].filter(
      (f) => f.name === 'members',
    )
    expect(lists.length, a.name).toBe(2)
    for (const { value } of lists) {
      const columns = Object.keys((value as readonly object[])[0]!)
      expect(columns, a.name).toEqual(['name', 'idNo', ...(a.special === 'concerned' ? [] : ['relation'])])
    }
    const files = await Promise.all(
      ['receipt', 'proof.html'].map(
        async (file) => (await who.send('GET', `${path}/${file}`, undefined)).body,
      ),
    )
    const [said, all] = [JSON.stringify([lists, files]), JSON.stringify(body)]
    expect(said.includes('其他') || said.includes('"other"'), a.name).toBe(a.special !== 'concerned')
    if (a.special === 'concerned') expect(all).not.toContain('"relation"')
    pagesSeen += 1
  }
  expect(pagesSeen).toBeGreaterThan(5)
})

/** Every way by which a case can be met: none names a case that the case’s own page refuses. */
test('[P7] no channel reveals more than another', async () => {
  const fresh = new Map(await Promise.all(actors.map(async (a) => [a.name, await visitorOf(a)] as const)))
  const channels = [
    '/api/cases?programme=assistance.temporary',
    '/api/cases?programme=assistance.payment_batch',
    '/api/cases?q=B',
    '/api/cases?mine=true',
    '/api/found?q=B',
    `/api/found?area=${yunzhao}`,
    '/api/inbox',
    '/api/inbox.csv',
    '/api/inbox.ics',
    '/api/cases.csv?programme=assistance.temporary',
    '/api/cases.csv?programme=assistance.payment_batch',
    '/api/cases.csv?q=B',
    '/api/cases.csv?mine=true',
    ...['grants', 'amount'].map((f) => `/api/figures/assistance.temporary.${f}/records?limit=20000`),
    '/api/bulletins/assistance.monthly/slots/grants/records?limit=20000',
    '/api/bulletins/assistance.monthly',
    '/api/page',
    `/api/payments/${batch}/file.csv`,
  ]
  let met = 0
  for (const a of actors) {
    const who = fresh.get(a.name)!
    const texts = await Promise.all([
      ...channels.map(async (path) => (await who.send<unknown>('GET', path, undefined)).body),
      who.post('/api/search', { idNo: family(1).idNo }).then((r) => r.body),
      who.post('/api/find', { q: family(1).idNo }).then((r) => r.body),
      who.post('/api/find', { q: family(1).name }).then((r) => r.body),
    ])
    const ids = new Set(texts.flatMap((t) => JSON.stringify(t).match(/\bB[2-9A-Z]{5}-[2-9A-Z]{5}\b/g) ?? []))
    for (const id of ids) {
      met += 1
      const { status } = await who.send('GET', `/api/cases/${id}`, undefined)
      expect(status, `${a.name} met ${id} somewhere`).toBe(200)
    }
    if (!official(a) && !sees(a)) expect([...ids], a.name).toEqual([])
    if (seesBatch(a)) expect(ids, a.name).toContain(batch)
  }
  expect(met).toBeGreaterThan(30)
})

test('[P2] counts of the county are for those over it', async () => {
  for (const a of actors) {
    const { status } = await (
      await visitorOf(a)
    ).send('GET', '/api/figures/assistance.temporary.grants/reading', undefined)
    expect(status === 200, `${a.name}: ${status}`).toBe(seesCounts(a))
  }
})
