import type { Page } from '@playwright/test'
import type { Bridge, Input, Output, QuestionName, Reply } from '../../src/contract/index.ts'

/** Asks the app from inside the page, over the page's own way to it, and gives whatever came back. */
export async function askPage<Q extends QuestionName>(page: Page, question: Q, input: Input<Q>): Promise<Reply<Q>> {
  const reply = await page.evaluate(
    async ([name, value]) => {
      const bridge = (globalThis as { readonly pestle?: Bridge }).pestle
      if (bridge !== undefined) return bridge.ask(name, value)
      const body = JSON.stringify({ question: name, input: value })
      const headers = { 'Content-Type': 'application/json', 'X-Pestle-Key': localStorage.getItem('pestle-key') ?? '' }
      return (await fetch('/ask', { method: 'POST', headers, body })).json() as Promise<unknown>
    },
    [question as string, input as unknown] as const,
  )
  return reply as Reply<Q>
}

/** The same for a question that has to be answered; throws with what came back instead. */
export async function answerOf<Q extends QuestionName>(page: Page, question: Q, input: Input<Q>): Promise<Output<Q>> {
  const reply = await askPage(page, question, input)
  if (reply.kind === 'answer') return reply.value
  throw new Error(`${question} was not answered: ${JSON.stringify(reply)}`)
}
