import type { Page } from '@playwright/test'

/**
 * Holds a question back: nothing of it reaches the app, and `fail` gives the page the answer of an app that is not there; `letGo` lets
 * the app answer.
 */
export const heldBack = async (page: Page, question: string) => {
  let [fail, letGo] = [(): void => undefined, (): void => undefined]
  const over = new Promise<'failed' | 'let go'>((resolve) => {
    fail = () => {
      resolve('failed')
    }
    letGo = () => {
      resolve('let go')
    }
  })
  await page.route('**/ask', async (route) => {
    const asked = route.request().postDataJSON() as { readonly question: string }
    if (asked.question !== question) return route.fallback()
    return (await over) === 'failed' ? route.abort() : route.fallback()
  })
  return { fail, letGo }
}
