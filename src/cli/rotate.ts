/** `yimen rotate`: every key under the newest master, so that the one before can go. */
import { SingleBar } from 'cli-progress'
import { addMaster, masterId, masterSource, readMasters } from '#store'
import { connect, homeDir } from './client.ts'

type Say = (line: string) => void
type Answer = {
  readonly key: string
  readonly subjects: number
  readonly secrets: number
  readonly left: number
}

/** [E8] The exit code: 0 when no key is left under an older master. Killed or refused, it goes on when it is run again. */
export async function rotate(fresh: boolean, say: Say, complain: Say): Promise<number> {
  const home = homeDir()
  const { kind, where } = masterSource(process.env, home)
  if (fresh && (kind !== 'home' || readMasters(process.env, home) === null)) {
    complain(
      `主密钥不在本机的 ${home} 里，而由 ${kind === 'home' ? '别处' : where} 提供：请自己生成新的密钥（openssl rand -base64 48），放在原密钥之前，重启后运行 yimen rotate · The master key is not in the home folder of this machine: make a new one (openssl rand -base64 48), put it before the others, restart, and run yimen rotate`,
    )
    return 1
  }
  const client = connect()
  if (fresh) {
    addMaster(home)
    say(`新的主密钥已加在 ${where} 的第一行 · A new master key is now the first line of ${where}`)
  }
  const ours = kind === 'home' ? readMasters(process.env, home)?.[0] : undefined
  const bar = new SingleBar({
    format: '更换 Rotating {bar} {percentage}% | {value}/{total} | {duration}s',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  })
  let subjects = 0
  let secrets = 0
  try {
    for (;;) {
      const r = await client.send<Answer>('POST', '/api/keys/rotate', {})
      if (fresh && ours && r.key !== masterId(ours)) {
        complain(
          '服务没有采用新的主密钥：请重启服务，再运行 yimen rotate · The server did not take up the new master key: restart it, then run yimen rotate',
        )
        return 1
      }
      if (subjects === 0) bar.start(r.subjects + r.left, 0)
      subjects += r.subjects
      secrets += r.secrets
      bar.update(subjects)
      if (r.left > 0) continue
      bar.stop()
      say(
        `已改由主密钥 ${r.key} 封存：${subjects} 个主体密钥，${secrets} 个系统密钥。原来的主密钥可以从服务中移除；用它做的备份仍须它才能恢复，请一并保管到那些备份作废，并现在就另做一份备份 · Now wrapped by master key ${r.key}: ${subjects} keys of subjects, ${secrets} of the realm. The master before can be taken away; backups that it sealed still need it, so keep it as long as them, and make a new backup now`,
      )
      return 0
    }
  } finally {
    bar.stop()
  }
}
