/** Lists that I keep under names of my own, and the link to the one that I look at: it shows each what they may see. */
import { useState } from 'react'
import { Button, Dropdown, Input, Popover } from 'antd'
import { DownOutlined, LinkOutlined, StarOutlined } from '@ant-design/icons'
import type { KeptLists } from '../../../server/contract/start.ts'
import { asProblem, post as send } from '../../shared/api.ts'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, useAddress } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'

export function KeptListsMenu() {
  const { t } = useLang()
  const address = useAddress()
  const { data, reload } = useLoad<KeptLists>('/api/lists/kept')
  const [name, setName] = useState('')
  const [notice, setNotice] = useState('')
  const lists = data?.lists ?? []
  const change = (body: object, done: string) =>
    send<KeptLists>('/api/lists/kept', body).then(
      () => {
        setNotice(done)
        setName('')
        reload()
      },
      (error: unknown) => setNotice(t(asProblem(error).detail)),
    )
  const isKept = lists.some((l) => l.to === address)
  return (
    <span className="row">
      <Dropdown
        trigger={['click']}
        menu={{
          items: lists.map((l) => ({ key: l.name, label: l.name })),
          onClick: ({ key }) => go(lists.find((l) => l.name === key)?.to ?? '/desk/inbox'),
        }}
        disabled={lists.length === 0}
      >
        <Button data-testid="kept">
          {t('我的筛选', 'My lists')} {lists.length > 0 && lists.length} <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
      <Popover
        trigger="click"
        placement="bottomRight"
        onOpenChange={() => setNotice('')}
        content={
          <div className="keep-form">
            <label className="filter">
              <span>{t('给这个筛选起个名字', 'A name for this list')}</span>
              <Input
                value={name}
                maxLength={30}
                onChange={(e) => setName(e.target.value)}
                onPressEnter={() =>
                  name.trim() !== '' &&
                  void change({ act: 'keep', name: name.trim(), to: address }, t('已保存', 'Kept'))
                }
              />
            </label>
            <span className="row">
              <Button
                type="primary"
                disabled={name.trim() === ''}
                onClick={() =>
                  void change({ act: 'keep', name: name.trim(), to: address }, t('已保存', 'Kept'))
                }
              >
                {t('保存', 'Keep')}
              </Button>
              {isKept && (
                <Button
                  onClick={() =>
                    void change(
                      { act: 'drop', name: lists.find((l) => l.to === address)!.name },
                      t('已删除', 'Dropped'),
                    )
                  }
                >
                  {t('删除已保存的这个', 'Drop this one')}
                </Button>
              )}
            </span>
            <span role="status" className="muted">
              {notice}
            </span>
          </div>
        }
      >
        <Button icon={<StarOutlined aria-hidden="true" />}>{t('保存筛选', 'Keep this list')}</Button>
      </Popover>
      <CopyLink address={address} />
    </span>
  )
}

function CopyLink({ address }: { readonly address: string }) {
  const { t } = useLang()
  const [isCopied, setIsCopied] = useState(false)
  const link = new URL(at(address), document.baseURI).href
  return (
    <Button
      icon={<LinkOutlined aria-hidden="true" />}
      title={t(
        '把这个筛选发给同事：对方打开后，只看到自己有权看的办件',
        'Send it to a colleague: each sees what they may see',
      )}
      onClick={() =>
        void navigator.clipboard?.writeText(link).then(
          () => setIsCopied(true),
          () => setIsCopied(false),
        )
      }
    >
      <span role="status">{isCopied ? t('已复制', 'Copied') : t('复制链接', 'Copy link')}</span>
    </Button>
  )
}
