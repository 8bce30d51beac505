import { requestHeaders } from './client'
import { Problem, toProblem } from './problem'

/** Hands files in as one package. Not by fetch, because only XMLHttpRequest tells how much has been sent. */
export function uploadPackage(
  files: File[],
  dryRun: boolean,
  onSent: (share: number) => void,
): Promise<{ id: number }> {
  const form = new FormData()
  for (const file of files) form.append('file', file, file.name)
  form.append('dryRun', String(dryRun))

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/imports')
    for (const [name, value] of Object.entries(requestHeaders())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    request.onload = () =>
      request.status === 202 ? resolve(request.response) : reject(toProblem(request.status, request.response))
    request.onerror = () => reject(new Problem(0, 'NETWORK', ''))
    request.send(form)
  })
}
