import { useEffect, useState } from 'preact/hooks'
import * as api from '../api'
import { EVIDENCE, isPhoto, laidIn } from '../attach'
import { moment } from '../days'
import { sum } from '../money'
import type { Sent } from '../outbox'
import { outbox, remember, remembered, unremember } from '../phone'
import { go, instead } from '../route'
import { Recorder } from '../recorder'
import { useTold } from '../told'
import { Action, Field, FilePick, Note, Screen, Tick, sentence } from '../ui'
import { uuid } from '../uuid'
import { t } from '../words'
import { Payment, Rating } from './closing'

/** How a report is going, and what its reporter can add. */
export function Read({ number, secret }: { number: string; secret?: string }) {
  const { items } = useTold(outbox.state)
  const known = outbox.receipt(number)
  const word = secret || (known && known.secret) || ''
  const [report, setReport] = useState<api.Report>()
  const [seenAt, setSeenAt] = useState('')
  const [problem, setProblem] = useState('')
  const mine = items.filter((item) => known && item.report === known.key)

  const load = async () => {
    try {
      const read = await api.read(number, word)
      setReport(read)
      setSeenAt('')
      setProblem('')
      if (secret) {
        if (!known) await outbox.remember({ number, secret, receivedAt: read.receivedAt, limit: read.limit, key: number })
        // The secret of the receipt does not stay in the address.
        instead('r', number)
      }
      await remember(`report-state.${number}`, { report: read, at: new Date().toISOString() })
    } catch (failure) {
      const seen = failure instanceof api.LineLost && (await remembered<{ report: api.Report; at: string }>(`report-state.${number}`))
      if (seen) {
        setReport(seen.report)
        setSeenAt(seen.at)
      } else {
        setProblem(sentence(failure))
      }
    }
  }
  // Once more whenever something of it has arrived.
  useEffect(() => void load(), [number, word, mine.length])

  if (!report) {
    return (
      <Screen title={t('read.title', { number })}>
        {problem ? <Note urgent>{problem}</Note> : <p role="status">{t('read.loading')}</p>}
        {problem && <Action onClick={() => void load()}>{t('read.again')}</Action>}
        {problem && <a class="action quiet" href="#/follow">{t('read.otherNumber')}</a>}
      </Screen>
    )
  }
  const send = async (what: string, body: Record<string, unknown>) => {
    const key = uuid()
    await outbox.post([{ key, report: known!.key, what, body: { key, ...body }, writtenAt: new Date().toISOString() }])
  }
  return (
    <Screen title={t('read.title', { number })}>
      {seenAt && <Note>{t('read.seen', { at: moment(seenAt) })}</Note>}
      {mine.length > 0 && <Note>{t('read.onTheWay', { count: mine.length })}</Note>}
      <p class="state">{report.stateWords}</p>
      {report.limit && report.limit.words && <p>{report.limit.words}</p>}
      {known && report.questions.filter(({ answer }) => !answer).map((question) => <Question key={question.id} question={question} onSend={(text) => send('answers', { question: question.id, text })} />)}
      <h2>{t('read.steps')}</h2>
      <ol class="steps">
        {report.steps.map((step) => <li key={step.at + step.words}><time>{moment(step.at)}</time>{step.words}{step.text && <small>{step.text}</small>}</li>)}
      </ol>
      <Told report={report} />
      {known && <More report={report} sent={known} onSend={send} />}
    </Screen>
  )
}

function Told({ report }: { report: api.Report }) {
  const answered = report.questions.filter(({ answer }) => answer)
  const facts: [string, string | undefined | null][] = [
    [t('check.site'), report.site],
    [t('check.debtor'), report.debtor],
    [t('check.amount'), report.amountFen ? sum(report.amountFen) : undefined],
    [t('check.people'), report.people ? t('check.count', { count: report.people }) : undefined],
    [t('read.files'), report.files.map(({ name, kind }) => name || t(`waiting.${kind}`)).join(t('and'))],
  ]
  return (
    <details>
      <summary>{t('read.told')}</summary>
      <dl class="check">
        {facts.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
        {answered.map(({ id, text, answer }) => <div key={id}><dt>{text}</dt><dd>{answer}</dd></div>)}
      </dl>
    </details>
  )
}

function Question({ question, onSend }: { question: api.Report['questions'][number]; onSend: (text: string) => Promise<void> }) {
  const [text, setText] = useState('')
  const [gone, setGone] = useState(false)
  if (gone) return null
  return (
    <form class="card" onSubmit={(event) => { event.preventDefault(); if (text.trim()) void onSend(text).then(() => setGone(true)) }}>
      <h2>{t('read.question')}</h2>
      <Field label={question.text} rows={3} value={text} onInput={setText} />
      <Action>{t('read.answer')}</Action>
    </form>
  )
}

type Send = (what: string, body: Record<string, unknown>) => Promise<void>

function More({ report, sent, onSend }: { report: api.Report; sent: Sent; onSend: Send }) {
  const [open, setOpen] = useState('')
  const [text, setText] = useState('')
  const [done, setDone] = useState('')
  const send: Send = async (what, body) => {
    await onSend(what, body)
    setOpen('')
    setText('')
    setDone(t('read.taken'))
  }
  const entry = (what: string, label: string) => (
    <button type="button" class="action quiet" aria-expanded={open === what} onClick={() => { setOpen(open === what ? '' : what); setDone('') }}>{label}</button>
  )
  const words = (what: string, label: string, needed: boolean) => open === what && (
    <form class="card" onSubmit={(event) => { event.preventDefault(); if (text.trim() || !needed) void send(what, { text: text.trim() || undefined }) }}>
      <Field label={label} rows={4} value={text} onInput={setText} />
      <Action>{t('read.send')}</Action>
    </form>
  )
  const addFiles = (kind: 'PHOTO' | 'VOICE', keepPlace: boolean) => async (files: (File | Blob)[], name?: string) => {
    for (const file of files) {
      const { key, ...rest } = await laidIn(file, isPhoto(file) || kind === 'VOICE' ? kind : 'OTHER', name || (file as File).name, keepPlace)
      await outbox.post([{ key, report: sent.key, what: 'file', file: rest, writtenAt: new Date().toISOString() }])
    }
    setOpen('')
    setDone(t('read.taken'))
  }
  return (
    <section aria-label={t('read.can')}>
      <h2>{t('read.can')}</h2>
      <p role="status">{done}</p>
      {report.state !== 'WITHDRAWN' && entry('payment', t('read.payment'))}
      {open === 'payment' && <Payment onSend={(body) => send('payment', body)} />}
      {entry('additions', t('read.addText'))}
      {words('additions', t('read.addTextLabel'), true)}
      {entry('files', t('read.addFiles'))}
      {open === 'files' && <AddFiles onFiles={(files, place) => void addFiles('PHOTO', place)(files)} onSound={(sound, name) => void addFiles('VOICE', false)([sound], name)} />}
      {report.mayRate && entry('rating', t('read.rate'))}
      {open === 'rating' && <Rating onSend={(body) => send('rating', body)} />}
      {report.mayReopen && entry('reopening', t('read.reopen'))}
      {words('reopening', t('read.reopenLabel'), true)}
      {report.mayWithdraw && entry('withdrawal', t('read.withdraw'))}
      {words('withdrawal', t('read.withdrawLabel'), false)}
      <button type="button" class="action quiet" onClick={async () => {
        if (!confirm(t('read.forgetSure'))) return
        await outbox.forget(sent.key)
        await unremember(`report-state.${sent.number}`)
        await unremember(`report.${sent.key}`)
        go('')
      }}>{t('read.forget')}</button>
    </section>
  )
}

function AddFiles({ onFiles, onSound }: { onFiles: (files: File[], keepPlace: boolean) => void; onSound: (sound: Blob, name: string) => void }) {
  const [place, setPlace] = useState(false)
  return (
    <div class="card">
      <Tick label={t('proof.place')} help={t('proof.placeHelp')} value={place} onChange={setPlace} />
      <FilePick label={t('proof.pick')} accept={EVIDENCE} multiple onPick={(files) => onFiles(files, place)} />
      <Recorder onSound={onSound} />
    </div>
  )
}
