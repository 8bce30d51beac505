import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../draft'
import { moment } from '../days'
import type { Item } from '../outbox'
import { dropFile, outbox, remembered, write } from '../phone'
import { address, go } from '../route'
import { useTold } from '../told'
import { Action, Note, Screen } from '../ui'
import { t } from '../words'

const kindOf = (item: Item) => (item.file ? t(`waiting.${item.file.kind}`) : t(`waiting.${item.what}`))

/** What still lies in the phone, thing by thing. */
export function Waiting() {
  const { items, line } = useTold(outbox.state)
  return (
    <Screen title={t('waiting.title')} help={items.length ? t('waiting.help') : t('waiting.empty')}>
      <ul class="rows">
        {items.map((item) => (
          <li key={item.key}>
            <span>
              <b>{kindOf(item)}</b>
              <small>{item.refusal || t('waiting.since', { at: moment(item.writtenAt) })}</small>
            </span>
            {item.refusal && (item.what === 'report'
              ? <a href={address('sent', item.report)}>{t('waiting.correct')}</a>
              : <button type="button" onClick={() => void outbox.done(item)}>{t('waiting.drop')}</button>)}
          </li>
        ))}
      </ul>
      {items.length > 0 && <Action busy={line === 'sending'} onClick={() => outbox.now()}>{t('sending.tryNow')}</Action>}
      <a class="action quiet" href="#/">{t('home')}</a>
    </Screen>
  )
}

/** The office did not take the report and says why; it is put right under the same key. */
export function Correct({ item }: { item: Item }) {
  const [draft, setDraft] = useState<Draft>()
  useEffect(() => void remembered<Draft>(`report.${item.key}`).then(setDraft), [item.key])
  return (
    <Screen title={t('refused.title')}>
      <Note urgent>{item.refusal}</Note>
      {draft && (
        <Action
          onClick={async () => {
            await write(draft)
            go('report', 'check')
          }}
        >
          {t('refused.correct')}
        </Action>
      )}
      <Action
        quiet
        onClick={async () => {
          if (!confirm(t('refused.sure'))) return
          if (draft) for (const file of draft.files) await dropFile(file.key)
          await outbox.forget(item.report)
          go('')
        }}
      >
        {t('refused.drop')}
      </Action>
    </Screen>
  )
}
