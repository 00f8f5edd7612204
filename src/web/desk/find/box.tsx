/** One search in the head of every page: `/` or Ctrl+K goes to it, arrows walk through what is found, Enter opens. */
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { PushpinFilled, SearchOutlined } from '@ant-design/icons'
import type { HitView, OwnView } from '../../../server/contract/find.ts'
import type { Text } from '../../../kernel/text.ts'
import { useLang } from '../../shared/lang.tsx'
import { go } from '../../shared/router.tsx'
import { isWriting } from '../inbox/keys.ts'
import { ask, isCaseNumber } from './asked.ts'
import { openHit, useFind, useOwn } from './use-find.ts'
import { countText, kindTitles } from './words.ts'

const shownOfKind = 5

type Part = {
  readonly key: string
  readonly title: Text
  readonly count: Text | null
  readonly hits: readonly HitView[]
}

export function FindBox() {
  const { t } = useLang()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLFormElement>(null)
  const listId = useId()
  const word = text.trim()
  const finding = useFind(isOpen ? word : '', shownOfKind)
  const own = useOwn(isOpen && word === '')
  useFocusKeys(input)
  useEffect(() => setActive(-1), [word, isOpen])
  const parts = partsOf(word, finding.found, own.data)
  const hits = parts.flatMap((part) => part.hits)
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (hit: HitView) => {
    close()
    setText('')
    input.current?.blur()
    openHit(hit, hit.kind === 'person' && hit.cases!.length > 1 ? allOf(word) : hit.to)
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const hit = hits[active]
    if (hit) return choose(hit)
    if (word === '') return
    close()
    go(isCaseNumber(word) ? `/desk/search?q=${encodeURIComponent(word.toUpperCase())}` : allOf(word))
  }
  const walk = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return
    if (e.key === 'Escape') {
      close()
      if (text === '') input.current?.blur()
      return
    }
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
    e.preventDefault()
    setOpen(true)
    if (hits.length > 0)
      setActive((was) => (was + (e.key === 'ArrowDown' ? 1 : was < 0 ? 0 : -1) + hits.length) % hits.length)
  }
  const optionId = (n: number): string => `${listId}-${n}`
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <form
      role="search"
      className="quick find"
      ref={frame}
      onSubmit={submit}
      onBlur={(e) => !frame.current?.contains(e.relatedTarget) && close()}
    >
      <input
        ref={input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        aria-label={t(
          '查找人员、办件、名录、文号、地点、事项',
          'Find people, cases, entries, papers, places, programmes',
        )}
        placeholder={t('姓名、编号、地点…  按 / 查找', 'Name, number, place…  press /')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        maxLength={60}
        onChange={(e) => {
          setText(e.target.value)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={walk}
      />
      <button type="submit" aria-label={t('查找', 'Find')}>
        <SearchOutlined aria-hidden="true" />
      </button>
      <div className="found" hidden={!isOpen}>
        <div role="listbox" id={listId} aria-label={t('查找结果', 'What was found')}>
          {parts.map((part) => (
            <div role="group" key={part.key} aria-labelledby={`${listId}-${part.key}`}>
              <p className="found-kind" id={`${listId}-${part.key}`} role="presentation">
                {t(part.title)} {part.count && <small>{t(part.count)}</small>}
              </p>
              {part.hits.map((hit) => {
                const n = hits.indexOf(hit)
                return (
                  <Option
                    key={`${part.key} ${hit.kind} ${hit.id}`}
                    id={optionId(n)}
                    hit={hit}
                    on={n === active}
                    choose={() => choose(hit)}
                  />
                )
              })}
            </div>
          ))}
        </div>
        <Told word={word} finding={finding} own={own} empty={hits.length === 0} />
      </div>
    </form>
  )
}

/** The whole answer has a page, which takes the word from memory. */
function allOf(word: string): string {
  ask(word)
  return '/desk/search'
}

function Option({
  id,
  hit,
  on,
  choose,
}: {
  readonly id: string
  readonly hit: HitView
  readonly on: boolean
  readonly choose: () => void
}) {
  const { t } = useLang()
  return (
    <div
      role="option"
      id={id}
      aria-selected={on}
      className="found-hit"
      onMouseDown={(e) => e.preventDefault()}
      onClick={choose}
    >
      <b>
        {hit.pinned && <PushpinFilled aria-hidden="true" />} {t(hit.title)}
      </b>
      <span>{t(hit.detail)}</span>
    </div>
  )
}

/** What is not a hit: waiting, nothing found, a failure with a way on, what was not looked for. */
function Told({
  word,
  finding,
  own,
  empty,
}: {
  readonly word: string
  readonly finding: ReturnType<typeof useFind>
  readonly own: ReturnType<typeof useOwn>
  readonly empty: boolean
}) {
  const { t } = useLang()
  const problem = word === '' ? own.problem : finding.problem
  if (problem)
    return (
      <p className="found-told" role="alert">
        {t(problem.detail)}{' '}
        <button type="button" className="bare" onClick={word === '' ? own.reload : finding.again}>
          {t('重试', 'Try again')}
        </button>
      </p>
    )
  const waits = word === '' ? own.data === null : finding.busy || finding.word !== word
  const said = waits
    ? t('正在查找…', 'Looking…')
    : word === ''
      ? empty
        ? t(
            '还没有打开过。输入姓名、拼音、首字母、身份证号、手机号、办件编号或地点',
            'Nothing opened yet. Type a name, pinyin, initials, an ID number, a telephone, a case number or a place',
          )
        : null
      : finding.found?.note
        ? t(finding.found.note)
        : empty
          ? t('没有找到您可以查看的内容', 'Nothing that you may see was found')
          : t('回车查看全部结果', 'Enter shows all that was found')
  return (
    <p className="found-told" role="status">
      {said}
    </p>
  )
}

function partsOf(
  word: string,
  answer: ReturnType<typeof useFind>['found'],
  own: OwnView | null,
): readonly Part[] {
  if (word !== '')
    return (answer?.groups ?? []).map((g) => ({
      key: g.kind,
      title: kindTitles[g.kind],
      count: countText(g.total, g.more),
      hits: g.hits,
    }))
  const lists = [
    { key: 'pinned', title: { zh: '已固定', en: 'Pinned' }, hits: own?.pinned ?? [] },
    { key: 'recent', title: { zh: '最近打开', en: 'Opened last' }, hits: own?.recent ?? [] },
  ]
  return lists.filter((l) => l.hits.length > 0).map((l) => ({ ...l, count: null }))
}

/** `/` where nobody writes, and Ctrl+K or ⌘K anywhere. */
function useFocusKeys(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const hear = (e: globalThis.KeyboardEvent) => {
      const isSlash = e.key === '/' && !e.ctrlKey && !e.metaKey && !e.altKey && !isWriting(e.target)
      const isK = e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey
      if (!isSlash && !isK) return
      e.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [input])
}
