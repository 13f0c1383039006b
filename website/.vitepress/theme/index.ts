import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import FrontPage from './FrontPage.vue'
import './style.css'

/** VitePress's theme with a layout for the front page, `layout: FrontPage`. */
export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('FrontPage', FrontPage)
  },
} satisfies Theme
