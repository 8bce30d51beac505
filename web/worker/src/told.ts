import { useEffect, useState } from 'preact/hooks'

/** A value whose changes are told to who listens. */
export class Told<T> {
  private listeners: ((value: T) => void)[] = []

  constructor(public value: T) {}

  tell(value: T) {
    this.value = value
    this.listeners.forEach((listener) => listener(value))
  }

  listen(listener: (value: T) => void): () => void {
    this.listeners = this.listeners.concat(listener)
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener)
    }
  }
}

/** The value as it is now; what shows it is drawn anew when it changes. */
export function useTold<T>(told: Told<T>): T {
  const [, draw] = useState({})
  useEffect(() => told.listen(() => draw({})), [told])
  return told.value
}
