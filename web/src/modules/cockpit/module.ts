import { DataBoard } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_PROJECTS } from '@/modules/access/composables/useSession'

const meta = { roles: SEES_PROJECTS }

export default {
  routes: [{ path: '/cockpit', name: 'cockpit', component: () => import('./pages/CockpitPage.vue'), meta }],
  menu: { title: 'menu.cockpit', route: 'cockpit', icon: DataBoard, group: 'work', order: 10, roles: SEES_PROJECTS },
} satisfies ConsoleModule
