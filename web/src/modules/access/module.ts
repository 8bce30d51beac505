import type { ConsoleModule } from '@/app/modules'

export default {
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue'), meta: { public: true } },
  ],
} satisfies ConsoleModule
