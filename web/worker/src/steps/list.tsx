import { useState } from 'preact/hooks'
import { amountFen } from '../amounts'
import * as api from '../api'
import { type Row, listed } from '../draft'
import { isIdentityNumber, isPhone } from '../identity'
import { money, sum } from '../money'
import { addFile } from '../attach'
import type { StepProps } from '../pages/questions'
import { Action, Field, FilePick, Note, Screen, Tick, sentence } from '../ui'
import { t } from '../words'

type Way = 'type' | 'paste'
const EMPTY = { name: '', amount: '', phone: '', identityNumber: '' }

/** The fellow workers one speaks for: each with an amount. Typed, pasted, or from a sheet. */
export function GroupList({ draft, write, next }: StepProps) {
  const [way, setWay] = useState<Way>()
  const [problems, setProblems] = useState<api.ListRow[]>([])
  const [said, setSaid] = useState('')
  const total = listed(draft.group)
  const all = (draft.amount && amountFen(draft.amount)) || 0

  const add = (rows: Row[]) => write({ group: draft.group.concat(rows) })
  const read = async (source: File | string) => {
    setSaid(t('list.reading'))
    try {
      const { rows } = await api.list(source)
      // What is doubtful in a line is said, and the line can be sent all the same.
      const good = rows.filter((row) => row.name)
      setProblems(rows.filter((row) => row.problem))
      add(good.map(({ name, phone, identityNumber, amountFen }) => ({ name, phone, identityNumber, amountFen })))
      setSaid(t('list.read', { count: good.length }))
      setWay(undefined)
    } catch (failure) {
      if (!(failure instanceof api.LineLost)) return setSaid(sentence(failure))
      // Without a line nobody can read it now; it goes along as it is.
      const file = typeof source === 'string' ? new File([source], t('list.pastedName'), { type: 'text/plain' }) : source
      await addFile(draft, write, file, 'LIST')
      setSaid(t('list.later'))
      setWay(undefined)
    }
  }

  return (
    <Screen title={t('list.title')} help={t('list.help')}>
      {draft.group.length > 0 && (
        <ul class="rows">
          {draft.group.map((row, i) => (
            <li key={i}>
              <span><b><bdi>{row.name}</bdi></b> {row.amountFen ? sum(row.amountFen) : t('list.noAmount')}{row.phone && <small>{row.phone}</small>}</span>
              <button type="button" aria-label={t('list.remove', { name: row.name })} onClick={() => write({ group: draft.group.filter((_, other) => other !== i) })}>{t('remove')}</button>
            </li>
          ))}
        </ul>
      )}
      {total > 0 && <p class="echo" role="status">{t('list.total', { count: draft.group.length, amount: money(total) })}</p>}
      {total > 0 && all > 0 && total !== all && <Note>{t('list.unlike', { listed: sum(total), said: sum(all) })}</Note>}
      {draft.group.length > 0 && draft.people !== draft.group.length && <Note>{t('list.unlikeCount', { listed: draft.group.length, said: draft.people || 1 })}</Note>}
      {draft.group.length > 0 && <Tick label={t('list.consent')} value={!!draft.consent} onChange={(consent) => write({ consent })} />}
      {said && <Note>{said}</Note>}
      {problems.length > 0 && (
        <Note urgent>
          <p>{t('list.problems', { count: problems.length })}</p>
          <ul>{problems.map((row) => <li key={row.line}>{row.name && <b><bdi>{row.name}</bdi> </b>}{row.problem}</li>)}</ul>
        </Note>
      )}
      {way === 'type' && <OneByOne onAdd={(row) => add([row])} onDone={() => setWay(undefined)} />}
      {way === 'paste' && <Paste onRead={read} />}
      {way === undefined && (
        <div>
          <Action quiet onClick={() => setWay('type')}>{t('list.byHand')}</Action>
          <Action quiet onClick={() => setWay('paste')}>{t('list.byPaste')}</Action>
          <FilePick label={t('list.bySheet')} accept=".xlsx,.csv,.txt" onPick={([file]) => void read(file!)} />
          <Action onClick={() => next()}>{draft.group.length ? t('next') : t('list.skip')}</Action>
        </div>
      )}
    </Screen>
  )
}

function OneByOne({ onAdd, onDone }: { onAdd: (row: Row) => void; onDone: () => void }) {
  const [row, setRow] = useState(EMPTY)
  const [problem, setProblem] = useState<Partial<typeof EMPTY>>({})
  const set = (part: Partial<typeof EMPTY>) => setRow({ ...row, ...part })
  const on = (event: Event) => {
    event.preventDefault()
    const fen = amountFen(row.amount)
    const wrong = {
      ...(row.name.trim() ? {} : { name: t('list.nameMissing') }),
      ...(row.amount.trim() && fen === null ? { amount: t('amount.problem') } : {}),
      ...(row.phone && !isPhone(row.phone) ? { phone: t('who.phoneProblem') } : {}),
      ...(row.identityNumber && !isIdentityNumber(row.identityNumber) ? { identityNumber: t('who.identityProblem') } : {}),
    }
    setProblem(wrong)
    if (Object.keys(wrong).length) return
    onAdd({ name: row.name.trim(), amountFen: fen, phone: row.phone || null, identityNumber: row.identityNumber.toUpperCase() || null })
    setRow(EMPTY)
  }
  const fen = row.amount ? amountFen(row.amount) : null
  return (
    <form onSubmit={on}>
      <Field label={t('list.name')} value={row.name} onInput={(name) => set({ name })} problem={problem.name} />
      <Field label={t('list.amount')} value={row.amount} onInput={(amount) => set({ amount })} problem={problem.amount} />
      <p class="echo" role="status">{fen !== null && money(fen)}</p>
      <Field label={t('list.phone')} mode="tel" value={row.phone} onInput={(phone) => set({ phone })} problem={problem.phone} />
      <Field label={t('list.identity')} value={row.identityNumber} onInput={(identityNumber) => set({ identityNumber: identityNumber.trim() })} problem={problem.identityNumber} />
      <Action>{t('list.addOne')}</Action>
      <Action quiet onClick={onDone}>{t('list.done')}</Action>
    </form>
  )
}

function Paste({ onRead }: { onRead: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (text.trim()) onRead(text) }}>
      <Field label={t('list.paste')} help={t('list.pasteHelp')} rows={6} value={text} onInput={setText} />
      <Action>{t('list.readIt')}</Action>
    </form>
  )
}
