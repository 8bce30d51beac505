import { useState } from 'preact/hooks'
import { EVIDENCE, isPhoto, laidIn, removeFile } from '../attach'
import { Files } from '../files'
import { keepsEverything } from '../phone'
import type { StepProps } from '../pages/questions'
import { Action, FilePick, Note, Screen, Tick } from '../ui'
import { t } from '../words'

const MOST = 12
/** What is not drawn smaller goes as it is, and a weak line carries no more. */
const LARGEST_BYTES = 20_000_000

export function Proof({ draft, write, next }: StepProps) {
  const [place, setPlace] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const shown = draft.files.filter((file) => file.kind !== 'VOICE')
  const pick = async (files: File[]) => {
    setProblem('')
    setBusy(true)
    try {
      let all = draft.files
      for (const file of files) {
        if (file.size > LARGEST_BYTES && (place || !isPhoto(file))) {
          setProblem(t('proof.tooLarge', { name: file.name }))
        } else if (all.length >= MOST) {
          setProblem(t('proof.tooMany', { most: MOST }))
        } else {
          all = all.concat(await laidIn(file, isPhoto(file) ? 'PHOTO' : 'OTHER', file.name, place))
          await write({ files: all })
        }
      }
    } catch {
      setProblem(t('proof.noRoom'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Screen title={t('proof.title')} help={t('proof.help')}>
      <Tick label={t('proof.place')} help={t('proof.placeHelp')} value={place} onChange={setPlace} />
      <FilePick label={busy ? t('proof.busy') : t('proof.pick')} accept={EVIDENCE} multiple onPick={(files) => void pick(files)} />
      <Files files={shown} onRemove={(key) => void removeFile(draft, write, key)} />
      {problem && <Note urgent>{problem}</Note>}
      {!keepsEverything && <Note>{t('proof.notKept')}</Note>}
      <Action busy={busy} onClick={() => next()}>{shown.length ? t('next') : t('proof.skip')}</Action>
    </Screen>
  )
}
