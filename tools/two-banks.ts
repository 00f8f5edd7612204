/** Two time banks that clear with each other: each a server with a database and keys of its own, the same few people with accounts in both. */
import { makeLengshuitan } from '../packs/lengshuitan.ts'
import { lengshuitan, lengshuitanOffices, meiwan } from '../packs/rehearsal-hunan/index.ts'
import { playRehearsal } from '../src/cli/rehearse.ts'
import { exchanging, type Exchanging } from './exchanging.ts'
import { allPacks, openTestHouse, seed } from './house.ts'

/** The other bank has the same people and places under another name: what tells it apart is its log, its database and its keys. */
const other = 'lingling-431102'
export type Bank = Exchanging<'volunteer' | 'volunteer2' | 'civilisation' | 'civilisation-head' | 'reviewer'>

/** Who signs in as `volunteer` and as `volunteer2`, with the account that either has on both sides. */
export const [first, second] = [0, 2].map((n) => {
  const { name, idNo } = lengshuitanOffices(seed).residents[n]!
  return { name, idNo, account: `KR${n + 1}` }
}) as [Person, Person]
type Person = { readonly name: string; readonly idNo: string; readonly account: string }

/** A bank whose small year is played: people have earned points, and some are spent. */
async function openBank(code: string): Promise<Bank> {
  const packs = allPacks()
  const house = await openTestHouse({
    codes: [code],
    packs: { ...packs, inForce: {}, areas: { ...packs.areas, [code]: lengshuitan } },
    master: Buffer.alloc(48, code === other ? 9 : 7),
  })
  await playRehearsal(makeLengshuitan(seed, 1_000), { url: house.url, key: house.key, realm: code })
  return exchanging(house, { area: meiwan, programme: 'volunteers.transfer', reader: 'civilisation' })
}

/** Both, each known to the other by the name that their agreement has. */
export async function twoBanks(): Promise<{ readonly a: Bank; readonly b: Bank }> {
  const a = await openBank(lengshuitan)
  const b = await openBank(other)
  await a.meet('lingling', '零陵区时间银行', b, b.house.url)
  await b.meet('lengshuitan', '冷水滩区时间银行', a, a.house.url)
  return { a, b }
}
