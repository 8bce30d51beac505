import { requestHeaders, sessionEnded } from './client'
import { Problem, toProblem } from './problem'

/** Hands a package in. Not by fetch, because only XMLHttpRequest tells how much has been sent. */
export function uploadPackage(
  file: File,
  dryRun: boolean,
  onSent: (share: number) => void,
): Promise<{ id: number }> {
  const form = new FormData()
  form.append('file', file, file.name)

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/imports?dryRun=${dryRun}`)
    for (const [name, value] of Object.entries(requestHeaders())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    request.onload = () => {
      if (request.status === 202) return resolve(request.response)
      if (request.status === 401) sessionEnded()
      reject(toProblem(request.status, request.response))
    }
    request.onerror = () => reject(new Problem(0, 'NETWORK', ''))
    request.send(form)
  })
}
