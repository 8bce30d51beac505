import { useEffect, useState } from 'preact/hooks'
import type { Attachment } from './draft'
import { fileOf } from './phone'
import { t } from './words'

/** What was added: seen, heard, and taken away again. */
export function Files({ files, onRemove }: { files: Attachment[]; onRemove: (key: string) => void }) {
  if (!files.length) return null
  return (
    <ul class="rows files">
      {files.map((file) => (
        <li key={file.key}>
          <Shown file={file} />
          <button type="button" aria-label={t('files.remove', { name: file.name })} onClick={() => onRemove(file.key)}>{t('remove')}</button>
        </li>
      ))}
    </ul>
  )
}

function Shown({ file }: { file: Attachment }) {
  const [address, setAddress] = useState('')
  useEffect(() => {
    let made = ''
    let gone = false
    void fileOf(file.key).then((kept) => {
      if (!kept || gone) return
      made = URL.createObjectURL(new Blob([kept.bytes], { type: kept.type }))
      setAddress(made)
    })
    return () => {
      gone = true
      URL.revokeObjectURL(made)
    }
  }, [file.key])
  if (address && file.kind === 'PHOTO') return <img src={address} alt={file.name} />
  if (address && file.kind === 'VOICE') return <audio src={address} controls aria-label={file.name} />
  return <span>{file.name}</span>
}
