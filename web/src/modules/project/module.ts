import { OfficeBuilding } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'

export default {
  routes: [
    { path: '/projects', name: 'projects', component: () => import('./pages/ProjectListPage.vue') },
    { path: '/projects/:code', name: 'project', component: () => import('./pages/ProjectPage.vue'), props: true },
  ],
  menu: { title: 'menu.projects', route: 'projects', icon: OfficeBuilding, order: 30 },
} satisfies ConsoleModule
