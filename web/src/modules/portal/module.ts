import { Postcard } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_BOARD_LINES, SEES_PROJECTS } from '@/modules/access/composables/useSession'

const meta = { roles: SEES_PROJECTS }

export default {
  routes: [
    { path: '/boards', name: 'boards', component: () => import('./pages/BoardListPage.vue'), meta },
    { path: '/boards/areas', name: 'board-lines', component: () => import('./pages/BoardLinesPage.vue'), meta: { roles: SEES_BOARD_LINES } },
    { path: '/boards/:code', name: 'board', component: () => import('./pages/BoardPage.vue'), props: true, meta },
  ],
  menu: { title: 'menu.boards', route: 'boards', icon: Postcard, group: 'projects', order: 38, roles: SEES_PROJECTS },
} satisfies ConsoleModule
