import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/types'

/** What the entries of the menu are gathered under, in this order. */
export const MENU_GROUPS = ['work', 'matters', 'projects', 'law', 'system'] as const

export interface MenuEntry {
  /** Key of its text. */
  title: string
  /** Name of the route it opens. */
  route: string
  icon: Component
  group: (typeof MENU_GROUPS)[number]
  order: number
  roles?: readonly Role[]
}

export interface ConsoleModule {
  routes: RouteRecordRaw[]
  menu?: MenuEntry | MenuEntry[]
}

const found = import.meta.glob<{ default: ConsoleModule }>('../modules/*/module.ts', { eager: true })

/** Every module's own description; the shell knows none of them by name. */
export const modules: ConsoleModule[] = Object.values(found).map((file) => file.default)

export const menuEntries: MenuEntry[] = modules
  .flatMap((module) => module.menu ?? [])
  .sort((a, b) => a.order - b.order)
