import { useState } from 'preact/hooks'
import { isIdentityNumber, isPhone } from '../identity'
import type { StepProps } from '../pages/questions'
import { Action, Field, Screen } from '../ui'
import { t } from '../words'

/** Asked of those who are not anonymous; only what is needed to call back must be there. */
export function Who({ draft, write, next }: StepProps) {
  const [problem, setProblem] = useState<{ name?: string; phone?: string; identity?: string }>({})
  const on = (event: Event) => {
    event.preventDefault()
    const { name = '', phone = '', identityNumber = '' } = draft
    const wrong = {
      ...(name.trim() || draft.mode === 'SEALED' ? {} : { name: t('who.nameProblem') }),
      ...(isPhone(phone) ? {} : { phone: t('who.phoneProblem') }),
      ...(!identityNumber || isIdentityNumber(identityNumber) ? {} : { identity: t('who.identityProblem') }),
    }
    setProblem(wrong)
    if (!Object.keys(wrong).length) next()
  }
  return (
    <Screen title={t('who.title')} help={draft.mode === 'SEALED' ? t('who.helpSealed') : t('who.help')}>
      <form onSubmit={on}>
        <Field label={t('who.name')} complete="name" value={draft.name || ''} onInput={(name) => write({ name })} problem={problem.name} />
        <Field label={t('who.phone')} help={t('who.phoneHelp')} mode="tel" type="tel" complete="tel" value={draft.phone || ''} onInput={(phone) => write({ phone: phone.trim() })} problem={problem.phone} />
        <Field label={t('who.identity')} help={t('who.identityHelp')} value={draft.identityNumber || ''}
          onInput={(text) => write({ identityNumber: text.trim().toUpperCase() })} problem={problem.identity} />
        <Action>{t('next')}</Action>
      </form>
    </Screen>
  )
}
