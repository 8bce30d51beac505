import { useState } from 'preact/hooks'
import { amountFen } from '../amounts'
import { money } from '../money'
import type { StepProps } from '../pages/questions'
import { Action, Field, Screen } from '../ui'
import { t } from '../words'

/** Takes 38000, 3万8 and 三万八千, and says it back in words. */
export function Amount({ draft, write, next }: StepProps) {
  const [missing, setMissing] = useState(false)
  const text = draft.amount || ''
  const fen = text.trim() ? amountFen(text) : null
  const on = (event: Event) => {
    event.preventDefault()
    if (fen === null) return setMissing(true)
    next()
  }
  return (
    <Screen title={(draft.people || 1) > 1 ? t('amount.titleAll') : t('amount.title')} help={t('amount.help')}>
      <form onSubmit={on}>
        <Field label={t('amount.label')} value={text} onInput={(amount) => { write({ amount }); setMissing(false) }} problem={missing ? t('amount.problem') : undefined} />
        <p class="echo" role="status">{fen !== null && t('amount.echo', { amount: money(fen) })}</p>
        <Action>{fen === null ? t('next') : t('amount.right')}</Action>
        <Action quiet onClick={() => { write({ amount: undefined }); next() }}>{t('unsure')}</Action>
      </form>
    </Screen>
  )
}
