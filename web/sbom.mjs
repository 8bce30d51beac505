// The list of all packages in the console (SBOM, CycloneDX), from what package-lock.json pins; the same for the same packages.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

const list = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'], { encoding: 'utf8' }))
delete list.serialNumber
delete list.metadata.timestamp
mkdirSync('sbom', { recursive: true })
writeFileSync('sbom/console.cdx.json', JSON.stringify(list, null, 2) + '\n')
