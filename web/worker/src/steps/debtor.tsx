import { useState } from 'preact/hooks'
import type { StepProps } from '../pages/questions'
import { Action, Choice, Field, Screen } from '../ui'
import { t } from '../words'

export function Debtor({ draft, write, next }: StepProps) {
  const { site } = draft
  const known = site ? [site.contractor].concat(site.subcontractors || []).filter((name): name is string => !!name) : []
  const [asked, setOther] = useState(!!draft.debtor && known.indexOf(draft.debtor) < 0)
  const other = asked || known.length === 0
  const choose = (debtor: string | undefined) => {
    write({ debtor })
    next()
  }
  if (!other) {
    return (
      <Screen title={t('debtor.title')} help={t('debtor.help')}>
        <div class="choices">
          {known.map((name) => (
            <Choice key={name} title={name} help={name === site!.contractor ? t('debtor.contractor') : t('debtor.subcontractor')}
              chosen={draft.debtor === name} onClick={() => choose(name)} />
          ))}
          <Choice title={t('debtor.other')} help={t('debtor.otherHelp')} onClick={() => setOther(true)} />
          <Choice title={t('unsure')} onClick={() => choose(undefined)} />
        </div>
      </Screen>
    )
  }
  return (
    <Screen title={t('debtor.title')} help={t('debtor.freeHelp')}>
      <form onSubmit={(event) => { event.preventDefault(); next() }}>
        <Field label={t('debtor.label')} value={draft.debtor || ''} onInput={(debtor) => write({ debtor })} />
        <Action>{t('next')}</Action>
        <Action quiet onClick={() => choose(undefined)}>{t('unsure')}</Action>
      </form>
    </Screen>
  )
}
