import type { Attachment, Draft } from './draft'
import { dropFile, keepFile } from './phone'
import { bytesOf, smaller } from './photos'
import { uuid } from './uuid'

/** What the office takes as evidence. */
export const EVIDENCE = 'image/*,.pdf,.xlsx,.txt'
export const isPhoto = (file: Blob) => file.type.indexOf('image/') === 0

/** Lays a file into the phone, photos drawn smaller, and answers what it is called there. */
export async function laidIn(file: File | Blob, kind: Attachment['kind'], name: string, keepPlace = false): Promise<Attachment> {
  const photo = kind === 'PHOTO' && !keepPlace
  const blob = photo ? await smaller(file) : file
  const key = uuid()
  await keepFile(key, await bytesOf(blob))
  return { key, kind, name: photo && blob !== file ? name.replace(/\.[^.]*$/, '') + '.jpg' : name, keepPlace }
}

export async function addFile(draft: Draft, write: (part: Partial<Draft>) => void, file: File, kind: Attachment['kind'], keepPlace = false) {
  const added = await laidIn(file, kind, file.name || kind.toLowerCase(), keepPlace)
  write({ files: draft.files.concat(added) })
}

export async function removeFile(draft: Draft, write: (part: Partial<Draft>) => void, key: string) {
  write({ files: draft.files.filter((file) => file.key !== key) })
  await dropFile(key)
}
