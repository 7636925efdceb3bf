import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'

const asCombination = [
  ['okafor', 'Flucloxacillin 500mg capsules', 'Losartan 50mg / Hydrochlorothiazide 12.5mg', ' tablets'],
  ['patel', 'Metformin 500mg tablets', 'Calcium carbonate 1.5g / Colecalciferol 400unit', ' chewable tablets'],
] as const

test('a line names both drugs of a combination and how strong each is, at every width, and no mark beside it is cut', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  await takeIn(
    page,
    asCombination.map(([patient, was, names, form]) => {
      const message = messageFor(patient)
      const text = Buffer.from(message.bytes, 'base64').toString().replaceAll(was, `${names}${form}`)
      return { ...message, bytes: Buffer.from(text).toString('base64') }
    }),
  )
  await desk.goTo('Clinical check')
  await expect(desk.row('Okafor')).toContainText('Hydrochlorothiazide')
  await page.evaluate(() => document.fonts.ready)
  const cut = () =>
    page.evaluate(
      (all) => {
        const lines = [...document.querySelectorAll('[role=row][aria-selected]')]
        return all.filter((names) => {
          const line = lines.find(({ textContent }) => textContent.includes(names))
          const cell = line?.querySelectorAll('[role=gridcell]')[3]
          const node = cell && document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode()
          if (!line || !cell || !node?.parentElement) return true
          const range = document.createRange()
          range.setStart(node, 0)
          range.setEnd(node, names.length)
          const text = range.getBoundingClientRect()
          const seen = [line, cell, node.parentElement].map((one) => one.getBoundingClientRect())
          return seen.some(({ right, bottom }) => text.right > right + 1 || text.bottom > bottom + 1)
        })
      },
      asCombination.map(([, , names]) => names),
    )
  const cutMarks = () =>
    page
      .getByRole('gridcell')
      .getByTitle(/./)
      .filter({ visible: true })
      .evaluateAll((all) =>
        all.flatMap((mark) => {
          const [own, cell] = [mark, mark.closest('[role="gridcell"]')].map((one) => one?.getBoundingClientRect())
          return own && cell && (own.left < cell.left || own.right > cell.right) ? [mark.textContent] : []
        }),
      )
  for (const [width, height] of [
    [640, 360],
    [853, 480],
    [1024, 768],
    [1280, 720],
    [1366, 768],
    [1440, 900],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect.poll(cut, `${String(width)} × ${String(height)}`).toEqual([])
    await expect.poll(cutMarks, `${String(width)} × ${String(height)}`).toEqual([])
  }
})
