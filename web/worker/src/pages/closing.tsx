import { useState } from 'preact/hooks'
import { amountFen } from '../amounts'
import { money } from '../money'
import { Action, Choice, Field } from '../ui'
import { t } from '../words'

type Send = (body: Record<string, unknown>) => Promise<void>

/** Whether the money came: all, a part, none. */
export function Payment({ onSend }: { onSend: Send }) {
  const [part, setPart] = useState(false)
  const [amount, setAmount] = useState('')
  const [missing, setMissing] = useState(false)
  const fen = amount ? amountFen(amount) : null
  const on = (event: Event) => {
    event.preventDefault()
    if (fen === null) return setMissing(true)
    void onSend({ received: 'PART', amountFen: fen })
  }
  return (
    <div class="card">
      <p>{t('payment.title')}</p>
      <div class="choices">
        <Choice title={t('payment.ALL')} onClick={() => void onSend({ received: 'ALL' })} />
        <Choice title={t('payment.PART')} chosen={part} onClick={() => setPart(true)} />
        <Choice title={t('payment.NONE')} onClick={() => void onSend({ received: 'NONE' })} />
      </div>
      {part && (
        <form onSubmit={on}>
          <Field label={t('payment.amount')} value={amount} onInput={(value) => { setAmount(value); setMissing(false) }} problem={missing ? t('amount.problem') : undefined} />
          <p class="echo" role="status">{fen !== null && money(fen)}</p>
          <Action>{t('read.send')}</Action>
        </form>
      )}
    </div>
  )
}

const STARS = [5, 4, 3, 2, 1]

export function Rating({ onSend }: { onSend: Send }) {
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  return (
    <div class="card">
      <div class="choices">
        {STARS.map((count) => <Choice key={count} title={t(`rating.${count}`)} chosen={stars === count} onClick={() => setStars(count)} />)}
      </div>
      {stars > 0 && (
        <form onSubmit={(event) => { event.preventDefault(); void onSend({ stars, text: text.trim() || undefined }) }}>
          <Field label={t('rating.text')} rows={3} value={text} onInput={setText} />
          <Action>{t('read.send')}</Action>
        </form>
      )}
    </div>
  )
}
