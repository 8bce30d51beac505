import { AlarmClock, Calendar, List } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { HANDLES, SEES_TASKS } from '@/modules/access/composables/useSession'

export default {
  routes: [
    { path: '/work', name: 'work', component: () => import('./pages/WorkPage.vue'), meta: { roles: HANDLES } },
    { path: '/tasks', name: 'tasks', component: () => import('./pages/TaskBoardPage.vue'), meta: { roles: SEES_TASKS } },
    { path: '/deadlines', name: 'deadlines', component: () => import('./pages/DeadlinesPage.vue'), meta: { roles: SEES_TASKS } },
  ],
  menu: [
    { title: 'menu.work', route: 'work', icon: AlarmClock, group: 'work', order: 5, roles: HANDLES },
    { title: 'menu.tasks', route: 'tasks', icon: List, group: 'work', order: 11, roles: SEES_TASKS },
    { title: 'menu.deadlines', route: 'deadlines', icon: Calendar, group: 'work', order: 12, roles: SEES_TASKS },
  ],
} satisfies ConsoleModule
