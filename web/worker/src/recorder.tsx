import { useState } from 'preact/hooks'
import { Action, FilePick, Note } from './ui'
import { canRecord, record, type Recording } from './voice'
import { t } from './words'

const LONGEST_MS = 180_000

/** Speaking instead of typing; where the browser does not record, a recording of the phone can be picked. */
export function Recorder({ onSound }: { onSound: (sound: Blob, name: string) => void }) {
  const [running, setRunning] = useState<Recording>()
  const [problem, setProblem] = useState('')
  if (!canRecord()) {
    return <FilePick label={t('voice.pick')} accept="audio/*" onPick={([file]) => onSound(file!, file!.name)} />
  }
  const begin = async () => {
    setProblem('')
    try {
      const recording = await record(LONGEST_MS)
      setRunning(recording)
      const sound = await recording.sound
      setRunning(undefined)
      if (sound.size) onSound(sound, `${t('voice.name')}.${sound.type.indexOf('mp4') >= 0 ? 'm4a' : sound.type.indexOf('ogg') >= 0 ? 'ogg' : 'webm'}`)
    } catch {
      setProblem(t('voice.refused'))
    }
  }
  return (
    <div>
      {running ? <Action onClick={() => running.stop()}>{t('voice.stop')}</Action> : <Action quiet onClick={begin}>{t('voice.begin')}</Action>}
      <p class="small" role="status">{running && t('voice.running')}</p>
      {problem && <Note urgent>{problem}</Note>}
    </div>
  )
}
