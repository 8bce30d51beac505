import type { FileKind, ImportState } from '@/api/types'

/** The files of a package, in the order in which they are read. */
export const KINDS: readonly FileKind[] = [
  'corps', 'projects', 'participants', 'accounts', 'workers', 'attendance', 'payrolls', 'account_entries', 'deposit_events', 'progress',
]

export type DropRefusal = 'none' | 'zipAlone' | 'ending'

/** Why dropped files cannot be one package: a zip comes alone, anything else must be csv or xlsx. */
export function refusalOf(files: readonly { name: string }[]): DropRefusal | undefined {
  if (!files.length) return 'none'
  const endings = files.map((file) => file.name.toLowerCase().split('.').at(-1) ?? '')
  if (endings.some((ending) => !['zip', 'csv', 'xlsx'].includes(ending))) return 'ending'
  return endings.includes('zip') && files.length > 1 ? 'zipAlone' : undefined
}

/** Rows of all files so far. */
export function rowsRead({ files }: { files: readonly { read: number }[] }): number {
  return files.reduce((sum, file) => sum + file.read, 0)
}

/** Still moving: worth asking again. */
export function isActive(state: ImportState): boolean {
  return state === 'QUEUED' || state === 'CHECKING' || state === 'APPLYING'
}

/** Percent of the package that has been read, from 0 to 100. */
export function percentRead(progress: { bytes: number; totalBytes: number } | null): number {
  return progress && progress.totalBytes > 0 ? Math.min(100, Math.floor((progress.bytes / progress.totalBytes) * 100)) : 0
}

const JUDGING_AT_MOST_MS = 60_000

/** Rows are in, but what they change in the warnings is not told yet; that follows within moments. */
export function isBeingJudged(
  report: { state: string; dryRun: boolean; finishedAt?: string | null; warningsChanged?: unknown },
  now: number,
): boolean {
  if (report.state !== 'DONE' || report.dryRun || report.warningsChanged || !report.finishedAt) return false
  return now - Date.parse(report.finishedAt) < JUDGING_AT_MOST_MS
}
