/** The verbs of `yimen`, each a few lines over the API. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeJson } from '#kernel/number'
import type { CampaignView } from './campaign.ts'
import { askWhoHas, connectEach, noRehearsal } from './client.ts'
import { idsOf } from '#page'
import { isMeant, pageIn, wholePage } from './page.ts'

type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>
type Verb = {
  readonly usage: string
  readonly zh: string
  run(args: readonly string[], flags: Flags): Promise<number>
}

const print = (value: unknown) =>
  process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`)

function query(flags: Flags, names: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(names).flatMap(([flag, name]) =>
    typeof flags[flag] === 'string' ? [[name, flags[flag] as string]] : [],
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs as string[][])}` : ''
}

function need(args: readonly string[], what: string): string {
  if (args[0] === undefined) throw new Error(`缺少 ${what} · ${what} is missing`)
  return encodeURIComponent(args[0])
}

const realmIn = (flags: Flags): string | undefined =>
  typeof flags.realm === 'string' ? flags.realm : undefined

type Words = { readonly zh: string; readonly en: string }
type CheckedView = {
  readonly contradictions: number
  readonly warnings: number
  readonly findings: readonly {
    readonly severity: 'contradiction' | 'warning'
    readonly paragraph: number
    readonly said: string
    readonly implied: string
    readonly message: Words
  }[]
  readonly compared: readonly { readonly title: Words }[]
}
/** `why`: what it lacks, where the whole page is listed. */
type PageFigure = {
  readonly id: string
  readonly value: number | string | null
  readonly unit: string
  readonly qualifier: string
  readonly realm: string
  readonly records: number
  readonly digest: string
  readonly why?: string
}

/** [PG12] What the realms claim; told neither a realm nor ids, all that the page prints, each from the realm that it is asked of. */
async function pageOf(flags: Flags): Promise<readonly PageFigure[]> {
  const realms = await connectEach(realmIn(flags))
  const claimed = (
    await Promise.all(
      realms.map(async ({ realm, client }) =>
        (
          await client.get<readonly PageFigure[]>(
            `/api/page${query(flags, { 'as-of': 'asOf', only: 'only' })}`,
          )
        ).map((f) => ({ ...f, realm })),
      ),
    )
  )
    .flat()
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
  if (flags.only !== undefined || realmIn(flags) !== undefined) return claimed
  const { brought } = await import('../../packs/index.ts')
  return wholePage(idsOf(brought.page), claimed)
}

/** A line a finding, then what it means in both languages. */
function checkedText({ findings, contradictions, warnings, compared }: CheckedView): string {
  const mark = { contradiction: '矛盾', warning: '提示' }
  return [
    ...findings.map(
      (f) =>
        `[${mark[f.severity]}] 第${f.paragraph}段 ${f.said} → ${f.implied}\n    ${f.message.zh}\n    ${f.message.en}`,
    ),
    ...compared.map((b) => `已与${b.title.zh}比对`),
    contradictions + warnings === 0
      ? '没有发现矛盾；没有发现不等于没有 · Nothing was found, which proves nothing'
      : `矛盾${contradictions}处，提示${warnings}处 · ${contradictions} contradiction(s), ${warnings} warning(s)`,
  ].join('\n')
}

const where = { 'as-of': 'asOf', area: 'area' } as const

const verbs: Readonly<Record<string, Verb>> = {
  serve: {
    usage: 'serve',
    zh: '启动服务',
    async run() {
      await import('../main.ts')
      return new Promise(() => undefined)
    },
  },
  check: {
    usage: 'check',
    zh: '检查全部事项的定义',
    async run(_, flags) {
      const { printFindings } = await import('./check.ts')
      return printFindings(flags.json === true, print)
    },
  },
  rehearse: {
    usage: 'rehearse [--realm CODE] [--seed N] [--print]',
    zh: '生成演练数据并装载（--print 只打印）',
    async run(_, flags) {
      const { hasRehearsal, rehearse, printRehearsal } = await import('./index.ts')
      const seed = typeof flags.seed === 'string' ? Number(flags.seed) : undefined
      const realm = realmIn(flags)
      if (realm !== undefined && !hasRehearsal(realm)) {
        process.stderr.write(`没有 ${realm} 的演练数据 · There is no rehearsal of ${realm}\n`)
        return noRehearsal
      }
      if (flags.print === true)
        return printRehearsal(seed, (line) => process.stdout.write(`${line}\n`), realm)
      print(
        await rehearse({
          progress: true,
          ...(seed === undefined ? {} : { seed }),
          ...(realm === undefined ? {} : { realm }),
        }),
      )
      return 0
    },
  },
  figure: {
    usage: 'figure <id> [--realm CODE] [--as-of DAY] [--area CODE] [--json]',
    zh: '读一个指标',
    async run(args, flags) {
      const id = need(args, '<id>')
      const r = await askWhoHas(realmIn(flags), (c) =>
        c.get<{
          value: number | null
          unit: string
          records: number
          digest: string
          window: { from: string; to: string }
        }>(`/api/figures/${id}/reading${query(flags, where)}`),
      )
      print(
        flags.json === true
          ? r
          : `${r.value ?? '—'} ${r.unit}  (${r.window.from} … ${r.window.to}, ${r.records} records, ${r.digest.slice(0, 16)})`,
      )
      return 0
    },
  },
  records: {
    usage: 'records <figure> [--realm CODE] [--as-of DAY] [--area CODE] [--limit N] [--offset N]',
    zh: '列出一个指标的记录',
    async run(args, flags) {
      const id = need(args, '<figure>')
      print(
        await askWhoHas(realmIn(flags), (c) =>
          c.get(`/api/figures/${id}/records${query(flags, { ...where, limit: 'limit', offset: 'offset' })}`),
        ),
      )
      return 0
    },
  },
  campaign: {
    usage: 'campaign <id> [--realm CODE] [--area CODE] [--as-of DAY] [--json]',
    zh: '专项行动：目标、进度、亮灯、排名和卡点',
    async run(args, flags) {
      const id = need(args, '<id>')
      const view = await askWhoHas(realmIn(flags), (c) =>
        c.get<CampaignView>(`/api/campaigns/${id}${query(flags, where)}`),
      )
      const { campaignTable } = await import('./campaign.ts')
      print(flags.json === true ? view : campaignTable(view))
      return 0
    },
  },
  bulletin: {
    usage: 'bulletin <id> [--realm CODE] [--as-of DAY] --format md|html|docx|pdf [--out FILE]',
    zh: '生成通报',
    async run(args, flags) {
      const id = need(args, '<id>')
      const bytes = await askWhoHas(realmIn(flags), (c) =>
        c.text(
          `/api/bulletins/${id}${query({ format: 'md', ...flags }, { 'as-of': 'asOf', format: 'format', lang: 'lang' })}`,
        ),
      )
      if (typeof flags.out === 'string') writeFileSync(flags.out, bytes)
      else process.stdout.write(bytes)
      return 0
    },
  },
  contradict: {
    usage: 'contradict FILE [--realm CODE] [--json]',
    zh: '核对文稿（.docx、.txt、.md）：哪些数不能同时成立，哪些数与已签发的通报不同；有矛盾的退出码为1',
    async run(args, flags) {
      if (args[0] === undefined) throw new Error('缺少 FILE · FILE is missing')
      const checked = await (
        await connectEach(realmIn(flags))
      )[0]!.client.file<CheckedView>('/api/contradictions', new Uint8Array(readFileSync(args[0])))
      print(flags.json === true ? checked : checkedText(checked))
      return checked.contradictions > 0 ? 1 : 0
    },
  },
  verify: {
    usage: 'verify [--realm CODE]',
    zh: '重算各地区全部办件、指标、账簿、日志链和日志树，有不符则指明哪一条，退出码为1',
    async run(_, flags) {
      const reports: { realm: string; ok: boolean }[] = []
      for (const { realm, client } of await connectEach(realmIn(flags)))
        reports.push({ realm, ...(await client.send<{ ok: boolean }>('POST', '/api/verify', {})) })
      const ok = reports.every((r) => r.ok)
      print(reports.length === 1 ? reports[0] : { ok, realms: reports })
      return ok ? 0 : 1
    },
  },
  books: {
    usage: 'books [--realm CODE] --format hledger|beancount --out FILE',
    zh: '导出全部账簿，供 hledger 或 beancount 独立复核',
    async run(_, flags) {
      const { takeBooks } = await import('./books.ts')
      if (typeof flags.out !== 'string') throw new Error('缺少 --out FILE · --out FILE is missing')
      const format = typeof flags.format === 'string' ? flags.format : 'hledger'
      print(`${flags.out}，${await takeBooks(realmIn(flags), format, flags.out)} 字节 · bytes`)
      return 0
    },
  },
  recount: {
    usage: 'recount [--realm CODE] [--json]',
    zh: '现在就复核各地区账簿（自己重算，并用已安装的 hledger、beancount 核对）；有不符的退出码为1',
    async run(_, flags) {
      const { recountEach } = await import('./books.ts')
      return recountEach(realmIn(flags), flags.json === true, print)
    },
  },
  refill: {
    usage: 'refill [--realm CODE]',
    zh: '清空并重建查找索引（核验指出索引不符时使用）',
    async run(_, flags) {
      for (const { client } of await connectEach(realmIn(flags)))
        await client.send('POST', '/api/find/refill', {})
      return 0
    },
  },
  head: {
    usage: 'head [--realm CODE] [--json]',
    zh: '日志当前的签名日志头',
    async run(_, flags) {
      const head = await (
        await connectEach(realmIn(flags))
      )[0]!.client.get<{ size: number; root: string; at: string; note: string }>('/api/log/head')
      print(flags.json === true ? head : head.note.trimEnd())
      return 0
    },
  },
  prove: {
    usage: 'prove <case> [--exchange] [--realm CODE] --out FILE',
    zh: '导出一个办件的离线凭证文件，不联网也能自己核验；--exchange 导出与其他地区往来的消息和回执',
    async run(args, flags) {
      if (typeof flags.out !== 'string') throw new Error('缺少 --out FILE · --out FILE is missing')
      const id = need(args, '<case>')
      const bytes = await askWhoHas(realmIn(flags), (c) =>
        c.text(`/api/cases/${id}/${flags.exchange === true ? 'exchange.json' : 'proof.html'}`),
      )
      writeFileSync(flags.out, bytes)
      print(`${flags.out} (${Math.ceil(bytes.length / 1024)} KiB)`)
      return 0
    },
  },
  stage: {
    usage: 'stage <event> [--realm CODE] --out FILE',
    zh: '导出一场现场的全部动作和结果，谁都可以用 recompute 重算',
    async run(args, flags) {
      if (typeof flags.out !== 'string') throw new Error('缺少 --out FILE · --out FILE is missing')
      const event = need(args, '<event>')
      const bytes = await askWhoHas(realmIn(flags), async (c) => {
        const stages =
          await c.get<
            readonly { readonly id: string; readonly events: readonly { readonly id: string }[] }[]
          >('/api/stages')
        const stage = stages.find((s) => s.events.some((e) => e.id === args[0])) ?? stages[0]
        return c.text(`/api/stages/${stage?.id ?? '-'}/events/${event}/file.json`)
      })
      writeFileSync(flags.out, bytes)
      print(`${flags.out} (${Math.ceil(bytes.length / 1024)} KiB)`)
      return 0
    },
  },
  recompute: {
    usage: 'recompute FILE [--json]',
    zh: '不联网，把导出的现场逐个动作重做一遍，不一样的逐条指出',
    async run(args, flags) {
      if (args[0] === undefined) throw new Error('缺少 FILE · FILE is missing')
      const { printRecomputed } = await import('./recompute.ts')
      return printRecomputed(args[0], flags.json === true, print)
    },
  },
  backup: {
    usage: 'backup --out FILE',
    zh: '把整个数据库备份成一个加密文件（服务照常运行）',
    async run(_, flags) {
      if (typeof flags.out !== 'string') throw new Error('缺少 --out FILE · --out FILE is missing')
      const { takeBackup } = await import('./backup.ts')
      print(
        `已备份到 ${flags.out}，${await takeBackup(flags.out)} 字节。没有主密钥就打不开它，主密钥请另行保管 · Backed up to ${flags.out}. Nothing opens it without the master key: keep that elsewhere`,
      )
      return 0
    },
  },
  restore: {
    usage: 'restore FILE',
    zh: '把备份恢复到空数据库（先停止服务）',
    async run(args) {
      if (args[0] === undefined) throw new Error('缺少 FILE · FILE is missing')
      const { restore } = await import('./backup.ts')
      return restore(args[0], print, (line) => process.stderr.write(`${line}\n`))
    },
  },
  rotate: {
    usage: 'rotate [--new]',
    zh: '把全部密钥改由最新的主密钥封存（--new 先生成一个新的）',
    async run(_, flags) {
      const { rotate } = await import('./rotate.ts')
      return rotate(flags.new === true, print, (line) => process.stderr.write(`${line}\n`))
    },
  },
  page: {
    usage: 'page [--realm CODE] [--as-of DAY] [--only A4] [--against FILE] [--json]',
    zh: '报纸版面上的数字，由通报认领；不指定地区和条目时列出整版，缺少或者没有记录的退出码为1',
    async run(_, flags) {
      const figures = await pageOf(flags)
      const said = typeof flags.against === 'string' ? pageIn(readFileSync(flags.against, 'utf8')) : null
      const judged = figures.map((f) => {
        const number = said?.get(f.id)
        return number === undefined ? f : { ...f, said: number, means: isMeant(f.value, number) }
      })
      const mark = (f: (typeof judged)[number]): string =>
        'said' in f ? `  ${f.means ? '✓' : '✗'} ${f.said.value}` : f.why === undefined ? '' : `  ${f.why}`
      const missing = judged.filter((f) => f.why !== undefined)
      print(
        flags.json === true
          ? judged
          : judged
              .map((f) => `${f.id}  ${f.value ?? '—'} ${f.unit} (${f.qualifier}, ${f.records})${mark(f)}`)
              .join('\n'),
      )
      if (missing.length > 0)
        process.stderr.write(
          `缺${missing.length}个 · ${missing.length} missing: ${missing.map((f) => f.id).join(' ')}\n`,
        )
      return missing.length > 0 || judged.some((f) => 'said' in f && !f.means) ? 1 : 0
    },
  },
  explain: {
    usage:
      'explain <programme> [--version N] [--format md|html|docx] [--lang zh|en] [--out FILE], or explain --write',
    zh: '把事项按条文逐条说明，附环节表、流程图和与上一版本的差别（不需要启动服务）',
    async run(args, flags) {
      const { committedFiles, explained, filesOf, isFormat } = await import('./explain.ts')
      if (flags.write === true) {
        const root = new URL('../../', import.meta.url)
        for (const { path, text } of await committedFiles()) {
          const file = new URL(path, root)
          mkdirSync(new URL('./', file), { recursive: true })
          writeFileSync(file, text)
        }
        return 0
      }
      if (args[0] === undefined) throw new Error('缺少 <programme> · <programme> is missing')
      const out = typeof flags.out === 'string' ? flags.out : undefined
      const format = typeof flags.format === 'string' ? flags.format : (out?.split('.').at(-1) ?? 'md')
      if (!isFormat(format)) throw new Error('格式应为 md、html 或 docx · The format is md, html or docx')
      if (format === 'docx' && out === undefined) throw new Error('缺少 --out FILE · --out FILE is missing')
      const version = typeof flags.version === 'string' ? Number(flags.version) : undefined
      const lang = flags.lang === 'en' ? 'en' : 'zh'
      const files = await filesOf(explained(args[0], version), format, lang, out ?? `${args[0]}.${format}`)
      if (out === undefined) process.stdout.write(files[0]!.bytes)
      else for (const file of files) writeFileSync(file.name, file.bytes)
      return 0
    },
  },
  dmn: {
    usage: 'dmn <file.dmn> --input JSON|@FILE [--decision NAME …] [--file IMPORTED …] [--json]',
    zh: '计算 DMN 文件中的每个决策，或指定名称的决策、决策服务',
    async run(args, flags) {
      if (args[0] === undefined) throw new Error('缺少 <file.dmn> · <file.dmn> is missing')
      const given = typeof flags.input === 'string' ? flags.input : '{}'
      const { answerFile } = await import('./dmn.ts')
      const result = await answerFile(args[0], given, {
        ...(Array.isArray(flags.decision) && { decisions: flags.decision as readonly string[] }),
        ...(Array.isArray(flags.file) && { files: flags.file as readonly string[] }),
      })
      print(writeJson(result, 2))
      return result.problems.length > 0 ? 1 : 0
    },
  },
}

const help = (): string =>
  ['yimen <verb>', ...Object.values(verbs).map((v) => `  ${v.usage.padEnd(66)} ${v.zh}`)].join('\n')

const text = { type: 'string' } as const
/** Every flag that some verb takes. */
export const flagsTaken = {
  'as-of': text,
  area: text,
  realm: text,
  format: text,
  out: text,
  only: text,
  against: text,
  input: text,
  decision: { type: 'string', multiple: true },
  file: { type: 'string', multiple: true },
  seed: text,
  limit: text,
  offset: text,
  lang: text,
  version: text,
  json: { type: 'boolean' },
  print: { type: 'boolean' },
  new: { type: 'boolean' },
  exchange: { type: 'boolean' },
  write: { type: 'boolean' },
  help: { type: 'boolean' },
} as const
/** How each verb is called. */
export const usages: readonly string[] = Object.values(verbs).map((v) => v.usage)

/** Runs one verb; the answer is the exit code. */
export async function runVerb(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: flagsTaken })
  const verb = verbs[positionals[0] ?? '']
  if (!verb || values.help) {
    print(help())
    return verb || values.help ? 0 : 2
  }
  return verb.run(positionals.slice(1), values)
}
