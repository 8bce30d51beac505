import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { LineLost } from './api'
import { silence } from './aloud'
import { t } from './words'

/** One screen: its question as the heading, which is read first after each step. */
export function Screen({ title, help, children }: { title: string; help?: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} - ${t('brand')}`
    silence()
    scrollTo(0, 0)
    // The very first screen leaves the focus where the browser puts it.
    if (history.length > 1) heading.current!.focus()
  }, [title])
  return (
    <main>
      <h1 tabIndex={-1} ref={heading}>{title}</h1>
      {help && <p class="help">{help}</p>}
      {children}
    </main>
  )
}

/** A large button that answers the question. */
export function Choice({ title, help, chosen, onClick }: { title: string; help?: string; chosen?: boolean; onClick: () => void }) {
  return (
    <button type="button" class={`choice${chosen ? ' chosen' : ''}`} aria-pressed={chosen === undefined ? undefined : chosen} onClick={onClick}>
      <b>{title}</b>
      {help && <span>{help}</span>}
    </button>
  )
}

export function Action({ children, busy, quiet, onClick }: { children: ComponentChildren; busy?: boolean; quiet?: boolean; onClick?: () => void }) {
  return (
    <button type={onClick ? 'button' : 'submit'} class={quiet ? 'action quiet' : 'action'} disabled={busy} onClick={onClick}>
      {children}
    </button>
  )
}

interface FieldProps {
  label: string
  /** The label repeats the heading: for those who hear only. */
  unseenLabel?: boolean
  help?: string
  value: string
  onInput: (value: string) => void
  rows?: number
  type?: string
  mode?: 'numeric' | 'tel' | 'text'
  problem?: string
  complete?: string
}

let fields = 0

export function Field({ label, unseenLabel, help, value, onInput, rows, type, mode, problem, complete }: FieldProps) {
  const [id] = useState(() => `field-${++fields}`)
  const shared = {
    id,
    value,
    onInput: (event: Event) => onInput((event.target as HTMLInputElement).value),
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].join(' ').trim() || undefined,
    autocomplete: complete || 'off',
  }
  return (
    <div class="field">
      <label class={unseenLabel ? 'unseen' : undefined} for={id}>{label}</label>
      {help && <p class="small" id={`${id}-help`}>{help}</p>}
      {rows ? <textarea rows={rows} {...shared} /> : <input type={type || 'text'} inputMode={mode} {...shared} />}
      {problem && <p class="problem" role="alert" id={`${id}-problem`}>{problem}</p>}
    </div>
  )
}

export function Tick({ label, help, value, onChange }: { label: string; help?: string; value: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={value} onChange={(event) => onChange((event.target as HTMLInputElement).checked)} />
      <span>
        {label}
        {help && <small>{help}</small>}
      </span>
    </label>
  )
}

/** Something to know; `urgent` is read out at once. */
export function Note({ children, urgent }: { children: ComponentChildren; urgent?: boolean }) {
  return <div class={urgent ? 'note urgent' : 'note'} role={urgent ? 'alert' : 'status'}>{children}</div>
}

/** What went wrong, in a sentence: the office's own where it gave one. */
export const sentence = (failure: unknown) =>
  failure instanceof LineLost ? t('line.lost') : (failure instanceof Error && failure.message) || t('line.unclear')

/** Picks files with a large button that old browsers understand too. */
export function FilePick({ label, accept, multiple, onPick }: { label: string; accept: string; multiple?: boolean; onPick: (files: File[]) => void }) {
  return (
    <label class="action quiet pick">
      {label}
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const input = event.target as HTMLInputElement
          const files = Array.from(input.files || [])
          input.value = ''
          if (files.length) onPick(files)
        }}
      />
    </label>
  )
}
