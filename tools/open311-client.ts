/**
 * A small client of Open311 GeoReport v2, written from the published specification (wiki.open311.org/GeoReport_v2) and knowing nothing of this
 * house: it reads JSON or XML into the same records and reads the standard's own members alone.
 */
import { SaxesParser } from 'saxes'

export type Form = 'json' | 'xml'
export type Fields = Readonly<Record<string, string | null>>
export type Told = {
  readonly status: number
  readonly type: string
  readonly rows: readonly Fields[]
  readonly link: string | null
}

export class Open311 {
  readonly #url: string
  readonly #form: Form
  readonly #key: string | undefined

  constructor(url: string, form: Form, key?: string) {
    this.#url = url
    this.#form = form
    this.#key = key
  }

  services = (): Promise<Told> => this.#get('services', {}, 'service')
  /** Its attributes, each with the number of its values. */
  definition = (code: string): Promise<Told> => this.#get(`services/${code}`, {}, 'attribute')
  requests = (query: Readonly<Record<string, string>> = {}): Promise<Told> =>
    this.#get('requests', query, 'request')
  request = (id: string): Promise<Told> => this.#get(`requests/${id}`, {}, 'request')
  token = (token: string): Promise<Told> => this.#get(`tokens/${token}`, {}, 'request')
  discovery = (): Promise<Told> => this.#get('discovery', {}, 'endpoint')

  async report(
    sent: Readonly<Record<string, string>>,
    more: { readonly media?: Uint8Array<ArrayBuffer>; readonly attempt?: string } = {},
  ): Promise<Told> {
    const all = { ...(this.#key === undefined ? {} : { api_key: this.#key }), ...sent }
    const form = more.media === undefined ? new URLSearchParams(all) : new FormData()
    if (form instanceof FormData) {
      for (const [name, value] of Object.entries(all)) form.append(name, value)
      form.append('media', new Blob([more.media!]), 'photo.jpg')
    }
    return this.#told(
      await fetch(`${this.#url}/requests.${this.#form}`, {
        method: 'POST',
        body: form,
        headers: more.attempt === undefined ? {} : { 'idempotency-key': more.attempt },
      }),
      'request',
    )
  }

  /** The next page, by the link of the one before. */
  next = async (page: Told): Promise<Told | null> => {
    const at = /^<(.+)>; rel="next"$/.exec(page.link ?? '')?.[1]
    return at === undefined ? null : this.#told(await fetch(at, { headers: this.#headers() }), 'request')
  }

  async #get(path: string, query: Readonly<Record<string, string>>, item: string): Promise<Told> {
    const search = new URLSearchParams(query).toString()
    const address = `${this.#url}/${path}.${this.#form}${search === '' ? '' : `?${search}`}`
    return this.#told(await fetch(address, { headers: this.#headers() }), item)
  }

  #headers = (): Record<string, string> => (this.#key === undefined ? {} : { 'x-api-key': this.#key })

  async #told(answer: Response, item: string): Promise<Told> {
    const text = await answer.text()
    const wanted = answer.ok ? item : 'error'
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      rows: this.#form === 'json' ? fromJson(JSON.parse(text)) : fromXml(text, wanted),
      link: answer.headers.get('link'),
    }
  }
}

function fromJson(body: unknown): readonly Fields[] {
  const { attributes, endpoints } = body as {
    readonly attributes?: readonly object[]
    readonly endpoints?: readonly object[]
  }
  const rows = Array.isArray(body) ? (body as readonly object[]) : (attributes ?? endpoints ?? [])
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value === null ? null : Array.isArray(value) ? String(value.length) : String(value),
      ]),
    ),
  )
}

/** Elements of that name, each as its children; one with children of its own as how many they are. */
function fromXml(text: string, item: string): readonly Fields[] {
  const rows: Record<string, string | null>[] = []
  const path: { readonly name: string; text: string; children: number }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (path.length > 0) path.at(-1)!.children += 1
    path.push({ name, text: '', children: 0 })
    if (name === item) rows.push({})
  })
  parser.on('text', (t) => {
    if (path.length > 0) path.at(-1)!.text += t
  })
  parser.on('closetag', () => {
    const { name, text: said, children } = path.pop()!
    if (path.at(-1)?.name === item)
      rows.at(-1)![name] = children > 0 ? String(children) : said === '' ? null : said
  })
  parser.write(text).close()
  return rows
}
