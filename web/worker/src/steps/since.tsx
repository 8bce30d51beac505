import { useState } from 'preact/hooks'
import { lastMonths, monthWords } from '../days'
import type { StepProps } from '../pages/questions'
import { Action, Choice, Screen } from '../ui'
import { t } from '../words'

const SHOWN = 5
const YEARS_BACK = 8

function MonthSelect({ label, first, months, value, onChange }: { label: string; first: string; months: string[]; value: string; onChange: (month: string) => void }) {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={(event) => onChange((event.target as HTMLSelectElement).value)}>
        <option value="">{first}</option>
        {months.map((month) => <option key={month} value={month}>{monthWords(month)}</option>)}
      </select>
    </label>
  )
}

export function Since({ draft, write, next }: StepProps) {
  const months = lastMonths(YEARS_BACK * 12)
  const recent = months.slice(0, SHOWN)
  const [older, setOlder] = useState(!!draft.since && recent.indexOf(draft.since) < 0)
  const choose = (since: string | undefined) => write({ since, until: undefined })
  return (
    <Screen title={t('since.title')} help={t('since.help')}>
      <div class="choices two">
        {recent.map((month, i) => (
          <Choice key={month} title={monthWords(month)} help={i === 0 ? t('since.thisMonth') : i === 1 ? t('since.lastMonth') : undefined}
            chosen={!older && draft.since === month} onClick={() => { setOlder(false); choose(month) }} />
        ))}
        <Choice title={t('since.earlier')} chosen={older} onClick={() => { setOlder(true); choose(undefined) }} />
      </div>
      {older && <MonthSelect label={t('since.month')} first={t('since.choose')} months={months.slice(SHOWN)} value={draft.since || ''} onChange={(month) => choose(month || undefined)} />}
      {draft.since && (
        <MonthSelect label={t('since.until')} first={t('since.untilNow')} months={months.filter((month) => month >= draft.since!)} value={draft.until || ''}
          onChange={(until) => write({ until: until || undefined })} />
      )}
      {draft.since && <Action onClick={() => next()}>{t('next')}</Action>}
      <Action quiet onClick={() => { choose(undefined); next() }}>{t('since.unsure')}</Action>
    </Screen>
  )
}
