import { List, User } from '@element-plus/icons-vue'
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
    { path: '/duties', name: 'duties', component: () => import('./pages/DutiesPage.vue'), meta: { roles: SEES_DUTIES } },
  ],
  menu: [
    { title: 'menu.duties', route: 'duties', icon: List, order: 60, roles: SEES_DUTIES },
    { title: 'menu.users', route: 'users', icon: User, order: 90, roles: SEES_USERS },
  ],
} satisfies ConsoleModule
