/** Where the code on a receipt leads: whether the record is in the log, worked out on the device that asks. Nobody signs in. */
import { useEffect, useState, type FormEvent } from 'react'
import { fromBase64, originOf } from '../../tree/index.ts'
import type { ConsistencyView, LogHeadView, LogProofView } from '../../server/contract/tree.ts'
import { continues, isInLog } from '../proof/online.ts'
import { fingerprint, hex } from '../proof/signed.ts'
import { asProblem, get, type ProblemError } from '../shared/api.ts'
import { ownName } from '../shared/base.ts'
import { instantText } from '../shared/format.ts'
import { recall, remember, useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { Waiting } from './session.tsx'

type Answer = {
  readonly kind: 'in' | 'out' | 'wrong' | 'elsewhere' | 'rewritten'
  readonly head: LogHeadView
  readonly proof: LogProofView | null
  /** Entries of the log as this device saw it last. */ readonly before: number | null
}
const seenHeadKey = 'yimen-seen-head'

/** What a receipt's code says: the realm and the entry. */
const codeIn = (text: string): { readonly realm: string; readonly entry: string } | null => {
  const [, realm, entry] = /(?:^|#)([A-Za-z0-9-]{1,40})\.([A-Za-z0-9_-]{43})$/.exec(text.trim()) ?? []
  return realm !== undefined && entry !== undefined ? { realm, entry } : null
}

async function ask(realm: string, entry: string): Promise<Answer> {
  const head = await get<LogHeadView>('/api/log/head')
  if (head.origin !== originOf(realm)) return { kind: 'elsewhere', head, proof: null, before: null }
  const seen = await seenBefore(head)
  if (seen === false) return { kind: 'rewritten', head, proof: null, before: null }
  const proof = await get<LogProofView>(`/api/log/proof?leaf=${entry}&size=${head.size}`).catch(
    (e: unknown) => {
      if (asProblem(e).code === 'not_in_log') return null
      throw e
    },
  )
  if (proof === null) return { kind: 'out', head, proof, before: seen }
  const right = proof.entry === entry && (await isInLog(proof, head, realm))
  if (right)
    remember(ownName(seenHeadKey), JSON.stringify({ origin: head.origin, size: head.size, root: head.root }))
  return { kind: right ? 'in' : 'wrong', head, proof, before: seen }
}

/** [T3] Each device is a small witness: false when the log that it saw last is not the beginning of this one. */
async function seenBefore(head: LogHeadView): Promise<number | null | false> {
  const before = remembered()
  if (before === null || before.origin !== head.origin) return null
  const proof =
    before.size < head.size
      ? await get<ConsistencyView>(`/api/log/consistency?from=${before.size}&to=${head.size}`)
      : null
  return continues(before, proof, head) ? before.size : false
}

type Seen = { readonly origin: string; readonly size: number; readonly root: string }
function remembered(): Seen | null {
  try {
    return JSON.parse(recall(ownName(seenHeadKey)) ?? 'null') as Seen | null
  } catch {
    return null
  }
}

export default function ProofPage() {
  const { t } = useLang()
  const [code, setCode] = useState(() => codeIn(location.hash))
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [turn, setTurn] = useState(0)
  useTitle(t('核验办件凭证', 'Check a receipt'))
  useEffect(() => {
    const changed = () => setCode(codeIn(location.hash))
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  useEffect(() => {
    setAnswer(null)
    setProblem(null)
    if (code) ask(code.realm, code.entry).then(setAnswer, (e: unknown) => setProblem(asProblem(e)))
  }, [code, turn])
  return (
    <div className="wide narrow">
      <h1>{t('核验办件凭证', 'Check a receipt')}</h1>
      {!code ? (
        <AskCode onCode={setCode} />
      ) : answer ? (
        <Found answer={answer} entry={code.entry} />
      ) : (
        <Waiting problem={problem} retry={() => setTurn(turn + 1)} />
      )}
    </div>
  )
}

function AskCode({ onCode }: { readonly onCode: (code: ReturnType<typeof codeIn>) => void }) {
  const { t } = useLang()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const send = (e: FormEvent) => {
    e.preventDefault()
    const code = codeIn(text)
    setWrong(code === null)
    if (code) onCode(code)
  }
  return (
    <form className="form" onSubmit={send}>
      <p>
        {t(
          '请扫描办件凭证上的二维码，或者把凭证的地址粘贴在这里。',
          'Scan the code on the receipt, or paste its address here.',
        )}
      </p>
      <div className={`field ${wrong ? 'wrong' : ''}`}>
        <label htmlFor="code">{t('凭证地址', 'The receipt’s address')}</label>
        <input
          id="code"
          name="code"
          value={text}
          onChange={(e) => setText(e.target.value)}
          autoComplete="off"
          aria-invalid={wrong}
          aria-describedby="code-fault"
        />
        <p className="fault" id="code-fault" role="alert">
          {wrong
            ? t('这不是凭证的地址，请从二维码复制完整地址', 'This is not a receipt’s address: copy all of it')
            : ''}
        </p>
      </div>
      <div className="actions">
        <button type="submit" className="button">
          {t('核验', 'Check')}
        </button>
      </div>
    </form>
  )
}

const verdicts = {
  in: {
    zh: '在册',
    en: 'In the log',
    why: {
      zh: '这条办理记录在本机关已签名的日志之中，没有被改动过。',
      en: 'This record is in the log that the office has signed, and was not changed.',
    },
  },
  out: {
    zh: '不在册',
    en: 'Not in the log',
    why: {
      zh: '本机关的日志里没有这条记录。凭证可能是伪造的，请到窗口查询。',
      en: 'The office’s log has no such record. The receipt may be forged: ask at the counter.',
    },
  },
  wrong: {
    zh: '核验不通过',
    en: 'It does not hold',
    why: {
      zh: '服务器给出的证明与签名的日志头对不上，请保留凭证并向监督部门反映。',
      en: 'What the server gave does not agree with the signed head. Keep the receipt and tell the supervisors.',
    },
  },
  elsewhere: {
    zh: '不是本机关的凭证',
    en: 'Another office’s receipt',
    why: { zh: '请到签发凭证的机关网站核验。', en: 'Check it at the office that issued it.' },
  },
  rewritten: {
    zh: '日志被改写过',
    en: 'The log was rewritten',
    why: {
      zh: '这台设备以前见过的日志，不是现在这份日志的前一部分。请保留凭证并向监督部门反映。',
      en: 'The log that this device saw before is not the beginning of this one. Keep the receipt and tell the supervisors.',
    },
  },
} as const

function Found({
  answer: { kind, head, proof, before },
  entry,
}: {
  readonly answer: Answer
  readonly entry: string
}) {
  const { t, lang } = useLang()
  const v = verdicts[kind]
  return (
    <>
      <section
        className={`verdict ${kind === 'in' ? 'in' : kind === 'out' || kind === 'elsewhere' ? 'out' : 'wrong'}`}
        role="status"
      >
        <strong>{t(v)}</strong>
        <p>{t(v.why)}</p>
      </section>
      <h2>{t('这台设备核验了什么', 'What this device checked')}</h2>
      <dl className="pairs">
        <div>
          <dt>{t('记录摘要', 'Entry')}</dt>
          <dd className="mono">{entry}</dd>
        </div>
        {kind === 'in' && proof && (
          <div>
            <dt>{t('位置', 'Place')}</dt>
            <dd>
              {t(
                `第${proof.index + 1}条，共${proof.size}条；沿${proof.path.length}步算到总摘要`,
                `entry ${proof.index + 1} of ${proof.size}, ${proof.path.length} steps to the root`,
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('总摘要', 'Root')}</dt>
          <dd className="mono">{hex(fromBase64(head.root) ?? new Uint8Array(0)).slice(0, 16)}</dd>
        </div>
        <div>
          <dt>{t('日志头时间', 'Head of')}</dt>
          <dd>{instantText(head.at, lang)}</dd>
        </div>
        <div>
          <dt>{t('公钥指纹', 'Key')}</dt>
          <dd className="mono">{fingerprint(head.publicKey)}</dd>
        </div>
        {before !== null && before < head.size && (
          <div>
            <dt>{t('与上次比', 'Since last time')}</dt>
            <dd>
              {t(
                `上次见到${before}条，现在${head.size}条，前面的都没有变`,
                `${before} entries seen before, ${head.size} now, the earlier ones unchanged`,
              )}
            </dd>
          </div>
        )}
      </dl>
      <p className="hint below">
        {t(
          '计算全部在这台设备上进行，服务器只提供数字。核验页不显示办件内容。',
          'Everything is worked out on this device; the server only gives numbers. Nothing of the case is shown here.',
        )}
      </p>
    </>
  )
}
