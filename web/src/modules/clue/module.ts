import { ChatLineSquare, DataLine, Service } from '@element-plus/icons-vue'
import type { Role } from '@/api/types'
import type { ConsoleModule } from '@/app/modules'

const SEES_CLUES: readonly Role[] = ['OFFICER', 'LEADER', 'FIELD', 'SECTOR', 'PARTNER']
const SEES_RECEPTIONS: readonly Role[] = ['OFFICER', 'LEADER', 'FIELD']
const SEES_HOT_SPOTS: readonly Role[] = ['OFFICER', 'LEADER']

export default {
  routes: [
    { path: '/clues', name: 'clues', component: () => import('./pages/ClueListPage.vue'), meta: { roles: SEES_CLUES } },
    { path: '/clues/:id(\\d+)', name: 'clue', component: () => import('./pages/CluePage.vue'), props: true, meta: { roles: SEES_CLUES } },
    { path: '/receptions', name: 'receptions', component: () => import('./pages/ReceptionListPage.vue'), meta: { roles: SEES_RECEPTIONS } },
    { path: '/receptions/:id(\\d+)', name: 'reception', component: () => import('./pages/ReceptionPage.vue'), props: true, meta: { roles: SEES_RECEPTIONS } },
    { path: '/hot-spots', name: 'hot-spots', component: () => import('./pages/HotSpotPage.vue'), meta: { roles: SEES_HOT_SPOTS } },
  ],
  menu: [
    { title: 'menu.clues', route: 'clues', icon: ChatLineSquare, group: 'matters', order: 22, roles: SEES_CLUES },
    { title: 'menu.hotSpots', route: 'hot-spots', icon: DataLine, group: 'matters', order: 27, roles: SEES_HOT_SPOTS },
    { title: 'menu.receptions', route: 'receptions', icon: Service, group: 'matters', order: 28, roles: SEES_RECEPTIONS },
  ],
} satisfies ConsoleModule
