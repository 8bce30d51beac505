import { List, Location, User } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/app/modules'
import { MAY_ADMINISTER, SEES_DUTIES, SEES_USERS } from './composables/useSession'

const administrators = { roles: SEES_USERS }

export default {
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue'), meta: { public: true } },
    { path: '/second-factor', name: 'second-factor', component: () => import('./pages/SecondFactorPage.vue'), meta: { public: true } },
    { path: '/set-password', name: 'set-password', component: () => import('./pages/SetPasswordPage.vue'), meta: { public: true } },
    { path: '/account', name: 'account', component: () => import('./pages/OwnAccountPage.vue') },
    { path: '/users', name: 'users', component: () => import('./pages/UsersPage.vue'), meta: administrators },
    { path: '/users/:id(\\d+)', name: 'user', component: () => import('./pages/UserPage.vue'), props: (route) => ({ id: Number(route.params.id) }), meta: administrators },
    { path: '/organisations', name: 'organisations', component: () => import('./pages/OrganisationsPage.vue'), meta: administrators },
    { path: '/programs', name: 'programs', component: () => import('./pages/ProgramsPage.vue'), meta: { roles: MAY_ADMINISTER } },
    { path: '/organisations/:id(\\d+)', name: 'organisation', component: () => import('./pages/OrganisationPage.vue'), props: (route) => ({ id: Number(route.params.id) }), meta: administrators },
    { path: '/areas', name: 'areas', component: () => import('./pages/AreaPage.vue'), meta: administrators },
    { path: '/areas/:code(\\d+)', name: 'area', component: () => import('./pages/AreaPage.vue'), props: true, meta: administrators },
    { path: '/area-changes', name: 'area-changes', component: () => import('./pages/AreaChangesPage.vue'), meta: administrators },
    { path: '/duties', name: 'duties', component: () => import('./pages/DutiesPage.vue'), meta: { roles: SEES_DUTIES } },
  ],
  menu: [
    { title: 'menu.duties', route: 'duties', icon: List, group: 'law', order: 60, roles: SEES_DUTIES },
    { title: 'menu.areas', route: 'areas', icon: Location, group: 'system', order: 85, roles: SEES_USERS },
    { title: 'menu.users', route: 'users', icon: User, group: 'system', order: 90, roles: SEES_USERS },
  ],
} satisfies ConsoleModule
