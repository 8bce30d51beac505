import { DataBoard } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'

export default {
  routes: [{ path: '/cockpit', name: 'cockpit', component: () => import('./pages/CockpitPage.vue') }],
  menu: { title: 'menu.cockpit', route: 'cockpit', icon: DataBoard, order: 10 },
} satisfies ConsoleModule
