/** The file that proves itself: reads the data beside it, checks every step, and shows what it found. Nothing is fetched. */
import '../shared/old.ts'
import type { Text } from '../../kernel/text.ts'
import type { ProofFile, Statement } from '../../server/contract/tree.ts'
import { checkProof, type Checked } from './check.ts'
import style from './proof.css?inline'
import { fingerprint } from './signed.ts'
import { labels, say, steps } from './words.ts'

type Child = Node | string
function el(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

let lang: keyof Text = 'zh'
const t = (text: Text): string => text[lang]
const time = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`
const root = document.getElementById('proof')!
const sheet = el('style', {}, style)
document.head.append(sheet)

/** Whatever is wrong with the file, the reader is told; nothing is shown as if it were true. */
async function openFile(): Promise<void> {
  let file: ProofFile
  let shown: Statement
  try {
    file = JSON.parse(document.getElementById('data')!.textContent!) as ProofFile
    shown = JSON.parse(file.statement) as Statement
    if (file.format !== 'yimen.proof.v1') throw new Error('another format')
    const checked = await checkProof(file, shown)
    draw(file, shown, checked)
  } catch {
    root.replaceChildren(verdict(false, [say.broken]))
  }
}

function draw(file: ProofFile, shown: Statement, checked: Checked): void {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  const other = el(
    'button',
    { type: 'button', lang: lang === 'zh' ? 'en' : 'zh-CN' },
    lang === 'zh' ? 'English' : '中文',
  )
  other.addEventListener('click', () => {
    lang = lang === 'zh' ? 'en' : 'zh'
    draw(file, shown, checked)
  })
  root.replaceChildren(
    el('header', {}, el('p', { class: 'office' }, t(shown.office)), other),
    ...(shown.rehearsal ? [el('p', { class: 'rehearsal' }, t(say.rehearsal))] : []),
    el('h1', {}, t(say.kind)),
    verdict(
      checked.ok,
      checked.ok
        ? [say.passed]
        : [
            say.failed,
            ...(checked.firstFailed === null
              ? []
              : [say.at(checked.firstFailed, shown.events[checked.firstFailed - 1]?.title)]),
          ],
    ),
    facts([
      [labels.case, shown.case],
      [labels.title, t(shown.title)],
      [labels.area, shown.area],
      [labels.step, t(shown.stepTitle)],
      [labels.madeAt, time(shown.madeAt)],
    ]),
    el('h2', {}, t(say.steps)),
    el(
      'ol',
      { class: 'steps' },
      ...checked.steps.map((s) =>
        el(
          'li',
          { class: s.ok ? 'good' : 'bad', 'data-step': s.name },
          el('b', {}, `${s.ok ? '✓' : '✗'} ${t(steps[s.name].title)}`),
          el('p', {}, t(steps[s.name].what)),
          ...(s.ok
            ? []
            : [
                el(
                  'p',
                  { class: 'wrong' },
                  `${t(steps[s.name].wrong)} ${s.failed.map((seq) => t(say.at(seq))).join(lang === 'zh' ? '；' : '; ')}`,
                ),
              ]),
        ),
      ),
    ),
    el('h2', {}, t(say.timeline)),
    timeline(file, shown, checked),
    el('h2', {}, t(say.known)),
    el('p', {}, t(say.knownText)),
    facts([
      [labels.key, fingerprint(file.head.publicKey)],
      [labels.size, String(file.head.size)],
      [labels.root, file.head.root],
      [labels.headAt, time(file.head.at)],
    ]),
    el('details', {}, el('summary', {}, 'C2SP signed note'), el('pre', {}, file.head.note)),
  )
}

function verdict(ok: boolean, lines: readonly Text[]): HTMLElement {
  return el(
    'section',
    { id: 'verdict', role: 'status', class: ok ? 'good' : 'bad' },
    el('strong', {}, t(ok ? say.pass : say.fail)),
    ...lines.map((line) => el('p', {}, t(line))),
  )
}

const facts = (rows: readonly (readonly [Text, string])[]): HTMLElement =>
  el('dl', {}, ...rows.map(([label, value]) => el('div', {}, el('dt', {}, t(label)), el('dd', {}, value))))

function timeline(file: ProofFile, shown: Statement, checked: Checked): HTMLElement {
  return el(
    'ol',
    { class: 'timeline' },
    ...shown.events.map((e, i) => {
      const ok = checked.steps.every((s) => !s.failed.includes(e.seq))
      const values = e.values
        .filter((v) => v.text !== '—')
        .map((v) =>
          el(
            'div',
            {},
            el('dt', {}, t(v.title)),
            el('dd', {}, v.text, ...(v.sealed ? [' ', el('small', {}, t(say.sealed))] : [])),
          ),
        )
      return el(
        'li',
        { class: ok ? 'good' : 'bad', 'data-seq': String(e.seq) },
        el(
          'p',
          {},
          el('b', {}, `${e.seq}. ${t(e.title)}`),
          ` → ${t(e.to)} `,
          el('em', {}, ok ? '✓' : `✗ ${t(say.at(e.seq))}`),
        ),
        el('p', { class: 'by' }, `${time(e.at)}　${t(e.by.role)} ${e.by.name}`),
        ...(values.length > 0 ? [el('dl', {}, ...values)] : []),
        el(
          'details',
          {},
          el('summary', {}, t(say.bytes)),
          el('pre', {}, file.events[i]?.body ?? ''),
          el(
            'p',
            { class: 'hash' },
            `SHA-256 ${file.events[i]?.entry ?? ''}　#${file.events[i]?.index ?? ''}`,
          ),
        ),
      )
    }),
  )
}

root.replaceChildren(el('p', {}, t(say.checking)))
void openFile()
