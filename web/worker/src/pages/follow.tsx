import { useState } from 'preact/hooks'
import { moment } from '../days'
import { outbox } from '../phone'
import { address, go } from '../route'
import { useTold } from '../told'
import { Action, Field, Screen } from '../ui'
import { t } from '../words'

/** By number and secret of the receipt, or one that lies in this phone. */
export function Follow() {
  const { sent } = useTold(outbox.state)
  const [number, setNumber] = useState('')
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<{ number?: string; secret?: string }>({})
  const on = (event: Event) => {
    event.preventDefault()
    const plain = { number: number.normalize('NFKC').replace(/\s/g, '').toUpperCase(), secret: secret.normalize('NFKC').replace(/\s/g, '') }
    setProblem({ ...(plain.number ? {} : { number: t('follow.numberMissing') }), ...(plain.secret ? {} : { secret: t('follow.secretMissing') }) })
    if (plain.number && plain.secret) go('r', plain.number, plain.secret)
  }
  return (
    <Screen title={t('follow.title')} help={sent.length ? t('follow.help') : t('follow.helpNone')}>
      {sent.length > 0 && (
        <div class="choices">
          {sent.map((one) => (
            <a class="choice" key={one.number} href={address('r', one.number)}><b>{one.number}</b><span>{t('follow.at', { at: moment(one.receivedAt) })}</span></a>
          ))}
        </div>
      )}
      <form onSubmit={on}>
        <Field label={t('receipt.number')} value={number} onInput={setNumber} problem={problem.number} />
        <Field label={t('receipt.secret')} value={secret} onInput={setSecret} problem={problem.secret} />
        <Action>{t('follow.open')}</Action>
      </form>
      <p class="small">{t('follow.lost')}</p>
    </Screen>
  )
}
