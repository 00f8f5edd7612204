/** The small quiz that is drawn and ready, in a house for a test: its visitors, its parts, and acts by whoever has the post. */
import sharp from 'sharp'
import { makeReadyContest } from '../packs/hunan-contests.ts'
import { contestsRealm } from '../packs/rehearsal-hunan/index.ts'
import { playRehearsal } from '../src/cli/rehearse.ts'
import type { Done } from '../src/server/contract/index.ts'
import type { HallView, OwnStageView } from '../src/server/contract/stages.ts'
import { seed, type Answer, type TestHouse, type Visitor, type Visitors } from './house.ts'

export const event = 'C2021-ready'
export const hallPath = `/api/stages/contests.stage/events/${event}`

export type Ready = {
  readonly at: Visitors
  /** The case of a part, by its name; whatever is no part is a case itself. */ part(
    name: string,
  ): Promise<string>
  hall(): Promise<HallView>
  own(login: string): Promise<OwnStageView>
  visitor(login: string): Promise<Visitor>
  /** One act by the post that the stage names for them; the answer as it came. */
  act(
    login: string,
    part: string,
    outcome: string,
    input?: object,
  ): Promise<Answer<Done & { readonly code?: string; readonly detail?: { readonly zh: string } }>>
  /** The case of the part once the bank has answered. */
  until(standing: string): Promise<HallView>
}

/** Posts of the listed accounts, as the registry writes them. */
const posts: Readonly<Record<string, string>> = {
  host: '430000-host',
  clerk: '430000-clerk',
  chief: '430000-chief-judge',
  arbiter: '430000-arbiter',
  judge: '430000-judge-1',
  judge2: '430000-judge-2',
  judge3: '430000-judge-3',
  judge4: '430000-judge-4',
  setter: '430000-question-setter',
  supervisor: '430000-supervisor',
  table1: '430000-captain-1',
  table2: '430000-captain-2',
  table3: '430000-captain-3',
  table4: '430000-captain-4',
}

export async function readyContest(house: TestHouse): Promise<Ready> {
  await playRehearsal(makeReadyContest(seed), { url: house.url, key: house.key, realm: contestsRealm })
  const at = house.at(contestsRealm)
  const visitors = new Map<string, Promise<Visitor>>()
  const visitor = (login: string): Promise<Visitor> => {
    const there = visitors.get(login) ?? at.as(login)
    visitors.set(login, there)
    return there
  }
  const hall = async (): Promise<HallView> => (await at.stranger.get<HallView>(hallPath)).body
  const part = async (name: string): Promise<string> =>
    (await hall()).parts.find((p) => p.name === name)?.case ?? name
  return {
    at,
    part,
    hall,
    visitor,
    own: async (login) => (await (await visitor(login)).get<OwnStageView>(`${hallPath}/own`)).body,
    async act(login, name, outcome, input = {}) {
      const id = await part(name)
      const { body } = await at.console.get<{ readonly seq: number }>(`/api/cases/${id}`)
      return (await visitor(login)).post(`/api/cases/${id}/commands`, {
        post: posts[login],
        seq: body.seq,
        outcome,
        input,
      })
    },
    async until(standing) {
      for (let tries = 0; tries < 100; tries++) {
        const view = await hall()
        if (view.now?.standing.name === standing) return view
        await new Promise((next) => setTimeout(next, 50))
      }
      throw new Error(`the part never came to ${standing}: ${JSON.stringify((await hall()).now?.standing)}`)
    },
  }
}

/** The bank of the small quiz to which questions may still be added. */
export const spareBank = 'B2021-ready-spare'
/** Three questions for it, of which the first and the last have a picture; names that would tell what they show. */
export const picturedQuestions = [
  {
    q: 1,
    stem: '箭头所指的是什么细胞？',
    picture: '单核细胞.png',
    key: '单核细胞',
    points: 10,
    seconds: 600,
  },
  { q: 2, stem: '白细胞分几类？', options: 'A 三类|B 五类|C 七类', key: 'B', points: 10, seconds: 600 },
  {
    q: 3,
    stem: '这是什么结晶？',
    options: 'A 草酸钙|B 尿酸|C 胱氨酸',
    picture: '草酸钙结晶.png',
    key: 'A',
    points: 10,
    seconds: 600,
  },
] as const

/** A picture of so many pixels each way, whose bytes cannot be packed and are the same each time. */
export async function noisyPicture(pixels: number): Promise<Buffer> {
  const raw = Buffer.alloc(pixels * pixels * 3)
  let state = pixels
  for (let i = 0; i < raw.length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    raw[i] = state & 255
  }
  return sharp(raw, { raw: { width: pixels, height: pixels, channels: 3 } })
    .png()
    .toBuffer()
}

/** A setter sends a picture, and names it in the bank. */
export async function addPicture(r: Ready, name: string, picture: Buffer) {
  const sent = await (
    await r.visitor('setter')
  ).send<{ readonly id: string }>('POST', '/api/uploads', new Uint8Array(picture), { 'x-file-name': 'a.png' })
  return r.act('setter', spareBank, 'add_pictures', { pictures: [{ name, file: [sent.body.id] }] })
}
