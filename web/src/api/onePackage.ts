import { Zip, ZipPassThrough } from 'fflate'

/** Several files become one zip, because the server takes one file at a time. Stored, not packed: it travels once. */
export async function onePackage(files: File[], name: string): Promise<File> {
  const [only] = files
  if (only && files.length === 1) return only

  const parts: BlobPart[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    parts.push(chunk as BlobPart)
  })
  for (const file of files) {
    const entry = new ZipPassThrough(file.name)
    zip.add(entry)
    const reader = file.stream().getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) entry.push(read.value)
    entry.push(new Uint8Array(), true)
  }
  zip.end()
  return new File(parts, name, { type: 'application/zip' })
}
