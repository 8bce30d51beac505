import type { components, paths } from './schema'

type Schemas = components['schemas']

export type Level = Schemas['Level']
export type Role = Schemas['Role']
export type Unit = Schemas['Unit']
export type Confidence = Schemas['Confidence']
export type User = Schemas['User']
export type AreaNode = Schemas['AreaNode']
export type LevelCounts = Schemas['LevelCounts']
export type Count = Schemas['Count']
export type Cockpit = Schemas['Cockpit']
export type WarningItem = Schemas['WarningItem']
export type Warning = Schemas['Warning']
export type WarningEvent = Schemas['WarningEvent']
export type Basis = Schemas['Basis']
export type ParameterShown = Schemas['ParameterShown']
export type ProjectItem = Schemas['ProjectItem']
export type Project = Schemas['Project']
export type ProjectMonth = Schemas['ProjectMonth']
export type Light = Schemas['Light']
export type Lights = Schemas['Lights']
export type Import = Schemas['Import']
export type ImportState = Schemas['ImportState']
export type Rejection = Schemas['Rejection']
export type FileKind = Schemas['FileKind']
export type Rule = Schemas['Rule']
export type RuleDetail = Schemas['RuleDetail']
export type RuleInPack = Schemas['RuleInPack']
export type Pack = Schemas['Pack']
export type PackStatus = Schemas['PackStatus']
export type Scan = Schemas['Scan']

export type WarningFilter = NonNullable<paths['/api/warnings']['get']['parameters']['query']>
export type ProjectFilter = NonNullable<paths['/api/projects']['get']['parameters']['query']>

export const LEVELS: readonly Level[] = ['RED', 'YELLOW', 'BLUE']
