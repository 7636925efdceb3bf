import { expect, test } from '../support/e2e.ts'

test('the line in hand stays in view whole when the lines of its list get another height', async ({ openWith }) => {
  const { page, desk, keys } = await openWith(
    'okafor',
    'chen',
    'rahman',
    'whitfield',
    'patel',
    'kaur',
    'fernandes',
    'wright',
    'clarke',
    'abdi',
  )
  await page.setViewportSize({ width: 1900, height: 560 })
  await keys.press('2')
  await expect(desk.row('Abdi')).toBeVisible()
  await keys.press('End')
  const line = page.getByRole('row', { selected: true })
  const heightOf = async (): Promise<number> => (await line.boundingBox())?.height ?? 0
  await expect(line).toContainText('ABDI')
  await expect(line).toBeInViewport({ ratio: 1 })
  const wide = await heightOf()
  await page.setViewportSize({ width: 1280, height: 560 })
  await expect.poll(heightOf).toBeGreaterThan(wide)
  await expect(line).toBeInViewport({ ratio: 1 })
  await keys.press('Home')
  await expect(line).toContainText('OKAFOR')
  await page.setViewportSize({ width: 1900, height: 560 })
  await expect.poll(heightOf).toBe(wide)
  await expect(line).toBeInViewport({ ratio: 1 })
})
