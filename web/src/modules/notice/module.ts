import { Bell } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_TASKS } from '@/modules/access/composables/useSession'

export default {
  routes: [{ path: '/notices', name: 'notices', component: () => import('./pages/NoticesPage.vue'), meta: { roles: SEES_TASKS } }],
  menu: { title: 'menu.notices', route: 'notices', icon: Bell, group: 'work', order: 13, roles: SEES_TASKS },
} satisfies ConsoleModule
