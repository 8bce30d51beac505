const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/** Whether this browser records; old in-app browsers do not, and none does without HTTPS. */
export const canRecord = () => typeof MediaRecorder !== 'undefined' && !!navigator.mediaDevices && !!navigator.mediaDevices.getUserMedia

export interface Recording {
  stop(): void
  /** The sound, when it was stopped or the time is up. */
  sound: Promise<Blob>
}

/** @throws when the worker does not let the page hear */
export async function record(longestMs: number): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const type = TYPES.filter((mime) => MediaRecorder.isTypeSupported(mime))[0]
  const recorder = new MediaRecorder(stream, { ...(type ? { mimeType: type } : {}), audioBitsPerSecond: 24_000 })
  const parts: Blob[] = []
  recorder.ondataavailable = (event) => parts.push(event.data)
  const sound = new Promise<Blob>((resolve) => {
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop())
      resolve(new Blob(parts, { type: (recorder.mimeType || type || 'audio/webm').split(';')[0] }))
    }
  })
  recorder.start()
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  setTimeout(stop, longestMs)
  return { stop, sound }
}
