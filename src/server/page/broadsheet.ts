/** The page put together: every realm asked, its values set into the text, and what they say together. */
import type { FigureReading } from '#kernel/bulletin'
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import { differingBetween, differingWithin, idsOf, judge, runsOf, type Page } from '#page'
import { findStoredIssue, frozenRecords } from '#store'
import type {
  BroadsheetRecordsView,
  BroadsheetView,
  CaseView,
  PageFigureView,
  RecordsView,
} from '../contract/index.ts'
import { instantOf, type House } from '../realm.ts'
import { askFrom, askRealm, type Asked, type PageRealm } from './ask.ts'
import { openAnswers } from './answers.ts'

/** A value of the page, `live` where its realm tells it now. */
type Value = PageFigureView & { readonly realm: string; readonly since: string; readonly live: boolean }
type Values = Record<string, Value | null>
type RealmState = BroadsheetView['realms'][number]
export type Draft = Pick<BroadsheetView, 'realms' | 'differing'> & { readonly values: Values }

export type PageSettings = {
  readonly page: Page
  /** [PG3] Realms on other servers, by their keys; those of this server need none. */
  readonly elsewhere: Readonly<Record<string, PageRealm>>
  /** Where answers are kept. */ readonly file: string | null
}

export type Broadsheet = {
  readonly page: Page
  /** As it can be told within seconds: a realm that is slow is shown by what it signed last. */
  draft(asOf: Day): Promise<Draft>
  /** As it is told now, however long it takes. */
  wholeDraft(asOf: Day): Promise<Draft>
  /** The records behind a value now, asked of its realm. */
  recordsNow(value: Standing, asOf: Day): Promise<Records>
  /** So many of them, and how many there are. */
  recordsAt(
    value: Standing,
    asOf: Day,
    offset: number,
    limit: number,
  ): Promise<Omit<BroadsheetRecordsView, 'frozen'>>
  /** What happened to a case last, by the log of its realm. */
  lastAct(realm: string, id: string): Promise<Text | null>
}
type Records = BroadsheetRecordsView['records']
/** Where the records of a value lie. */
type Standing = Pick<Value, 'realm' | 'figure' | 'area'>

const freshMs = 4_000
/** So long a reader waits for a realm. */
const waitedMs = 5_000
const pageSize = 20_000

export function openBroadsheet(
  { page, elsewhere, file }: PageSettings,
  houses: readonly House[],
  { key, portOf, onFault }: { readonly key: string; portOf(): number; onFault(error: unknown): void },
): Broadsheet {
  const answers = openAnswers(file, onFault)
  const own = (realm: string): House | undefined => houses.find((h) => h.code === realm)
  const where = (realm: string): PageRealm | undefined => {
    const house = own(realm)
    return house ? { url: `http://127.0.0.1:${portOf()}${house.base}`, key } : elsewhere[realm]
  }
  const drafts = new Map<Day, { readonly until: number; readonly draft: Promise<Draft> }>()

  const underWay = new Map<string, Promise<Asked>>()
  /** [PG9] An answer that takes long is waited for once, by whoever asks meanwhile. */
  const ask = (realm: string, asOf: Day): Promise<Asked> => {
    const name = `${realm} ${asOf}`
    const before = underWay.get(name)
    if (before) return before
    const answer = askRealm(realm, where(realm), asOf, answers).finally(() => underWay.delete(name))
    underWay.set(name, answer)
    return answer
  }
  /** [PG6] Its answer is kept when it comes. */
  const askWithin = async (realm: string, asOf: Day, ms: number | null): Promise<Asked> => {
    if (ms === null) return ask(realm, asOf)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<Asked>((tell) => {
      timer = setTimeout(() => tell({ why: 'slow', kept: answers.last(realm, asOf) }), ms)
    })
    return Promise.race([ask(realm, asOf), late]).finally(() => clearTimeout(timer))
  }

  const put = async (asOf: Day, ms: number | null): Promise<Draft> => {
    const ids = idsOf(page)
    const keys = [...new Set(page.sections.map((s) => s.realm))]
    const realms = await Promise.all(
      keys.map(async (realm) => ({ realm, ...(await askWithin(realm, asOf, ms)) })),
    )
    const claims = realms.flatMap(({ realm, why, kept: answer }) =>
      (answer?.figures ?? []).map((f) => ({ ...f, realm, since: answer!.at, live: why === null })),
    )
    const values: Values = {}
    for (const { id, realm } of ids) values[id] = claims.find((f) => f.id === id && f.realm === realm) ?? null
    return {
      values,
      differing: differingWithin(claims).map((d) => ({ ids: [...d.ids], message: d.message })),
      realms: realms.map(({ realm, why, kept: answer }): RealmState => {
        const wanted = ids.filter((x) => x.realm === realm)
        return {
          realm,
          name: answer?.name ?? own(realm)?.realm?.name ?? placeOf(page, realm),
          path: own(realm) ? `${own(realm)!.base}/` : (elsewhere[realm]?.url.replace(/\/?$/, '/') ?? null),
          state: answer === null ? 'silent' : why === null ? 'told' : 'last',
          why,
          since: answer?.at ?? null,
          head: answer?.head ?? null,
          claimed: wanted.filter((x) => (values[x.id]?.value ?? null) !== null).length,
          wanted: wanted.length,
        }
      }),
    }
  }

  /** The figure's own: those of a bulletin stay as they were when the realm signed it. */
  const recordsAt = async (
    { realm, figure, area }: Standing,
    asOf: Day,
    offset: number,
    limit: number,
  ): Promise<Omit<BroadsheetRecordsView, 'frozen'>> => {
    const at = where(realm)
    const query = `area=${area}&asOf=${asOf}&offset=${offset}&limit=${limit}`
    const response = at && (await askFrom(at, `/api/figures/${encodeURIComponent(figure)}/records?${query}`))
    if (!response?.ok) return { total: 0, records: [] }
    const { total, records } = (await response.json()) as RecordsView
    return {
      total,
      records: records.map(({ case: id, seq, entry, value, said }) => ({
        case: id,
        seq,
        entry,
        value,
        ...(said && { said }),
      })),
    }
  }

  return {
    page,
    /** [PG9] Many readers at once ask the realms once. */
    draft(asOf) {
      const now = performance.now()
      const before = drafts.get(asOf)
      if (before && before.until > now) return before.draft
      const draft = put(asOf, waitedMs)
      for (const [day, { until }] of drafts) if (until <= now) drafts.delete(day)
      drafts.set(asOf, { until: now + freshMs, draft })
      draft.catch(() => drafts.delete(asOf))
      return draft
    },
    wholeDraft: (asOf) => put(asOf, null),
    recordsAt,
    async recordsNow(value, asOf) {
      const records: Records = []
      for (;;) {
        const { records: more } = await recordsAt(value, asOf, records.length, pageSize)
        records.push(...more)
        if (more.length < pageSize) return records
      }
    },
    async lastAct(realm, id) {
      const at = where(realm)
      const response = at && (await askFrom(at, `/api/cases/${encodeURIComponent(id)}`).catch(() => null))
      if (!response?.ok) return null
      const { timeline } = (await response.json()) as Pick<CaseView, 'timeline'>
      const act = timeline.at(-1)
      if (!act) return null
      const day = act.at.slice(0, 10)
      return { zh: `${day} ${act.title.zh}`, en: `${day} ${act.title.en}` }
    },
  }
}

const placeOf = (page: Page, realm: string): Text => page.sections.find((s) => s.realm === realm)!.place

/** A signed page: its values with what they stood on. */
export type PageIssue = {
  readonly number: number
  readonly signedAt: string
  readonly signedBy: string
  readonly values: Values
  readonly realms: readonly RealmState[]
}

export async function findPageIssue(house: House, page: Page, asOf: Day): Promise<PageIssue | null> {
  const issue = await findStoredIssue<RealmState>(house.pool, house.code, page.id, asOf)
  return (
    issue && {
      number: issue.number,
      signedAt: instantOf(issue.signedAt),
      signedBy: issue.signedBy,
      values: issue.readings as unknown as Values,
      realms: issue.tables,
    }
  )
}

/** What is frozen of an issue has the shape of readings: the store keeps it as it is. */
export const asReadings = (values: Values): Readonly<Record<string, FigureReading>> =>
  values as unknown as Readonly<Record<string, FigureReading>>

/** [PG10] What of a signed page is told otherwise now: old value, new value, and the records that made the difference. */
export async function correctionsOf(
  house: House,
  sheet: Broadsheet,
  issue: PageIssue,
  asOf: Day,
): Promise<NonNullable<BroadsheetView['signed']>['corrections']> {
  const { values } = await sheet.draft(asOf)
  const differing = new Set(differingBetween(present(issue.values), present(values)).flatMap((d) => d.ids))
  const changed = [...differing].flatMap((id) => {
    const [was, now] = [issue.values[id], values[id]]
    return was && now?.live ? [{ id, was, now }] : []
  })
  return Promise.all(
    changed.map(async ({ id, was, now }) => {
      const causes = await causesOf(house, sheet, id, now, asOf)
      return { id, was: was.printed, now: now.printed, causes, sentence: sentenceOf(id, was, now, asOf) }
    }),
  )
}

const present = (values: Values): readonly Value[] => Object.values(values).filter((v) => v !== null)

const mostCauses = 6

async function causesOf(house: House, sheet: Broadsheet, id: string, now: Value, asOf: Day) {
  const line = (r: Pick<Records[number], 'case' | 'seq' | 'entry' | 'value'>) =>
    `${r.case} ${r.seq} ${r.entry} ${r.value}`
  const frozen = await frozenRecords(house.pool, house.code, sheet.page.id, asOf, id)
  const was = new Map(frozen.map((r) => [line(r), r.case]))
  const is = new Map((await sheet.recordsNow(now, asOf)).map((r) => [line(r), r.case]))
  const only = (of: ReadonlyMap<string, string>, without: ReadonlyMap<string, string>) =>
    [...of].flatMap(([l, c]) => (without.has(l) ? [] : [c]))
  const moved = new Map([
    ...only(was, is).map((c) => [c, false] as const),
    ...only(is, was).map((c) => [c, true] as const),
  ])
  return Promise.all(
    [...moved]
      .slice(0, mostCauses)
      .map(async ([c, came]) => ({ case: c, came, act: await sheet.lastAct(now.realm, c) })),
  )
}

const sentenceOf = (id: string, was: Value, now: Value, asOf: Day): Text =>
  was.value === now.value
    ? {
        zh: `截至${asOf}的“${was.title.zh}”（${id}）仍为${now.printed.zh}，但所依据的记录有变动。`,
        en: `“${was.title.en}” (${id}) as of ${asOf} is still ${now.printed.en}, but the records behind it changed.`,
      }
    : {
        zh: `更正：截至${asOf}的“${was.title.zh}”（${id}）应为${now.printed.zh}，本报原载${was.printed.zh}。`,
        en: `Correction: “${was.title.en}” (${id}) as of ${asOf} is ${now.printed.en}; we printed ${was.printed.en}.`,
      }

/** [PG2] What was signed as it stands in print: how many records a number counts, and out of how many, is not printed. */
export const printedAlone = (values: Values): BroadsheetView['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([id, v]) => [
      id,
      v && { ...v, records: null, digest: null, kept: null, counts: null },
    ]),
  )

/** Text and values as they are read, signed or not. */
export function setIn(page: Page, values: Values): Pick<BroadsheetView, 'sections' | 'implied'> {
  const printed = Object.fromEntries(
    Object.entries(values).flatMap(([id, v]) => (v && v.value !== null ? [[id, v.printed]] : [])),
  )
  const given = Object.fromEntries(Object.entries(values).flatMap(([id, v]) => (v ? [[id, v]] : [])))
  return {
    sections: page.settings.flatMap(({ article, rows = 1, large = [], ...set }) =>
      page.sections
        .filter((s) => s.article === article)
        .map(({ deck, paragraphs, ...section }) => ({
          ...section,
          deck: deck ?? null,
          set: { ...set, rows, large: [...large] },
          paragraphs: paragraphs.map((p) => ({
            zh: [...runsOf(p.zh, printed, 'zh')],
            en: [...runsOf(p.en, printed, 'en')],
          })),
        })),
    ),
    implied: judge(page.implied, given).map((j) => ({ ...j, ids: [...j.ids] })),
  }
}
