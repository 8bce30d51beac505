import type { Plugin } from 'vite'

export interface MockReport {
  number: string
  secret: string
  body: Record<string, unknown>
  files: { id: number; name: string; kind: string; size: number }[]
  additions: string[]
}

export interface Office {
  handle(method: string, path: string, request?: { headers?: Record<string, string>; body?: unknown; query?: URLSearchParams }): { status: number; body: unknown }
  reports: MockReport[]
}

export function office(options?: { now?: () => Date; bits?: number }): Office
export function workerServer(): Plugin
