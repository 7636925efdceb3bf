import { expect, hire, sendReadyAtOnce, takeIn } from '../support/e2e.ts'
import { test } from '../support/e2e-browser-host.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { statusesByItem } from '../support/e2e-psu.ts'
import { doStep, journey } from '../support/e2e-work.ts'

test('in a browser on this PC a prescription goes from the clinical check to the hand-out, and the NHS is told', async ({
  tab,
  psu,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await tab()
  await hire(page)
  await sendReadyAtOnce(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  const sent = async (): Promise<readonly string[]> => Object.values(statusesByItem(await psu.rows(), id)).flat()
  await expect(page.getByText('in a browser')).toBeVisible()
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  await desk.clinicalCheck()
  await desk.assemble()
  await desk.chooseWho('Daniel Whitcombe')
  await desk.accuracyCheck()
  await desk.place('A3')
  await expect.poll(sent).toEqual(['With Pharmacy', 'Ready to Collect'])
  await desk.handOut('Chukwuemeka Okafor')
  await desk.count('Done today', 1)
  // Not what is said while it is held back for undo: on a busy machine that may be over before it is looked at.
  await expect.poll(sent, { timeout: 30_000 }).toEqual(['With Pharmacy', 'Ready to Collect', 'Collected'])
  await expect(desk.syncSentence).toHaveText('NHS up to date')
  await desk.goTo('Day’s end')
  await expect(page.getByText('A browser cannot close Pestle')).toBeVisible()
})

test('an act pressed before it is known what was begun is not lost: its window opens once that is known', async ({
  tab,
}) => {
  const { page, desk } = await tab()
  await hire(page)
  // Somebody who has not had this prescription in hand before: of others it is remembered what they had begun.
  await desk.chooseWho('Daniel Whitcombe')
  await takeIn(page, [messageFor('okafor')])
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  let asked = 0
  await page.route('**/ask', async (route) => {
    if (route.request().postData()?.includes('"draft:find"') === true) {
      asked += 1
      await held
    }
    await route.continue()
  })
  await desk.chooseWho('Aisha Karim')
  await expect.poll(() => asked).toBeGreaterThan(0)
  await desk.hand.getByRole('button', { name: /^Clinical check/ }).click()
  await expect(desk.dialog).toBeHidden()
  letGo()
  await expect(desk.dialog).toContainText('Clinical check')
})

test('what is done in one tab is seen in the other without asking for it, and so is who works', async ({ tab }) => {
  const first = await tab()
  await hire(first.page)
  const second = await tab()
  await second.desk.goTo('Clinical check')
  await second.desk.count('Clinical check', 0)
  const [id = ''] = await takeIn(first.page, [messageFor('okafor')])
  await second.desk.count('Clinical check', 1)
  await second.desk.take('Okafor')
  await doStep(first.page, id, 'check')
  await expect(second.desk.hand.getByRole('button', { name: /^Assemble/ })).toBeVisible()
  for (const step of journey.slice(1)) await doStep(first.page, id, step)
  await second.desk.count('Done today', 1)
  await first.desk.chooseWho('Daniel Whitcombe')
  await expect(second.page.getByRole('banner')).toContainText('Daniel Whitcombe')
})

test('a link opens the desk once; whoever uses it again is told to take the newest one', async ({
  host,
  tab,
  chromiumHere,
}) => {
  await tab()
  const [used = ''] = host.links()
  await expect.poll(() => host.links().length).toBe(2)
  const stranger = await (await chromiumHere.newContext()).newPage()
  await stranger.goto(used)
  await expect(stranger.getByText('This link was used already.')).toBeVisible()
  await stranger.goto(new URL('/', used).href)
  await expect(stranger.getByText('Not let in.')).toBeVisible()
  await stranger.goto(host.links().at(-1) ?? '')
  await expect(stranger.getByRole('navigation', { name: 'Where work waits' })).toBeVisible()
  await stranger.context().close()
})

test('the page runs no script but its own, speaks to nobody else, and is framed by nobody', async ({ tab, psu }) => {
  const { page } = await tab()
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  const outcome = await page.evaluate(async (elsewhere) => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.ran = true'
    document.head.append(script)
    const image = document.createElement('img')
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve('loaded')
      image.onerror = () => resolve('refused')
    })
    image.src = `${elsewhere}/pixel.png`
    // Not at once: what a debugger evaluates may itself evaluate, the page's own turns may not.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve((0, eval)('1'))
        } catch {
          resolve('refused')
        }
      }, 0)
    })
    return {
      inline: 'ran' in globalThis,
      evaluated,
      fetched: await fetch(`${elsewhere}/`, { method: 'POST', mode: 'no-cors' }).then(
        () => 'sent',
        () => 'refused',
      ),
      image: await loaded,
    }
  }, psu.url)
  expect(outcome).toEqual({ inline: false, evaluated: 'refused', fetched: 'refused', image: 'refused' })
  expect(refused.filter((text) => text.includes('Content Security Policy'))).not.toHaveLength(0)
  expect(await psu.requests()).toEqual([])
  await page.setContent(`<iframe src="${page.url()}"></iframe>`)
  await expect(page.frameLocator('iframe').getByRole('navigation')).toHaveCount(0)
})
