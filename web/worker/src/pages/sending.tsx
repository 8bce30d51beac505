import { useEffect, useState } from 'preact/hooks'
import { working } from '../api'
import { moment } from '../days'
import { copy } from '../copy'
import type { Sent } from '../outbox'
import { here, keepsEverything, outbox } from '../phone'
import { inFours, linkOf, picture } from '../receiptPicture'
import { address } from '../route'
import { useTold } from '../told'
import { Action, Note, Screen } from '../ui'
import { t } from '../words'
import { Correct } from './waiting'

/** The report is on its way, or the receipt is here. */
export function Sending({ report }: { report: string }) {
  const { items, line } = useTold(outbox.state)
  const busy = useTold(working)
  const sent = outbox.receipt(report)
  const mine = items.filter((item) => item.report === report)
  if (sent) return <ReceiptPage sent={sent} files={mine.length} />
  const refused = mine.filter((item) => item.refusal)[0]
  if (refused) return <Correct item={refused} />
  if (!mine.length) {
    return (
      <Screen title={t('sending.gone')}>
        <a class="action" href="#/">{t('home')}</a>
      </Screen>
    )
  }
  if (line !== 'waiting') {
    return (
      <Screen title={busy ? t('sending.working') : t('sending.title')} help={busy ? t('sending.workingHelp') : t('sending.help')}>
        <progress aria-label={t('sending.title')} />
      </Screen>
    )
  }
  return (
    <Screen title={t('sending.waiting')} help={keepsEverything ? t('sending.waitingHelp') : t('sending.waitingOpen')}>
      <Action onClick={() => outbox.now()}>{t('sending.tryNow')}</Action>
      <a class="action quiet" href="#/">{t('home')}</a>
    </Screen>
  )
}

function ReceiptPage({ sent, files }: { sent: Sent; files: number }) {
  const [image, setImage] = useState('')
  const [copied, setCopied] = useState('')
  const { site } = useTold(here)
  useEffect(() => setImage(picture(sent, (site && site.brand) || t('brand'))), [sent.number])
  const copyIt = async () => {
    const done = await copy(t('receipt.text', { number: sent.number, secret: sent.secret, link: linkOf(sent) }))
    setCopied(done ? t('receipt.copied') : t('receipt.notCopied'))
  }
  return (
    <Screen title={t('receipt.title')} help={t('receipt.help')}>
      <dl class="receipt">
        <div><dt>{t('receipt.number')}</dt><dd>{sent.number}</dd></div>
        <div><dt>{t('receipt.secret')}</dt><dd>{inFours(sent.secret)}</dd></div>
        <div><dt>{t('receipt.at')}</dt><dd>{moment(sent.receivedAt)}</dd></div>
      </dl>
      {sent.limit && sent.limit.words && <p class="site">{sent.limit.words}</p>}
      {files > 0 && <Note>{t('receipt.files', { count: files })}</Note>}
      {image && <img class="picture" src={image} alt={t('receipt.alt', { number: sent.number })} />}
      <p class="small">{t('receipt.press')}</p>
      {image && <a class="action" href={image} download={`${sent.number}.png`}>{t('receipt.save')}</a>}
      <Action quiet onClick={() => void copyIt()}>{t('receipt.copy')}</Action>
      <p role="status">{copied}</p>
      <a class="action quiet" href={address('r', sent.number)}>{t('receipt.look')}</a>
      <p class="small">{t('receipt.kept')}</p>
    </Screen>
  )
}
