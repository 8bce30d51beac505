import { useState } from 'preact/hooks'
import { laidIn, removeFile } from '../attach'
import { Files } from '../files'
import type { StepProps } from '../pages/questions'
import { Recorder } from '../recorder'
import { Action, Field, Screen } from '../ui'
import { t } from '../words'

export function What({ draft, write, next }: StepProps) {
  const [missing, setMissing] = useState(false)
  const voices = draft.files.filter((file) => file.kind === 'VOICE')
  const on = (event: Event) => {
    event.preventDefault()
    if (!(draft.text || '').trim() && !voices.length) return setMissing(true)
    next()
  }
  return (
    <Screen title={t('what.title')} help={t('what.help')}>
      <form onSubmit={on}>
        <Field label={t('what.label')} unseenLabel rows={7} value={draft.text || ''} onInput={(text) => { write({ text }); setMissing(false) }}
          problem={missing ? t('what.problem') : undefined} />
        <Recorder onSound={async (sound, name) => { const added = await laidIn(sound, 'VOICE', name); write({ files: draft.files.concat(added) }); setMissing(false) }} />
        <Files files={voices} onRemove={(key) => void removeFile(draft, write, key)} />
        <Action>{t('next')}</Action>
      </form>
    </Screen>
  )
}
