import { useState } from 'preact/hooks'
import * as api from '../api'
import { monthWords } from '../days'
import { isIdentityNumber, isPhone } from '../identity'
import { sum } from '../money'
import { Action, Field, Note, Screen, sentence } from '../ui'
import { t } from '../words'

/** What was recorded and paid for somebody; nothing of it stays in the phone. */
export function Wages() {
  const [identityNumber, setIdentity] = useState('')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const [wages, setWages] = useState<api.Wages>()
  const [problem, setProblem] = useState<{ identity?: string; phone?: string; code?: string; other?: string }>({})
  const [busy, setBusy] = useState(false)

  const attempt = async (what: () => Promise<void>) => {
    setBusy(true)
    try {
      await what()
    } catch (failure) {
      setProblem({ other: sentence(failure) })
    } finally {
      setBusy(false)
    }
  }
  const forCode = (event: Event) => {
    event.preventDefault()
    const wrong = { ...(isIdentityNumber(identityNumber) ? {} : { identity: t('who.identityProblem') }), ...(isPhone(phone) ? {} : { phone: t('who.phoneProblem') }) }
    setProblem(wrong)
    if (Object.keys(wrong).length) return
    void attempt(async () => {
      await api.wagesCode(identityNumber, phone)
      setAsked(true)
    })
  }
  const open = (event: Event) => {
    event.preventDefault()
    if (!code.trim()) return setProblem({ code: t('wages.codeMissing') })
    setProblem({})
    void attempt(async () => setWages(await api.wages(identityNumber, code.trim())))
  }

  if (wages) return <Shown wages={wages} onClose={() => { setWages(undefined); setCode(''); setAsked(false) }} />
  if (!asked) {
    return (
      <Screen title={t('wages.title')} help={t('wages.help')}>
        <form onSubmit={forCode}>
          <Field label={t('who.identity').replace(/[（(].*/, '')} value={identityNumber} onInput={(text) => setIdentity(text.trim().toUpperCase())} problem={problem.identity} />
          <Field label={t('wages.phone')} help={t('wages.phoneHelp')} mode="tel" type="tel" complete="tel" value={phone} onInput={(text) => setPhone(text.trim())} problem={problem.phone} />
          {problem.other && <Note urgent>{problem.other}</Note>}
          <Action busy={busy}>{t('wages.ask')}</Action>
          <Action quiet onClick={() => { if (isIdentityNumber(identityNumber)) setAsked(true); else setProblem({ identity: t('who.identityProblem') }) }}>{t('wages.haveCode')}</Action>
        </form>
      </Screen>
    )
  }
  return (
    <Screen title={t('wages.codeTitle')} help={t('wages.codeHelp')}>
      <form onSubmit={open}>
        <Field label={t('wages.code')} mode="numeric" complete="one-time-code" value={code} onInput={setCode} problem={problem.code} />
        {problem.other && <Note urgent>{problem.other}</Note>}
        <Action busy={busy}>{t('wages.open')}</Action>
        <Action quiet onClick={() => { setAsked(false); setProblem({}) }}>{t('wages.again')}</Action>
      </form>
    </Screen>
  )
}

function Shown({ wages, onClose }: { wages: api.Wages; onClose: () => void }) {
  return (
    <Screen title={wages.name ? t('wages.of', { name: wages.name }) : t('wages.title')} help={t('wages.ofHelp')}>
      {wages.projects.map((project) => (
        <section key={project.name} aria-label={project.name}>
          <h2>{project.name}</h2>
          <table>
            <thead><tr><th>{t('wages.month')}</th><th>{t('wages.days')}</th><th>{t('wages.due')}</th><th>{t('wages.paid')}</th></tr></thead>
            <tbody>
              {project.months.map((month) => (
                <tr key={month.month}>
                  <td>{monthWords(month.month)}</td>
                  <td>{month.days}</td>
                  <td>{month.dueFen ? sum(month.dueFen) : t('wages.none')}</td>
                  <td>{month.paidFen ? sum(month.paidFen) : t('wages.none')}{month.paidOn && <small>{month.paidOn}</small>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {!wages.projects.length && <Note>{t('wages.nothing')}</Note>}
      <a class="action" href="#/report">{t('wages.report')}</a>
      <Action quiet onClick={onClose}>{t('wages.close')}</Action>
    </Screen>
  )
}
