/** Whom PostgreSQL runs as: ourselves, or, since it refuses root, an ordinary account that root borrows. */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** null is "as ourselves". */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string } | null

/** PostgreSQL asks the system for the account's name, so it must have a line in the password file. */
export function accounts(passwd: string): NonNullable<Account>[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/**
 * Root borrows, in this order: the owner of the data, as nobody else may open it;
 * the owner of the project, who may come back without root; `postgres`; `nobody`.
 */
export function preferred(
  allAccounts: readonly NonNullable<Account>[],
  dataOwner?: number,
  projectOwner?: number,
) {
  const byUid = (uid: number | undefined) => allAccounts.filter((a) => uid !== undefined && a.uid === uid)
  const byName = (name: string) => allAccounts.filter((a) => a.name === name)
  if (dataOwner) return byUid(dataOwner)
  return [...byUid(projectOwner), ...byName('postgres'), ...byName('nobody')]
}

export function chooseAccount(pgDir: string, projectDir: string): Account {
  if (process.getuid?.() !== 0) return null
  const allAccounts = accounts(readFileSync('/etc/passwd', 'utf8'))
  const chosen = preferred(allAccounts, ownerOf(pgDir), ownerOf(projectDir)).find((a) =>
    runs(a, '/bin/sh', '-c', 'exit 0'),
  )
  if (chosen) return chosen
  throw new Error(
    'PostgreSQL 不能以 root 运行，本机又没有可借用的普通账户，请改用普通用户或设置 DATABASE_URL。' +
      ' / PostgreSQL refuses root and no ordinary account can be borrowed: use another user, or set DATABASE_URL.',
  )
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid
}

/** Asking the system is surer than reading mode bits: it knows ACLs, mounts and namespaces. */
export function runs(account: Account, program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { ...as(account), cwd: '/', stdio: 'ignore' }).status === 0
}

export function canEnter(account: Account, dir: string): boolean {
  return account === null || runs(account, '/bin/sh', '-c', 'test -x "$0"', dir)
}

/** Options for spawn. Nothing of our own environment goes along: PGDATA, PGPORT and the like would mislead. */
export function as(account: Account) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    SystemRoot: process.env['SystemRoot'],
    LC_ALL: 'C',
    TZ: 'UTC',
  }
  return account === null ? { env } : { env, uid: account.uid, gid: account.gid }
}
