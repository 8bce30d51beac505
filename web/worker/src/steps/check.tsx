import { useState } from 'preact/hooks'
import { amountFen } from '../amounts'
import { monthWords } from '../days'
import { type Step, listed, steps, toItems } from '../draft'
import { money } from '../money'
import { finished, outbox, remember } from '../phone'
import type { StepProps } from '../pages/questions'
import { instead } from '../route'
import { Action, Note, Screen } from '../ui'
import { language, t } from '../words'

export function Check({ draft, next }: StepProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const fen = (draft.amount && amountFen(draft.amount)) || listed(draft.group)
  const voices = draft.files.filter((file) => file.kind === 'VOICE').length
  const none = t('check.none')
  const rows: [Step, string, string][] = [
    draft.site || draft.place === undefined
      ? ['area', t('check.site'), draft.site ? draft.site.name : none]
      : ['place', t('check.place'), [draft.area && draft.area.name, draft.place].filter(Boolean).join(' ') || none],
    ['debtor', t('check.debtor'), draft.debtor || none],
    ['since', t('check.since'), draft.since ? t('check.period', { since: monthWords(draft.since), until: draft.until ? monthWords(draft.until) : t('check.now') }) : none],
    ['people', t('check.people'), t('check.count', { count: draft.people || 1 })],
    ['amount', t('check.amount'), fen ? money(fen) : none],
    ['list', t('check.list'), draft.group.length ? t('check.count', { count: draft.group.length }) : none],
    ['what', t('check.what'), [draft.text, voices ? t('check.voices', { count: voices }) : ''].filter(Boolean).join(' ') || none],
    ['proof', t('check.proof'), draft.files.length > voices ? t('check.files', { count: draft.files.length - voices }) : none],
    ['mode', t('check.mode'), draft.mode ? t(`mode.${draft.mode}`) : none],
    ['who', t('check.who'), [draft.name, draft.phone].filter(Boolean).join(' ') || none],
  ]
  const asked = steps(draft)
  const missing: Step | undefined = !draft.mode
    ? 'mode'
    : draft.mode !== 'ANONYMOUS' && !(draft.phone && (draft.name || draft.mode === 'SEALED'))
      ? 'who'
      : !(draft.text || '').trim() && !voices
        ? 'what'
        : !draft.site && !(draft.place || '').trim()
          ? draft.place === undefined ? 'area' : 'place'
          : undefined

  const send = async () => {
    if (busy) return
    if (missing) return next(missing)
    setBusy(true)
    const text = (draft.text || '').trim() || t('what.voiceOnly')
    try {
      // In case the office has a question about it before it takes it.
      await remember(`report.${draft.key}`, draft)
      await outbox.post(toItems({ ...draft, text }, language(), new Date()))
      await finished()
      instead('sent', draft.key)
    } catch {
      setBusy(false)
      setProblem(t('check.noRoom'))
    }
  }

  return (
    <Screen title={t('check.title')} help={t('check.help')}>
      <dl class="check">
        {rows.filter(([step]) => step === 'area' || asked.indexOf(step) >= 0).map(([step, label, value]) => (
          <div key={step}>
            <dt>{label}</dt>
            <dd>
              {value}
              <button type="button" aria-label={t('check.changeThis', { what: label })} onClick={() => next(step)}>{t('check.change')}</button>
            </dd>
          </div>
        ))}
      </dl>
      {missing && <Note>{t(`check.missing.${missing}`)}</Note>}
      {problem && <Note urgent>{problem}</Note>}
      <p class="small">{t('check.truth')}</p>
      <Action busy={busy} onClick={() => void send()}>{missing ? t('check.fillIn') : t('check.send')}</Action>
    </Screen>
  )
}
