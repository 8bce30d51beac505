import { OfficeBuilding } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { SEES_PROJECTS } from '@/modules/access/composables/useSession'

const meta = { roles: SEES_PROJECTS }

export default {
  routes: [
    { path: '/projects', name: 'projects', component: () => import('./pages/ProjectListPage.vue'), meta },
    { path: '/projects/:code', name: 'project', component: () => import('./pages/ProjectPage.vue'), props: true, meta },
  ],
  menu: { title: 'menu.projects', route: 'projects', icon: OfficeBuilding, group: 'projects', order: 30, roles: SEES_PROJECTS },
} satisfies ConsoleModule
