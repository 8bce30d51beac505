import { List } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_PROBLEMS } from '@/modules/access/composables/useSession'

const meta = { roles: SEES_PROBLEMS }

export default {
  routes: [
    { path: '/problems', name: 'problems', component: () => import('./pages/ProblemListPage.vue'), meta },
    { path: '/problems/:id(\\d+)', name: 'problem', component: () => import('./pages/ProblemPage.vue'), props: true, meta },
  ],
  menu: { title: 'menu.problems', route: 'problems', icon: List, group: 'matters', order: 25, roles: SEES_PROBLEMS },
} satisfies ConsoleModule
