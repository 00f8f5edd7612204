/** What people did besides changing cases, in words: who, when, to what; names of fields and files, never their values. */
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { maskName } from '#kernel/identity'
import type { AccessEntry } from '#store'
import type { AccessView } from '../contract/index.ts'
import { postTitle, type House } from '../realm.ts'

/** `p` is the programme of the case, where one is at hand: its own words for its fields come first. */
export function accessView(house: House, e: AccessEntry, p?: Programme): AccessView {
  const post = e.post === null ? undefined : house.reference.posts.get(e.post)
  return {
    kind: e.kind,
    at: e.at,
    name: nameOf(house, e.person),
    post: post ? postTitle(house, post.role, post.area) : null,
    case: e.case,
    what: (e.kind === 'erase' ? e.names.filter((n) => !n.startsWith('subject ')) : e.names).map((n) =>
      whatOf(house, n, p),
    ),
    purpose: e.purpose,
    number: e.number ?? null,
    digest: e.digest ?? null,
  }
}

/** [X5] An official by name, whoever else masked. */
function nameOf(house: House, person: string): string {
  if (person === 'console') return '系统管理命令行'
  const name = house.reference.people.get(person) ?? ''
  return house.reference.postsOf.has(person) ? name : maskName(name)
}

/** A field by its title; a file by what it is. */
function whatOf(house: House, name: string, p?: Programme): Text {
  const programmes = p ? [p, ...house.versions.all] : house.versions.all
  const [kind, ...rest] = name.split('.')
  const last = rest.join('.')
  const paper = kind === 'paper' ? programmes.flatMap((x) => x.prints?.[last]?.title ?? [])[0] : undefined
  if (paper) return paper
  const bulletin = /^bulletin\.(.+)\.(\d{4}-\d\d-\d\d)\.([a-z]+)$/.exec(name)
  const title = bulletin && house.packs.bulletins.find((b) => b.id === bulletin[1])?.title
  if (bulletin && title)
    return {
      zh: `${title.zh}（${bulletin[2]}，${bulletin[3]!.toUpperCase()}）`,
      en: `${title.en} (${bulletin[2]}, ${bulletin[3]!.toUpperCase()})`,
    }
  if (kind === 'list')
    return {
      zh: `${rest[0] === 'inbox' ? '收件箱' : '办件'}列表，${rest[1] ?? '0'}件`,
      en: `${rest[0] === 'inbox' ? 'Inbox' : 'List of cases'}, ${rest[1] ?? '0'} cases`,
    }
  const seek = /^seek\.(.+)\.(\d+)\.(\d+)$/.exec(name)
  if (seek) {
    const title = programmes.find((x) => x.id === seek[1])?.title ?? { zh: seek[1]!, en: seek[1]! }
    return {
      zh: `政策找人：${title.zh}，查${seek[3]}件，找到${seek[2]}人`,
      en: `People for ${title.en}: ${seek[3]} looked at, ${seek[2]} found`,
    }
  }
  const visits = /^visits\.(.+)\.(\d+)$/.exec(name)
  if (visits) {
    const title = programmes.find((x) => x.id === visits[1])?.title ?? { zh: visits[1]!, en: visits[1]! }
    return {
      zh: `走访名单：${title.zh}，${visits[2]}户`,
      en: `List to visit for ${title.en}, ${visits[2]} in all`,
    }
  }
  const destroyed = /^(keys|papers|logins) (\d+)$/.exec(name)
  if (destroyed) return erased[destroyed[1] as keyof typeof erased](destroyed[2]!)
  const list = /^register\.(.+)\.(\d+)$/.exec(name)
  const register = list && house.packs.registers.find((r) => r.id === list[1])
  if (list && register)
    return { zh: `${register.title.zh}，${list[2]}条`, en: `${register.title.en}, ${list[2]} entries` }
  return (
    files[kind ?? ''] ?? programmes.flatMap((x) => x.fields[name]?.title ?? [])[0] ?? { zh: name, en: name }
  )
}

/** What an erasure took away; the key of whose it was is told to nobody. */
const erased = {
  keys: (n: string): Text => ({ zh: `销毁密钥${n}个`, en: `${n} keys destroyed` }),
  papers: (n: string): Text => ({ zh: `清空附件${n}份`, en: `${n} papers emptied` }),
  logins: (n: string): Text => ({ zh: `注销登录${n}个`, en: `${n} sign-ins taken away` }),
}

const files: Readonly<Record<string, Text>> = {
  deciders: { zh: '审批权限证明', en: 'Proof of authority' },
  upload: { zh: '附件原件', en: 'A paper as it was sent' },
  books: { zh: '全部账簿（供其他记账程序复核）', en: 'The whole ledger, for other accounting programs' },
  bank_file: { zh: '银行代发文件', en: 'The bank’s file' },
}
