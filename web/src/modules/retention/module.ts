import { Timer } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { MAY_ADMINISTER } from '@/modules/access/composables/useSession'

export default {
  routes: [{ path: '/retention', name: 'retention', component: () => import('./pages/RetentionPage.vue'), meta: { roles: MAY_ADMINISTER } }],
  menu: { title: 'menu.retention', route: 'retention', icon: Timer, group: 'system', order: 85, roles: MAY_ADMINISTER },
} satisfies ConsoleModule
