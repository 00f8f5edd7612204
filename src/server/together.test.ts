/** A stair decides together over HTTP: owners on their phones, the community at its desk, and what each of them sees of the others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestHouse, Visitor, Visitors } from '../../tools/house.ts'
import { household, onPaper, openBallot, openXiangtan } from '../../tools/stair.ts'
import type { CaseView, Done, TaskView } from './contract/index.ts'
import type { Problem } from './contract/common.ts'

let house: TestHouse
let at: Visitors
let owner: Visitor
let community: Visitor
let id: string

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  ;[owner, community] = await Promise.all([at.as('owner'), at.as('community')])
  id = await openBallot(at)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const view = async (who: Visitor) => (await who.get<CaseView>(`/api/cases/${id}`)).body
const vote = (who: Visitor, seq: number, ballotRoom: string, choice: string) => who.post<Done & Problem>(`/api/cases/${id}/commands`, { seq, outcome: 'cast', input: { ballotRoom, choice } })

describe('the owner', () => {
  test('finds the project among their own, with the line of steps and the question', async () => {
    expect((await owner.get<readonly TaskView[]>('/api/cases?mine=true')).body.map((c) => c.case)).toEqual([id])
    const { together, stepTitle } = await view(owner)
    expect(stepTitle.zh).toBe('业主表决')
    expect(together.line.map((s) => s.state).slice(0, 5)).toEqual(['done', 'done', 'here', 'ahead', 'ahead'])
    expect(together.ballot!.cast).toMatchObject({ outcome: 'cast', rooms: ['401'] })
  })

  test('[LN1] the line has twenty stages, and shows the days of those passed', async () => {
    const { line } = (await view(community)).together
    expect(line).toHaveLength(20)
    expect(line[0]).toMatchObject({ title: { zh: '筹备建册' }, since: expect.stringContaining('2021-10-12'), until: expect.stringContaining('2021-10-13') })
  })

  test('[K14] votes though a neighbour’s paper came in meanwhile', async () => {
    const { seq } = await view(owner)
    await onPaper(at, id, seq, '502', 'agree')
    expect((await vote(owner, seq, '401', 'agree')).status).toBe(200)
    const twice = await vote(owner, seq, '401', 'disagree')
    expect([twice.status, twice.body.code]).toEqual([422, 'not_met'])
    expect((await vote(owner, seq, '502', 'disagree')).body.code).toBe('not_met')
  })

  test('[P9] sees who has voted and what they said themselves, not what others said or who they are', async () => {
    const c = await view(owner)
    const of = (room: string) => c.together.ballot!.votes.find((v) => v.room === room)!
    expect([of('401').choice, of('401').mine, of('502').voted, of('502').choice]).toEqual(['agree', true, true, null])
    const text = JSON.stringify(c)
    for (const o of household.owners) {
      expect(text.includes(o.idNo), 'an ID number').toBe(false)
      expect(text.includes(o.phone), 'a telephone').toBe(false)
    }
    expect(c.facts.map((f) => f.name)).not.toContain('ballots')
    expect(c.timeline.filter((h) => h.outcome === 'cast' && h.by.post !== null).every((h) => h.input.length === 0)).toBe(true)
  })

  test('[P9] does not get the file with every byte of it; the office does', async () => {
    const { status, body } = await owner.get<Problem>(`/api/cases/${id}/proof.html`)
    expect([status, body.code]).toEqual([403, 'others_data'])
    expect((await owner.get(`/api/cases/${id}/receipt`)).status).toBe(200)
    expect((await community.get(`/api/cases/${id}/proof.html`)).status).toBe(200)
  })
})

describe('the community', () => {
  test('sees every ballot, and which door would decide', async () => {
    const { ballot } = (await view(community)).together
    expect(ballot!.votes.find((v) => v.room === '502')!.choice).toBe('agree')
    expect(ballot!.tests.map((x) => [x.name, x.passed])).toEqual([['part_area', false], ['part_heads', false], ['agree_area', true], ['agree_heads', true]])
    expect(ballot!.votes.some((v) => v.decides)).toBe(false)
  })

  test('names stay masked on the page, and open with a purpose while the step is theirs', async () => {
    const owners = (await view(community)).facts.find((f) => f.name === 'owners')!
    expect(owners.sensitive).toBe(true)
    for (const o of household.owners) expect(JSON.stringify(owners).includes(o.idNo)).toBe(false)
    const opened = await community.post<{ values: readonly { value: unknown }[] }>(`/api/cases/${id}/reveal`, { names: ['owners'], purpose: '核对产权人' })
    expect(JSON.stringify(opened.body)).toContain(household.owners[0]!.idNo)
  })

  test('a neighbouring district’s office does not find it', async () => {
    expect((await at.stranger.get(`/api/cases/${id}`)).status).toBe(401)
    expect((await (await at.as('firm')).get(`/api/cases/${id}`)).status).toBe(200)
    expect((await (await house.as('clerk')).get(`/api/cases/${id}`)).status).toBe(404)
  })
})
